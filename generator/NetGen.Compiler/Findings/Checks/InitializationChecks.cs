using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the units of a layer start apart, and with weights of a size that suits the layer's width.</summary>
internal static class InitializationChecks
{
    /// <summary>n_in Var[W] that no choice of an activation asks for: He's is 2.</summary>
    private const double LargestGain = 4;

    /// <summary>n_in over n_out, or the other way round, up to which both readings of Xavier are nearly one.</summary>
    private const double LargestFanRatio = 1.5;

    public static IEnumerable<Finding> Run(NetworkGraph graph)
    {
        DenseNode[] layers = [.. graph.Nodes.OfType<DenseNode>()];
        for (int i = 0; i < layers.Length; i++)
        {
            DenseNode layer = layers[i];
            double gain = layer.FanIn * layer.Initializer.Variance;
            if (layer.Initializer.Form == DistributionForm.Constant)
            {
                if (layer.Id != graph.Nodes.Last(GraphWalk.Learns).Id && layer.Units > 1)
                    yield return OnInit(layer, Rules.EqualWeights, layer.Name, $"{layer.Units}");
            }
            else if (gain > LargestGain && !IsNormalized(graph, layer))
            {
                yield return OnInit(layer, Rules.WeightsTooLarge, layer.Name, Figures.Text(gain), $"{layer.FanIn}");
            }
        }
    }

    /// <summary>A normalisation behind a layer takes the scale of its weights out again.</summary>
    private static bool IsNormalized(NetworkGraph graph, DenseNode layer) =>
        graph.Nodes.Any(node => node is NormalizationNode && node.Inputs[0] == layer.Id);

    /// <summary>Where the two readings of Xavier part, both are named.</summary>
    public static IEnumerable<Finding> Readings(NetworkOutline outline, NetworkGraph graph)
    {
        foreach (DenseNode layer in graph.Nodes.OfType<DenseNode>())
        {
            double ratio = (double)layer.FanIn / layer.Units;
            if (outline.Items[layer.Item] is DenseItem { SaysXavier: true } && Math.Max(ratio, 1 / ratio) > LargestFanRatio)
                yield return OnInit(layer, Rules.TwoReadings, Figures.Text(2.0 / (layer.FanIn + layer.Units)), Figures.Text(1.0 / layer.FanIn));
        }
    }

    private static Finding OnInit(DenseNode layer, Rule rule, params string[] arguments) =>
        new(rule, layer.Item, nameof(DenseItem.Init), new(arguments));
}
