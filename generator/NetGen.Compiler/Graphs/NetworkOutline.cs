using NetGen.Compiler.Declarations;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Graphs;

/// <summary>A declaration sorted by the roles of its attributes, as the checks and the graph read it.</summary>
internal sealed class NetworkOutline
{
    private readonly NetworkDeclaration _declaration;

    /// <summary>The inputs that arrive as they were declared: none where something else does, null where that is not known.</summary>
    private readonly IReadOnlyList<InputPart>? _arriving;
    private readonly Dictionary<int, string> _names;

    /// <param name="declaration">A network.</param>
    public NetworkOutline(NetworkDeclaration declaration)
        : this(declaration, InputPart.Of([.. declaration.Items.OfType<InputItem>()]))
    {
    }

    private NetworkOutline(NetworkDeclaration declaration, IReadOnlyList<InputPart>? arriving)
    {
        _declaration = declaration;
        _arriving = arriving;
        Heads = [.. declaration.Items.OfType<HeadItem>()];
        Items = Heads.Count == 0 ? declaration.Items : new([.. declaration.Items, CompositionOf(Heads)]);
        _names = LayerNames(Items);
        Layers = [.. Items.OfType<LayerItem>()];
        DenseLayers = [.. Items.OfType<DenseItem>()];
        NamedLayers = [.. Items.OfType<NamedLayerItem>()];
        Compositions = [.. Items.OfType<CompositionItem>()];
        Inputs = [.. Items.OfType<InputItem>()];
        Loss = Items.OfType<LossItem>().FirstOrDefault();
        Ends =
        [
            .. Loss is null ? [] : new[] { new NetworkEnd(this, Loss) },
            .. Compositions.Where(composition => composition.Form == CompositionForm.Heads)
                .SelectMany(heads => BranchPlan.Of(heads).Zip(Heads, (branch, head) => new NetworkEnd(Of(branch, heads), head))),
        ];
        Optimizer = Items.OfType<OptimizerItem>().FirstOrDefault();
        Regularization = GraphRegularization.Of(declaration);
        IsComplete = Items.IsComplete();
    }

    public HostDeclaration Host => _declaration.Host;

    /// <summary>The class's name as a person says it, without the <c>@</c> of an escaped one.</summary>
    public string HostName => Host.Name.TrimStart('@');

    /// <summary>The attributes, and behind them the composition that the heads are.</summary>
    public EquatableArray<DeclarationItem> Items { get; }

    public IReadOnlyList<LayerItem> Layers { get; }

    public IReadOnlyList<DenseItem> DenseLayers { get; }

    public IReadOnlyList<NamedLayerItem> NamedLayers { get; }

    public IReadOnlyList<CompositionItem> Compositions { get; }

    public IReadOnlyList<InputItem> Inputs { get; }

    /// <summary>The first of the inputs.</summary>
    public InputItem? Input => Inputs.Count == 0 ? null : Inputs[0];

    /// <summary>The inputs as parts of the row that a sample is; null where that is not known.</summary>
    public IReadOnlyList<InputPart>? InputParts => _arriving;

    public LossItem? Loss { get; }

    /// <summary>The heads, which are branches of the last composition.</summary>
    public IReadOnlyList<HeadItem> Heads { get; }

    /// <summary>Whether there is something that training minimises.</summary>
    public bool IsTrained => Loss is not null || Heads.Count > 0;

    /// <summary>Where losses are taken: the network itself, or its heads.</summary>
    public IReadOnlyList<NetworkEnd> Ends { get; }

    public OptimizerItem? Optimizer { get; }

    /// <summary>Penalties and bounds.</summary>
    public GraphRegularization Regularization { get; }

    /// <summary>Whether every attribute is understood; a rule that would be wrong about a half-written declaration asks.</summary>
    public bool IsComplete { get; }

    /// <summary>The layer's name in code: as stated, or Dense1, Dense2, … by its place among all layers of its kind.</summary>
    public string NameOf(NamedLayerItem layer) => _names[layer.Index];

    /// <summary>The names of all layers that have one, by the indices of their attributes.</summary>
    public static Dictionary<int, string> LayerNames(IEnumerable<DeclarationItem> items)
    {
        Dictionary<int, string> names = [];
        foreach (IGrouping<string, NamedLayerItem> kind in items.OfType<NamedLayerItem>().GroupBy(layer => layer.Kind))
        {
            int number = 0;
            foreach (NamedLayerItem layer in kind)
            {
                number++;
                names.Add(layer.Index, layer.Name ?? FormattableString.Invariant($"{kind.Key}{number}"));
            }
        }

        return names;
    }

    private static CompositionItem CompositionOf(IReadOnlyList<HeadItem> heads) =>
        new(heads[0].Index, CompositionForm.Heads, new(heads.Select(head => head.Block)))
        {
            Part = heads[0].Part,
            Name = "Heads",
            Merge = MergeOperation.Concat,
            Heads = new(heads),
        };

    /// <summary>The name of the layer that centres what a projection reads; null where the one before it does.</summary>
    public string? ImplicitCenterOf(ProjectionItem projection) =>
        Layers.LastOrDefault(layer => layer.Index < projection.Index && layer is not FlattenItem) is ScalingItem
        {
            Method: PreprocessingMethod.ZeroCenter or PreprocessingMethod.Standardize, Global: false,
        }
            ? null
            : NameOf(projection) + "Center";

    /// <summary>A block, as if it were a network, wherever it may be used.</summary>
    public static NetworkOutline OfBlock(BlockDeclaration block) => new(
        new NetworkDeclaration(new HostDeclaration { Namespace = "", Name = block.Name, MetadataName = block.Name }, block.Items), arriving: null);

    /// <summary>A block of one of the compositions, as if it were a network.</summary>
    public NetworkOutline Of(BranchPlan branch, CompositionItem composition) => new(
        new NetworkDeclaration(Host, branch.Block.Items), branch.Source >= 0 || composition.Repeat > 1 ? [] : PartsInto(composition));

    /// <summary>
    /// The network's inputs where they arrive at a layer, each value in its place: none behind a layer that mixes them, null where that is not
    /// known.
    /// </summary>
    public IReadOnlyList<InputPart>? PartsInto(LayerItem layer)
    {
        bool areEven = false;
        foreach (DeclarationItem item in Items.TakeWhile(item => item.Index < layer.Index))
        {
            if (item is IncompleteItem)
                return null;
            if (item is LayerItem before && !KeepsColumns(before))
                return [];
            areEven |= GivesColumnsOneScale(item);
        }

        return areEven && _arriving is not null ? [.. _arriving.Select(part => part with { SquareShare = 1 })] : _arriving;
    }

    private static bool GivesColumnsOneScale(DeclarationItem item) => item
        is ScalingItem { Method: PreprocessingMethod.Standardize or PreprocessingMethod.MinMax } or NormalizationItem { Method: NormalizationMethod.BatchNorm };

    /// <summary>Whether each value is changed, if at all, where it stands.</summary>
    public static bool KeepsColumns(LayerItem layer) =>
        layer is ScalingItem or NormalizationItem or PReLUItem or DropoutItem or FlattenItem or ActivationItem { Function: not ActivationFunction.Softmax };

    /// <summary>The last layer with whatever dropout follows it left aside.</summary>
    public LayerItem? LastComputingLayer => Layers.LastOrDefault(layer => layer is not DropoutItem);

    /// <summary>The activation between a layer and the next Dense, if any; a PReLU as the LeakyReLU that it starts as.</summary>
    public ActivationItem? ActivationAfter(DenseItem layer) =>
        Layers.Where(other => other.Index > layer.Index)
            .TakeWhile(other => other is not (DenseItem or CompositionItem))
            .Select(other => other is PReLUItem rectifier
                ? new ActivationItem(rectifier.Index, ActivationFunction.LeakyReLU) { Alpha = Defaults.Alpha(rectifier) }
                : other as ActivationItem)
            .FirstOrDefault(activation => activation is not null);
}
