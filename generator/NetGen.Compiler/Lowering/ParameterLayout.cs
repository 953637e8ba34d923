using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>The flat buffer that holds all parameters, layer after layer, every tensor on a 64-byte line.</summary>
public sealed record ParameterLayout(EquatableArray<ParameterRegion> Regions, long Floats)
{
    public long Parameters => Regions.Sum(region => region.Parameters);

    public ParameterRegion RegionOf(DenseNode layer) => Regions.First(region => region.Layer.Id == layer.Id);

    public static ParameterLayout Of(NetworkGraph graph)
    {
        List<ParameterRegion> regions = [];
        long next = 0;
        foreach (DenseNode layer in graph.Nodes.OfType<DenseNode>())
        {
            long weights = next;
            ParameterRegion region = new(layer, regions.Count + 1, weights, -1, (int)LeadingDimension.Of(layer.Units));
            next += region.WeightFloats;
            if (layer.Bias)
            {
                region = region with { Bias = next };
                next += region.BiasFloats;
            }

            regions.Add(region);
        }

        return new ParameterLayout(new EquatableArray<ParameterRegion>(regions), next);
    }
}
