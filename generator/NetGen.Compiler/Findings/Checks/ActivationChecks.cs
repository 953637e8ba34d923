using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether one activation stands after each layer, and the last one suits the loss.</summary>
internal static class ActivationChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline) =>
        [.. Sequence(outline), .. outline.Ends.SelectMany(end => Output(end).Select(end.Placed))];

    private static IEnumerable<Finding> Sequence(NetworkOutline outline)
    {
        LayerItem? before = null;
        foreach (LayerItem layer in outline.Layers.Where(layer => layer is not DropoutItem))
        {
            if (before is DenseItem { Pieces: null } first && layer is DenseItem second)
            {
                yield return Finding.On(second, Rules.LinearPair, outline.NameOf(first), outline.NameOf(second))
                    with { RelatedItem = first.Index };
            }
            else if (before is (ActivationItem or PReLUItem) and { } inner
                && layer is (ActivationItem { Function: not (ActivationFunction.Softmax or ActivationFunction.LogSoftmax) } or PReLUItem) and { } outer)
            {
                // The last activation of a network gives its outputs their range.
                (LayerItem surplus, LayerItem other) = outer == outline.LastComputingLayer ? (inner, outer) : (outer, inner);
                yield return Finding.On(surplus, Rules.ActivationsInARow, Word(inner), Word(outer)) with { RelatedItem = other.Index };
            }

            before = layer;
        }
    }

    private static string Word(LayerItem layer) => layer is ActivationItem activation ? activation.Function.ToString() : "PReLU";

    private static IEnumerable<Finding> Output(NetworkEnd output)
    {
        LossDeclaration loss = output.Loss;
        ActivationItem[] end = [.. output.Outline.Layers.Reverse().TakeWhile(layer => layer is not NamedLayerItem).OfType<ActivationItem>()];
        bool isSoftmax = end.FirstOrDefault()?.Function.TakesRows() ?? false;
        ActivationItem? beforeLogits = isSoftmax ? end.Skip(1).FirstOrDefault() : end.FirstOrDefault();
        if (beforeLogits?.Function == ActivationFunction.ReLU && (isSoftmax || loss.Function == LossFunction.SoftmaxCrossEntropy))
            yield return Finding.On(beforeLogits, Rules.ReluBeforeSoftmax) with { RelatedItem = isSoftmax ? end[0].Index : loss.Index };

        if (loss.Function == LossFunction.MeanSquaredError
            && end.FirstOrDefault()?.Function is ActivationFunction.Softmax or ActivationFunction.Sigmoid)
        {
            LossFunction fitting = isSoftmax ? LossFunction.SoftmaxCrossEntropy : LossFunction.BinaryCrossEntropy;
            yield return Finding.OnArgument(
                loss, ParameterNames.Function, Rules.SquaredErrorOfProbabilities, end[0].Function.ToString(), fitting.ToString()) with
            {
                RelatedItem = end[0].Index,
                Suggestion = fitting.ToString(),
            };
        }
    }
}
