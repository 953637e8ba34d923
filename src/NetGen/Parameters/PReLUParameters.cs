namespace NetGen;

/// <summary>The parameters of a PReLU, where they lie.</summary>
public readonly ref struct PReLUParameters
{
    /// <summary>A view of them. Called by generated code.</summary>
    /// <param name="slope">α [1] or [width].</param>
    public PReLUParameters(Span<float> slope) => Slope = slope;

    /// <summary>α [1], or [width] where each unit has its own: the slope below 0.</summary>
    public Span<float> Slope { get; }
}
