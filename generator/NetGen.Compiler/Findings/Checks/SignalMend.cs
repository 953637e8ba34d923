using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>A change of the hidden layers that leaves all initialisers to the defaults, or sets normalisations between.</summary>
/// <param name="Key">What the code fix knows it by.</param>
/// <param name="Name">In words: <c>tanh with Xavier</c>.</param>
/// <param name="Strength">What the network then is.</param>
internal sealed record SignalMend(string Key, string Name, SignalStrength Strength)
{
    public const string DefaultInitializers = "Default";
    public const string BatchNorm = "BatchNorm";

    /// <summary>The mends to try, the least change first.</summary>
    public static IEnumerable<SignalMend> Of(NetworkDeclaration declaration)
    {
        (string Key, string Name, IEnumerable<DeclarationItem>? Items)[] changes =
        [
            (DefaultInitializers, "the default initialisers", Rewritten(declaration, null)),
            (nameof(ActivationFunction.Tanh), "tanh with Xavier", Rewritten(declaration, ActivationFunction.Tanh)),
            (nameof(ActivationFunction.ReLU), "ReLU with He", Rewritten(declaration, ActivationFunction.ReLU)),
            (BatchNorm, "BatchNorm before each activation", Normalized(declaration)),
        ];
        foreach ((string key, string name, IEnumerable<DeclarationItem>? items) in changes)
        {
            if (items is not null && Build(declaration, items) is { } graph && SignalProfile.Of(graph) is { } profile)
                yield return new SignalMend(key, name, SignalStrength.Of(graph, profile));
        }
    }

    private static IEnumerable<DeclarationItem> Rewritten(NetworkDeclaration declaration, ActivationFunction? function)
    {
        int lastDense = LastDense(declaration);
        return declaration.Items.Select(item => item switch
        {
            DenseItem dense => dense with { Init = null, InitMin = null, InitMax = null, InitScale = null, InitValue = null },
            ActivationItem activation when function is { } other && activation.Index < lastDense =>
                activation with { Function = other, Alpha = null },
            _ => item,
        });
    }

    /// <summary>A BatchNorm between each Dense layer and its activation; null where others stand there, or dropout would spoil its statistics.</summary>
    private static IEnumerable<DeclarationItem>? Normalized(NetworkDeclaration declaration)
    {
        int lastDense = LastDense(declaration);
        ActivationItem[] activations = [.. declaration.Items.OfType<ActivationItem>().Where(activation => activation.Index < lastDense)];
        bool fits = activations.Length > 0
            && activations.All(activation => declaration.Items[activation.Index - 1] is DenseItem)
            && !declaration.Items.Any(item => item is DropoutItem);
        return fits
            ? declaration.Items.SelectMany(item => activations.Contains(item) ? (DeclarationItem[])[new NormalizationItem(0, NormalizationMethod.BatchNorm), item] : [item])
            : null;
    }

    private static NetworkGraph? Build(NetworkDeclaration declaration, IEnumerable<DeclarationItem> items) =>
        GraphBuilder.Build(declaration with { Items = new(items.Select((item, index) => item with { Index = index })) }).Graph;

    private static int LastDense(NetworkDeclaration declaration) => declaration.Items.OfType<DenseItem>().Last().Index;
}
