namespace NetGen.Compiler.Lowering;

/// <summary>A loop over the repetitions of a composition.</summary>
/// <param name="Times">How often it runs, at least 2.</param>
/// <param name="Dropouts">The random streams that each repetition uses.</param>
public sealed record Repetition(int Times, int Dropouts);
