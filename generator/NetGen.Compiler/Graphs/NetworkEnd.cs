using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;

namespace NetGen.Compiler.Graphs;

/// <summary>The layers that lead up to a loss: a network's, or those of a head's block.</summary>
internal sealed record NetworkEnd(NetworkOutline Outline, LossDeclaration Loss)
{
    /// <summary>A finding about it, of which an attribute of the network can be told: what is wrong within a head stands on the head.</summary>
    public Finding Placed(Finding finding) => Loss is LossItem || finding.Item == Loss.Index && finding.RelatedItem < 0
        ? finding
        : finding with { Item = Loss.Index, Argument = null, RelatedItem = -1, Suggestion = null };
}
