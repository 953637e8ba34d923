using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>One branch of a composition as its form connects it.</summary>
/// <param name="Block">The block.</param>
/// <param name="Source">The branch whose output it reads; -1 for the composition's input.</param>
/// <param name="Owner">The branch whose parameters it uses.</param>
internal sealed record BranchPlan(BlockDeclaration Block, int Source, int Owner)
{
    public static IReadOnlyList<BranchPlan> Of(CompositionItem composition)
    {
        BlockDeclaration first = composition.Blocks[0];
        return composition.Form switch
        {
            CompositionForm.Poly2 => [new(first, -1, 0), new(first, 0, 0)],
            CompositionForm.MPoly2 => [new(first, -1, 0), new(composition.Blocks[1], 0, 1)],
            _ => [.. composition.Blocks.Select((block, index) => new BranchPlan(block, -1, index))],
        };
    }
}
