using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>The parameters of a network's own layers, or of a block's, in the order of the layers.</summary>
/// <param name="Name">What the class of its methods is called: <c>Layers</c>, <c>Residual1</c>.</param>
/// <param name="Regions">Of the layers that stand in it.</param>
/// <param name="Groups">Of the compositions that stand in it.</param>
public sealed record ParameterScope(string Name, EquatableArray<ParameterRegion> Regions, EquatableArray<ParameterGroup> Groups)
{
    /// <summary>Of the normalisations that stand in it.</summary>
    public EquatableArray<NormalizationRegion> Normalizations { get; init; }

    /// <summary>Of the PReLUs that stand in it.</summary>
    public EquatableArray<PReLURegion> Rectifiers { get; init; }

    /// <summary>Of the fitted layers, which only a network itself has.</summary>
    public EquatableArray<FittedRegion> Fitted { get; init; }

    /// <summary>All of it in the order of the layers.</summary>
    public IEnumerable<IParameterEntry> InOrder =>
        Regions.Cast<IParameterEntry>().Concat(Normalizations).Concat(Rectifiers).Concat(Fitted).Concat(Groups).OrderBy(entry => entry.Place);

    public ParameterGroup GroupOf(CompositionNode composition) => Groups.First(group => ReferenceEquals(group.Composition, composition));

    /// <summary>All regions, those of blocks once.</summary>
    public IEnumerable<ParameterRegion> AllRegions => Regions.Concat(Groups.SelectMany(group => group.AllRegions));

    /// <summary>All regions of normalisations, those of blocks once.</summary>
    public IEnumerable<NormalizationRegion> AllNormalizations => Normalizations.Concat(Groups.SelectMany(group => group.AllNormalizations));

    /// <summary>All regions of PReLUs, those of blocks once.</summary>
    public IEnumerable<PReLURegion> AllRectifiers => Rectifiers.Concat(Groups.SelectMany(group => group.AllRectifiers));

    /// <summary>All compositions, at any depth.</summary>
    public IEnumerable<ParameterGroup> AllGroups =>
        Groups.SelectMany(group => group.Blocks.SelectMany(block => block.Scope.AllGroups).Prepend(group));

    /// <summary>Parameters without padding.</summary>
    public long Parameters =>
        Regions.Sum(region => region.Parameters) + Normalizations.Sum(region => region.Count) + Rectifiers.Sum(region => region.Count)
        + Groups.Sum(group => group.Parameters);
}

/// <summary>The parameters of a composition: of each repetition the same, one after the other.</summary>
/// <param name="Composition">The composition.</param>
/// <param name="Name">What the class of its methods is called: <c>Residual1</c>.</param>
/// <param name="Start">The offset of the first repetition, from the start of what the composition stands in.</param>
/// <param name="Floats">Floats of one repetition, and so the distance from one to the next.</param>
/// <param name="Projection">Of the layer through which the input is taken to the merge.</param>
/// <param name="Blocks">Of the blocks with parameters of their own; offsets count from the start of the repetition.</param>
/// <param name="FirstStream">The number of random streams before those of its initial weights.</param>
/// <param name="Streams">The random streams that the initial weights of one repetition use.</param>
public sealed record ParameterGroup(
    CompositionNode Composition,
    string Name,
    long Start,
    long Floats,
    ParameterRegion? Projection,
    EquatableArray<BlockParameters> Blocks,
    int FirstStream,
    int Streams) : IParameterEntry
{
    public int Place => Composition.Id;

    /// <summary>The offset of the first repetition's statistics of a batch, from the start of those of what the composition stands in.</summary>
    public long StatisticsStart { get; init; }

    /// <summary>Floats of the statistics of a batch in one repetition.</summary>
    public long StatisticsFloats { get; init; }

    /// <summary>The place of the first layer of the first repetition, among those of what the composition stands in.</summary>
    public int FirstRate { get; init; }

    /// <summary>The layers with parameters in one repetition.</summary>
    public int Rates { get; init; }

    public ParameterScope ScopeOf(int branch) => Blocks.First(block => block.Branch == branch).Scope;

    public int Repeat => Composition.Repeat;

    public IEnumerable<ParameterRegion> AllRegions =>
        (Projection is null ? [] : new[] { Projection }).Concat(Blocks.SelectMany(block => block.Scope.AllRegions));

    public IEnumerable<NormalizationRegion> AllNormalizations => Blocks.SelectMany(block => block.Scope.AllNormalizations);

    public IEnumerable<PReLURegion> AllRectifiers => Blocks.SelectMany(block => block.Scope.AllRectifiers);

    /// <summary>Parameters without padding, of all repetitions.</summary>
    public long Parameters => Repeat * ((Projection?.Parameters ?? 0) + Blocks.Sum(block => block.Scope.Parameters));

    /// <summary>The name in files: <c>residual1</c>.</summary>
    public string FileName => char.ToLowerInvariant(Composition.Name[0]) + Composition.Name.Substring(1);
}

/// <summary>The parameters of one block of a composition.</summary>
/// <param name="Branch">Its place among the composition's branches.</param>
/// <param name="Name">The block's name in code; empty where it needs none.</param>
/// <param name="Scope">Its parameters.</param>
public sealed record BlockParameters(int Branch, string Name, ParameterScope Scope);
