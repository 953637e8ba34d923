using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Signals;

/// <summary>
/// What the mean-field theory of wide networks predicts of a network before its first step (Poole et al. 2016; Schoenholz et al. 2017).
/// </summary>
/// <param name="InputSquare">E[x²] of the input, or behind the layer that scales it.</param>
/// <param name="IsInputSquareDeclared">Whether the declaration states it or settles it; else it is that of standardised inputs, 1.</param>
/// <param name="Rows">One row for each node, in the order of the graph.</param>
public sealed record SignalProfile(double InputSquare, bool IsInputSquareDeclared, EquatableArray<SignalRow> Rows)
{
    /// <summary>Weights whose mean is a larger part of their second moment make the units of a layer alike: the theory is silent.</summary>
    private const double LargestMeanShare = 0.05;

    /// <summary>The profile of a network; null where it has weights with a mean or compositions of which the theory does not speak.</summary>
    public static SignalProfile? Of(NetworkGraph graph) =>
        !graph.Nodes.OfType<CompositionNode>().All(CompositionSignals.AreKnown) || graph.Nodes.DenseLayers().Any(HasMean) ? null : SignalRecursion.Run(graph, FittedSignals.Settled(graph) ?? graph.Input.Scale);

    private static bool HasMean(DenseNode layer)
    {
        double mean = layer.Initializer.Mean;
        return layer.FanIn * mean * mean > LargestMeanShare * layer.Initializer.Variance;
    }
}
