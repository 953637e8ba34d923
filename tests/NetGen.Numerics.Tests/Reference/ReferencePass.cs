using NetGen.Compiler.Graphs;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>What the interpreter finds for one training batch.</summary>
/// <param name="Loss">The loss, averaged over the rows.</param>
/// <param name="Prediction">What the loss reads.</param>
/// <param name="Gradients">∂loss/∂parameter.</param>
/// <param name="KinkDistance">
/// How far the batch stays away from the kinks of ReLU and its kin: the smallest |x| of any such layer, relative to the largest there.
/// Below the rounding error, two right answers may have different gradients.
/// </param>
/// <param name="Nodes">The nodes of the unrolled network in their order.</param>
internal sealed record ReferencePass(
    double Loss, double[,] Prediction, ParameterSet Gradients, double KinkDistance, IReadOnlyList<ReferenceNode> Nodes);

/// <summary>What passed through one node.</summary>
/// <param name="Node">The node.</param>
/// <param name="Values">Its outputs, [samples, units].</param>
/// <param name="Gradients">∂loss/∂output.</param>
internal sealed record ReferenceNode(GraphNode Node, double[,] Values, double[,] Gradients);
