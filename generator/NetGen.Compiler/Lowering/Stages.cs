namespace NetGen.Compiler.Lowering;

/// <summary>What can be asked of the stages of a program.</summary>
internal static class Stages
{
    /// <summary>How often something is repeated in all.</summary>
    public static long Product(this IEnumerable<Repetition> repeats) => repeats.Aggregate(1L, (product, repetition) => product * repetition.Times);

    /// <summary>The stages and those of their blocks, each once, in the order of computation.</summary>
    public static IEnumerable<Stage> Flatten(this IEnumerable<Stage> stages) =>
        stages.SelectMany(stage => stage.Branches.SelectMany(branch => branch.Stages.Flatten()).Append(stage));
}
