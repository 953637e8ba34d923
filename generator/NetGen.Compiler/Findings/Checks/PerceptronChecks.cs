using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the perceptron's rule trains a perceptron.</summary>
internal static class PerceptronChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline)
    {
        if (outline is not { IsComplete: true, Loss: { } loss, Optimizer: { Algorithm: OptimizerAlgorithm.PerceptronRule } optimizer })
            yield break;
        if (Objection(outline, loss) is { } objection)
            yield return Finding.OnArgument(optimizer, ParameterNames.Algorithm, Rules.NoPerceptron, objection);
    }

    private static string? Objection(NetworkOutline outline, LossItem loss)
    {
        LayerItem[] layers = [.. outline.Layers.Where(layer => layer is not (FlattenItem or FittedItem))];
        if (layers.Length == 0)
            return null; // said elsewhere
        if (layers[0] is not DenseItem { Pieces: null })
            return $"this network begins with {Word(layers[0], outline)}";
        if (layers.Length == 1)
            return $"no Step follows {Word(layers[0], outline)}";
        if (layers[1] is not ActivationItem { Function: ActivationFunction.Step })
            return $"{Word(layers[1], outline)} follows {Word(layers[0], outline)}";
        if (layers[1] is ActivationItem { StraightThrough: true })
            return "StraightThrough gives Step a derivative for other rules";
        if (layers.Length > 2)
            return $"{Word(layers[2], outline)} follows Step";
        return loss.Function == LossFunction.MeanAbsoluteError ? null : $"the loss of this network is {loss.Function}";
    }

    private static string Word(LayerItem layer, NetworkOutline outline) => layer switch
    {
        NamedLayerItem named => outline.NameOf(named),
        ActivationItem activation => activation.Function.ToString(),
        DropoutItem => "dropout",
        _ => "another layer",
    };
}
