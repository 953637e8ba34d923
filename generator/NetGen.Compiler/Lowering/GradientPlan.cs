using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>Names the buffer for the gradient of each stage's output, and finds out where gradients have to reach.</summary>
internal static class GradientPlan
{
    /// <param name="stages">The stages of a network.</param>
    public static List<Stage> Annotate(IReadOnlyList<Stage> stages) => Annotate(stages, learnsBefore: false, default);

    /// <summary>The buffer of the gradient at a composition's input that comes back through one of its blocks.</summary>
    public static string BranchGradient(Stage composition) => FormattableString.Invariant($"DX{composition.Number}");

    /// <summary>
    /// Whether a gradient is passed through all of a branch: within a composition it is, since its blocks are added to one another, and their losses want it, but
    /// not to a network's input that nothing before it learns from.
    /// </summary>
    private static bool ReachesThrough(StageBranch branch, bool learnsBefore) => learnsBefore || branch.Head is not null || branch.Stages[0].Select is null;

    private static List<Stage> Annotate(IReadOnlyList<Stage> stages, bool learnsBefore, EquatableArray<Repetition> repeats)
    {
        List<Stage> result = [];
        for (int i = 0; i < stages.Count; i++)
        {
            Stage stage = stages[i];
            int first = i, last = i;
            while (first > 0 && stages[first].PassesGradientInPlace)
                first--;
            while (last + 1 < stages.Count && stages[last + 1].PassesGradientInPlace)
                last++;
            result.Add(stage with
            {
                GradientBuffer = FormattableString.Invariant($"DA{stages[last].Number}"),
                GradientRepeats = stages[first] is { Learns: true, Composition: null, TakesColumns: false, Rectifier: null } ? repeats : default,
                // What a repetition reads is the output of the one before, if not of the first.
                NeedsInputGradient = learnsBefore || stage is { Composition.Repeat: > 1, Learns: true },
                Branches = new(stage.Branches.Select(branch => branch with { Stages = new(Annotate(branch.Stages, ReachesThrough(branch, learnsBefore), stage.Repeats)) })),
            });
            learnsBefore |= stage.Learns;
        }

        return result;
    }
}
