using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>A change of the hidden layers: default initialisers, normalisations between, or residual blocks of them.</summary>
/// <param name="Key">What the code fix knows it by.</param>
/// <param name="Name">In words: <c>tanh with Xavier</c>.</param>
/// <param name="Strength">What the network then is.</param>
internal sealed record SignalMend(string Key, string Name, SignalStrength Strength)
{
    public const string DefaultInitializers = "Default";
    public const string BatchNorm = "BatchNorm";
    public const string Residual = "Residual";

    /// <summary>The layers that it changes; null for all hidden ones.</summary>
    public EqualLayers? Layers { get; init; }

    /// <summary>The mends to try, the least change first.</summary>
    public static IEnumerable<SignalMend> Of(NetworkDeclaration declaration)
    {
        EqualLayers? run = EqualLayers.LongestOf(declaration);
        (string Key, string Name, NetworkGraph? Graph, EqualLayers? Layers)[] changes =
        [
            (DefaultInitializers, "the default initialisers", Rewritten(declaration, null), null),
            (nameof(ActivationFunction.Tanh), "tanh with Xavier", Rewritten(declaration, ActivationFunction.Tanh), null),
            (nameof(ActivationFunction.ReLU), "ReLU with He", Rewritten(declaration, ActivationFunction.ReLU), null),
            (BatchNorm, "BatchNorm before each activation", Normalized(declaration), null),
            (Residual, "residual blocks", run is null ? null : Build(declaration, run.AsResidual(declaration)), run),
        ];
        foreach ((string key, string name, NetworkGraph? graph, EqualLayers? layers) in changes)
        {
            if (graph is not null && SignalProfile.Of(graph) is { } profile && ResidualChecks.Run(graph, profile) is null)
                yield return new SignalMend(key, name, SignalStrength.Of(graph, profile)) { Layers = layers };
        }
    }

    /// <summary>Default initialisers, and one activation for all hidden layers; null where that is what the network has.</summary>
    private static NetworkGraph? Rewritten(NetworkDeclaration declaration, ActivationFunction? function)
    {
        int lastDense = LastDense(declaration);
        EquatableArray<DeclarationItem> items = new(declaration.Items.Select(item => item switch
        {
            DenseItem dense => dense with { Init = null, InitMin = null, InitMax = null, InitScale = null, InitValue = null },
            ActivationItem activation when function is { } other && activation.Index < lastDense =>
                activation with { Function = other, Alpha = null, StraightThrough = null },
            _ => item,
        }));
        // Neither brings a new name or shape: what kept the rules keeps them.
        return items == declaration.Items ? null : GraphBuilder.BuildSound(declaration with { Items = items });
    }

    /// <summary>A BatchNorm between each Dense layer and its activation; null where others stand there, or dropout would spoil its statistics.</summary>
    private static NetworkGraph? Normalized(NetworkDeclaration declaration)
    {
        int lastDense = LastDense(declaration);
        ActivationItem[] activations = [.. declaration.Items.OfType<ActivationItem>().Where(activation => activation.Index < lastDense)];
        bool fits = activations.Length > 0
            && activations.All(activation => declaration.Items[activation.Index - 1] is DenseItem)
            && !declaration.Items.Any(item => item is DropoutItem);
        return fits
            ? Build(declaration, declaration.Items.SelectMany(item =>
                activations.Contains(item) ? (DeclarationItem[])[new NormalizationItem(0, NormalizationMethod.BatchNorm), item] : [item]))
            : null;
    }

    private static NetworkGraph? Build(NetworkDeclaration declaration, IEnumerable<DeclarationItem> items) =>
        GraphBuilder.Build(declaration with { Items = new(items.Select((item, index) => item with { Index = index })) }).Graph;

    private static int LastDense(NetworkDeclaration declaration) => declaration.Items.OfType<DenseItem>().Last().Index;
}
