namespace NetGen;

/// <summary>The gradients of a PReLU's parameters after the last backward pass.</summary>
public readonly ref struct PReLUGradients
{
    /// <summary>A view of them. Called by generated code.</summary>
    /// <param name="slope">∂L/∂α [1] or [width].</param>
    public PReLUGradients(ReadOnlySpan<float> slope) => Slope = slope;

    /// <summary>∂L/∂α [1], or [width] where each unit has its own.</summary>
    public ReadOnlySpan<float> Slope { get; }
}
