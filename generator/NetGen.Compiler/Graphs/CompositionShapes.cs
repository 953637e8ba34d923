using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>The shapes within a composition, as far as they are known.</summary>
/// <param name="Input">What arrives at it.</param>
/// <param name="Branches">What each of its branches returns.</param>
/// <param name="Output">What it returns; null also where the branches cannot be merged.</param>
internal sealed record CompositionShapes(TensorShape? Input, IReadOnlyList<TensorShape?> Branches, TensorShape? Output)
{
    public static CompositionShapes Of(CompositionItem composition, NetworkOutline outline, TensorShape? input)
    {
        List<TensorShape?> branches = [];
        foreach (BranchPlan plan in BranchPlan.Of(composition))
        {
            TensorShape? source = plan.Source < 0 ? input : branches[plan.Source];
            branches.Add(new ShapeInference(outline.Of(plan, composition), source).Output);
        }

        return new CompositionShapes(input, branches, Merged(composition, input, branches));
    }

    private static TensorShape? Merged(CompositionItem composition, TensorShape? input, List<TensorShape?> branches)
    {
        if (branches.Count == 0 || branches.Any(shape => shape is null))
            return null;
        if (composition is { Form: CompositionForm.Branches or CompositionForm.Heads, Merge: MergeOperation.Concat })
        {
            return branches.All(shape => shape!.Value.Rank == 1) && branches.Sum(shape => shape!.Value.Size) is <= int.MaxValue and var size
                ? new TensorShape((int)size)
                : null;
        }

        TensorShape? first = branches[0];
        if (branches.Any(shape => shape != first))
            return null;
        bool needsInputShape = composition.Skips && !composition.Projection;
        return needsInputShape && first != input ? null : first;
    }
}
