using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>The flat buffer that holds all parameters, layer after layer, every tensor on a 64-byte line.</summary>
public sealed record ParameterLayout(ParameterScope Root, long Floats)
{
    /// <summary>The regions of the network's own layers.</summary>
    public EquatableArray<ParameterRegion> Regions => Root.Regions;

    public long Parameters => Root.Parameters;

    /// <summary>Whether some of them belong to blocks.</summary>
    public bool HasBlocks => Root.Groups.Count > 0;

    /// <summary>The region of a layer at any depth.</summary>
    public ParameterRegion RegionOf(DenseNode layer) => Root.AllRegions.First(region => ReferenceEquals(region.Layer, layer));

    /// <summary>The parameters of a composition at any depth.</summary>
    public ParameterGroup GroupOf(CompositionNode composition) => Root.AllGroups.First(group => ReferenceEquals(group.Composition, composition));

    public static ParameterLayout Of(NetworkGraph graph) => new ParameterLayoutBuilder().Build(graph);
}
