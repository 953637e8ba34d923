using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>Gives every tensor its place.</summary>
internal sealed class ParameterLayoutBuilder
{
    /// <summary>The names of the classes that methods stand in; none may stand twice.</summary>
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase) { "Layers" };
    private long _next;
    private long _nextStatistic;
    private int _streams;
    private int _nextRate;

    public ParameterLayout Build(NetworkGraph graph)
    {
        ParameterScope root = Scope("Layers", "", graph.Nodes);
        root = root with { Fitted = new(Fitted(graph.Nodes)) };
        return new ParameterLayout(root, _next, _nextStatistic);
    }

    /// <param name="name">What the class of the scope's methods is called.</param>
    /// <param name="path">What the classes of the compositions within it begin with.</param>
    /// <param name="nodes">The nodes of a network or of a block.</param>
    private ParameterScope Scope(string name, string path, IEnumerable<GraphNode> nodes)
    {
        List<ParameterRegion> regions = [];
        List<NormalizationRegion> normalizations = [];
        List<PReLURegion> rectifiers = [];
        List<ParameterGroup> groups = [];
        foreach (GraphNode node in nodes)
        {
            if (node is DenseNode dense)
                regions.Add(Region(dense, regions.Count + 1, regions.Find(region => region.Layer.Name == dense.TiedTo)));
            else if (node is NormalizationNode normalization)
                normalizations.Add(Region(normalization, normalizations.Count + 1));
            else if (node is PReLUNode rectifier)
                rectifiers.Add(Region(rectifier, rectifiers.Count + 1));
            else if (node is CompositionNode composition)
                groups.Add(Group(composition, path));
        }

        return new ParameterScope(name, new(regions), new(groups)) { Normalizations = new(normalizations), Rectifiers = new(rectifiers) };
    }

    /// <summary>Behind all that is trained.</summary>
    private List<FittedRegion> Fitted(IEnumerable<GraphNode> nodes)
    {
        List<FittedRegion> regions = [];
        foreach (FittedNode node in nodes.OfType<FittedNode>())
        {
            FittedRegion region = node switch
            {
                ScalingNode scaling => new ScalingRegion(scaling, regions.OfType<ScalingRegion>().Count() + 1, _next),
                FillNode fill => new FillRegion(fill, Number: 1, _next),
                _ => new ProjectionRegion((ProjectionNode)node, regions.OfType<ProjectionRegion>().Count() + 1, _next),
            };
            regions.Add(region);
            _next += region.Floats;
        }

        return regions;
    }

    private ParameterRegion Region(DenseNode layer, int number, ParameterRegion? owner = null)
    {
        ParameterRegion region = owner is null
            ? new(layer, number, _next, -1, (int)LeadingDimension.Of(layer.Units)) { Stream = ++_streams, Rate = _nextRate++ }
            : new(layer, number, owner.Weights, -1, owner.Stride) { Owner = owner, Rate = layer.Bias ? _nextRate++ : owner.Rate };
        if (owner is null)
            _next += region.WeightFloats;
        if (layer.Bias)
        {
            region = region with { Bias = _next };
            _next += region.BiasFloats;
        }

        return region;
    }

    private NormalizationRegion Region(NormalizationNode layer, int number)
    {
        NormalizationRegion region = new(layer, number, _next, _nextStatistic) { Rate = _nextRate++ };
        _next += region.ParameterFloats + region.RunningFloats;
        _nextStatistic += region.StatisticsFloats;
        return region;
    }

    private PReLURegion Region(PReLUNode layer, int number)
    {
        PReLURegion region = new(layer, number, _next) { Rate = _nextRate++ };
        _next += region.Floats;
        return region;
    }

    /// <summary>Offsets within a repetition count from its start.</summary>
    private ParameterGroup Group(CompositionNode composition, string path)
    {
        (long start, long firstStatistic, int firstStream, int firstRate) = (_next, _nextStatistic, _streams, _nextRate);
        (_next, _nextStatistic, _nextRate) = (0, 0, 0);
        string name = Unique(path + composition.Name);
        ParameterRegion? projection = composition.Projection is { } layer ? Region(layer, 0) : null;
        List<BlockParameters> blocks = [];
        for (int i = 0; i < composition.Branches.Count; i++)
        {
            GraphBranch branch = composition.Branches[i];
            if (branch.Owner != i)
                continue;
            string inner = branch.Name.Length == 0 ? name : Unique(name + branch.Name);
            blocks.Add(new BlockParameters(i, branch.Name, Scope(inner, inner, branch.Nodes)));
        }

        (long floats, long statistics, int streams, int rates) = (_next, _nextStatistic, _streams - firstStream, _nextRate);
        _next = start + floats * composition.Repeat;
        _nextStatistic = firstStatistic + statistics * composition.Repeat;
        _streams = firstStream + streams * composition.Repeat;
        _nextRate = firstRate + rates * composition.Repeat;
        return new ParameterGroup(composition, name, start, floats, projection, new(blocks), firstStream, streams)
        {
            StatisticsStart = firstStatistic,
            StatisticsFloats = statistics,
            FirstRate = firstRate,
            Rates = rates,
        };
    }

    private string Unique(string name)
    {
        string unique = name;
        for (int number = 2; !_names.Add(unique); number++)
            unique = FormattableString.Invariant($"{name}_{number}");
        return unique;
    }
}
