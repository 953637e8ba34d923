namespace NetGen.Compiler.Signals;

/// <summary>What the layers of a composition's first repetition make of the signal.</summary>
/// <param name="Branches">Branch by branch.</param>
/// <param name="Skip">The input as it enters the merge: through the projection, where there is one.</param>
/// <param name="SkipArriving">The factor of the gradient's mean square from behind the last repetition to there.</param>
internal sealed record CompositionSteps(IReadOnlyList<BranchSteps> Branches, SignalState Skip, double SkipArriving);

/// <summary>What the layers of one branch make of the signal.</summary>
/// <param name="Steps">One for each node of the branch, its input first.</param>
/// <param name="Arriving">The factor of the gradient's mean square from behind the composition to behind the branch.</param>
internal sealed record BranchSteps(SignalStep[] Steps, double Arriving);
