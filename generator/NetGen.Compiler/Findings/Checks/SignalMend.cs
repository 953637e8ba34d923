using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>A change of the hidden activations, or of none, that leaves all initialisers to the defaults.</summary>
/// <param name="Function">The activation in all hidden places; null for those that stand there.</param>
/// <param name="Strength">What the network then is.</param>
internal sealed record SignalMend(ActivationFunction? Function, SignalStrength Strength)
{
    /// <summary>The mends to try, the least change first.</summary>
    public static IEnumerable<SignalMend> Of(NetworkDeclaration declaration) =>
        new ActivationFunction?[] { null, ActivationFunction.Tanh, ActivationFunction.ReLU }
            .Select(function => Try(declaration, function))
            .OfType<SignalMend>();

    /// <summary>In words: <c>tanh with Xavier</c>.</summary>
    public string Name => Function switch
    {
        null => "the default initialisers",
        ActivationFunction.Tanh => "tanh with Xavier",
        _ => "ReLU with He",
    };

    private static SignalMend? Try(NetworkDeclaration declaration, ActivationFunction? function)
    {
        int lastDense = declaration.Items.OfType<DenseItem>().Last().Index;
        IEnumerable<DeclarationItem> items = declaration.Items.Select(item => item switch
        {
            DenseItem dense => dense with { Init = null, InitMin = null, InitMax = null, InitScale = null, InitValue = null },
            ActivationItem activation when function is { } other && activation.Index < lastDense =>
                activation with { Function = other, Alpha = null },
            _ => item,
        });
        return GraphBuilder.Build(declaration with { Items = new EquatableArray<DeclarationItem>(items) }).Graph is { } graph
            && SignalProfile.Of(graph) is { } profile
            ? new SignalMend(function, SignalStrength.Of(graph, profile))
            : null;
    }
}
