using NetGen.Compiler.Declarations;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Graphs;

/// <summary>A declaration sorted by the roles of its attributes, as the checks and the graph read it.</summary>
internal sealed class NetworkOutline(NetworkDeclaration declaration)
{
    private readonly Dictionary<int, string> _names = LayerNames(declaration);

    public HostDeclaration Host => declaration.Host;

    /// <summary>The class's name as a person says it, without the <c>@</c> of an escaped one.</summary>
    public string HostName { get; } = declaration.Host.Name.TrimStart('@');

    public EquatableArray<DeclarationItem> Items => declaration.Items;

    public IReadOnlyList<LayerItem> Layers { get; } = [.. declaration.Items.OfType<LayerItem>()];

    public IReadOnlyList<DenseItem> DenseLayers { get; } = [.. declaration.Items.OfType<DenseItem>()];

    public IReadOnlyList<NamedLayerItem> NamedLayers { get; } = [.. declaration.Items.OfType<NamedLayerItem>()];

    public IReadOnlyList<CompositionItem> Compositions { get; } = [.. declaration.Items.OfType<CompositionItem>()];

    public InputItem? Input { get; } = declaration.Items.OfType<InputItem>().FirstOrDefault();

    public LossItem? Loss { get; } = declaration.Items.OfType<LossItem>().FirstOrDefault();

    public OptimizerItem? Optimizer { get; } = declaration.Items.OfType<OptimizerItem>().FirstOrDefault();

    /// <summary>Penalties and bounds.</summary>
    public GraphRegularization Regularization { get; } = GraphRegularization.Of(declaration);

    /// <summary>Whether every attribute is understood; a rule that would be wrong about a half-written declaration asks.</summary>
    public bool IsComplete { get; } = declaration.Items.IsComplete();

    /// <summary>The layer's name in code: as stated, or Dense1, Dense2, … by its place among all layers of its kind.</summary>
    public string NameOf(NamedLayerItem layer) => _names[layer.Index];

    /// <summary>The names of all layers that have one, by the indices of their attributes.</summary>
    public static Dictionary<int, string> LayerNames(NetworkDeclaration declaration)
    {
        Dictionary<int, string> names = [];
        foreach (IGrouping<string, NamedLayerItem> kind in declaration.Items.OfType<NamedLayerItem>().GroupBy(layer => layer.Kind))
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

    /// <summary>The name of the layer that centres what a projection reads; null where the one before it does.</summary>
    public string? ImplicitCenterOf(ProjectionItem projection) =>
        Layers.LastOrDefault(layer => layer.Index < projection.Index && layer is not FlattenItem) is ScalingItem
        {
            Method: PreprocessingMethod.ZeroCenter or PreprocessingMethod.Standardize, Global: false,
        }
            ? null
            : NameOf(projection) + "Center";

    /// <summary>The declaration of a block, as if it were a network's.</summary>
    public NetworkOutline Of(BlockDeclaration block) => new(new NetworkDeclaration(declaration.Host, block.Items));

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
