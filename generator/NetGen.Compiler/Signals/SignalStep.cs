namespace NetGen.Compiler.Signals;

/// <summary>What a node makes of the signal.</summary>
/// <param name="Output">The state behind it.</param>
/// <param name="Gain">The factor of the gradient's mean square from behind it to before it.</param>
internal readonly record struct SignalStep(SignalState Output, double Gain)
{
    /// <summary>Of a composition: what happens within its first repetition.</summary>
    public CompositionSteps? Within { get; init; }
}
