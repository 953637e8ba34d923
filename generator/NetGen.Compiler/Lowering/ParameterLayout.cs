using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>The flat buffer that holds all parameters, layer after layer, every tensor on a 64-byte line.</summary>
/// <param name="Root">The parameters of the network's own layers, and of what stands in them.</param>
/// <param name="Floats">All floats, those of running statistics and of fitted layers included.</param>
/// <param name="StatisticsFloats">Floats of the statistics of a batch, for all repetitions.</param>
public sealed record ParameterLayout(ParameterScope Root, long Floats, long StatisticsFloats)
{
    /// <summary>The regions of the network's own layers.</summary>
    public EquatableArray<ParameterRegion> Regions => Root.Regions;

    public long Parameters => Root.Parameters;

    /// <summary>Whether some of them belong to blocks.</summary>
    public bool HasBlocks => Root.Groups.Count > 0;

    /// <summary>The region of a layer at any depth.</summary>
    public ParameterRegion RegionOf(DenseNode layer) => Root.AllRegions.First(region => ReferenceEquals(region.Layer, layer));

    /// <summary>The region of a layer at any depth.</summary>
    public NormalizationRegion RegionOf(NormalizationNode layer) =>
        Root.AllNormalizations.First(region => ReferenceEquals(region.Layer, layer));

    /// <summary>The region of a layer at any depth.</summary>
    public PReLURegion RegionOf(PReLUNode layer) => Root.AllRectifiers.First(region => ReferenceEquals(region.Layer, layer));

    /// <summary>Floats up to where those of the fitted layers begin, which have no gradients and no optimiser states.</summary>
    public long TrainedFloats => Root.Fitted.Count == 0 ? Floats : Root.Fitted[0].Start;

    /// <summary>The layer whose number of samples tells whether the network has been fitted; null where nothing is to be fitted.</summary>
    public ScalingRegion? Fitted => Root.Fitted.OfType<ScalingRegion>().FirstOrDefault();

    /// <summary>The means that missing inputs count as; null where nothing, or a scaling, fills them in.</summary>
    public FillRegion? Fill => Root.Fitted.OfType<FillRegion>().FirstOrDefault();

    /// <summary>The region of a fitted layer.</summary>
    public FittedRegion RegionOf(FittedNode layer) => Root.Fitted.First(region => ReferenceEquals(region.Layer, layer));

    /// <summary>Whether some of the floats are running statistics, which the optimiser must not touch.</summary>
    public bool HasStatistics => StatisticsFloats > 0;

    /// <summary>The parameters of a composition at any depth.</summary>
    public ParameterGroup GroupOf(CompositionNode composition) => Root.AllGroups.First(group => ReferenceEquals(group.Composition, composition));

    public static ParameterLayout Of(NetworkGraph graph) => new ParameterLayoutBuilder().Build(graph);
}
