namespace NetGen;

/// <summary>What a deployed network fills missing inputs with, where it lies: what is left of a scaling that is part of a layer.</summary>
public readonly ref struct FillParameters
{
    /// <summary>A view of it. Called by generated code.</summary>
    /// <param name="mean">[features].</param>
    public FillParameters(Span<float> mean) => Mean = mean;

    /// <summary>The mean of each feature over the training set [features].</summary>
    public Span<float> Mean { get; }
}
