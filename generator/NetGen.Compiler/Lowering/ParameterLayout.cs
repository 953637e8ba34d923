using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>
/// The flat buffer that holds all parameters, layer after layer, every tensor on a 64-byte line. Behind them lies what is saved with them, but
/// not trained: running statistics.
/// </summary>
/// <param name="Regions">Those of the Dense layers.</param>
/// <param name="Normalizations">Those of the normalisations.</param>
/// <param name="Floats">The floats that are trained.</param>
/// <param name="TotalFloats">All floats.</param>
public sealed record ParameterLayout(
    EquatableArray<ParameterRegion> Regions, EquatableArray<NormalizationRegion> Normalizations, long Floats, long TotalFloats)
{
    public long Parameters => Regions.Sum(region => region.Parameters) + Normalizations.Sum(region => region.Count);

    public NormalizationRegion RegionOf(NormalizationNode layer) => Normalizations.First(region => region.Layer.Id == layer.Id);

    public ParameterRegion RegionOf(DenseNode layer) => Regions.First(region => region.Layer.Id == layer.Id);

    public static ParameterLayout Of(NetworkGraph graph)
    {
        List<ParameterRegion> regions = [];
        List<NormalizationRegion> normalizations = [];
        long next = 0;
        foreach (GraphNode node in graph.Nodes)
        {
            if (node is NormalizationNode normalization)
            {
                normalizations.Add(new NormalizationRegion(normalization, normalizations.Count + 1, next, -1));
                next += normalizations[normalizations.Count - 1].ParameterFloats;
            }

            if (node is not DenseNode layer)
                continue;
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

        long floats = next;
        for (int i = 0; i < normalizations.Count; i++)
        {
            if (normalizations[i].RunningFloats > 0)
                normalizations[i] = normalizations[i] with { Running = next };
            next += normalizations[i].RunningFloats;
        }

        return new ParameterLayout(
            new EquatableArray<ParameterRegion>(regions), new EquatableArray<NormalizationRegion>(normalizations), floats, next);
    }
}
