using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the last activation, the output's width and the loss agree.</summary>
internal static class OutputChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline, ShapeInference shapes)
    {
        Finding? twice = AppliedTwice(outline);
        if (twice is not null)
            yield return twice;

        foreach (ActivationItem softmax in SoftmaxLayers(outline))
        {
            LayerItem? next = outline.Layers.FirstOrDefault(layer => layer.Index > softmax.Index);
            if (next is not null && softmax.Index != twice?.Item)
                yield return Finding.On(softmax, Rules.SoftmaxNotLast, softmax.Function.ToString(), NameOf(next, outline)) with { RelatedItem = next.Index };
        }

        if (SingleUnit(outline, shapes) is { } single)
            yield return single;
    }

    private static Finding? AppliedTwice(NetworkOutline outline)
    {
        if (!outline.IsComplete
            || outline.Loss is not { } loss
            || loss.Function.FusedActivation() is not { } own
            || outline.LastComputingLayer is not ActivationItem { Function: ActivationFunction.Softmax or ActivationFunction.LogSoftmax or ActivationFunction.Sigmoid } last)
        {
            return null;
        }

        bool isLast = last == outline.Layers[outline.Layers.Count - 1];
        if (isLast && loss.Function.Fuses(last.Function))
            return null;
        string before = isLast ? Lower(last.Function) : Lower(last.Function) + " and dropout";
        return Finding.On(last, Rules.ActivationAppliedTwice, loss.Function.ToString(), Lower(own), before)
            with { RelatedItem = loss.Index };
    }

    private static Finding? SingleUnit(NetworkOutline outline, ShapeInference shapes)
    {
        if (SoftmaxLayers(outline).FirstOrDefault(layer => shapes.Into(layer)?.Size == 1) is { } softmax)
        {
            return Finding.On(
                softmax, Rules.SingleSoftmaxUnit, softmax.Function == ActivationFunction.Softmax ? "A softmax" : "A log-softmax",
                softmax.Function == ActivationFunction.Softmax ? "1" : "0", "give the layer before it two, or use Sigmoid");
        }

        return outline is { IsComplete: true, Loss: { Function: LossFunction.SoftmaxCrossEntropy } loss } && shapes.Output?.Size == 1
            ? Finding.On(loss, Rules.SingleSoftmaxUnit, "A softmax", "1", "give the last layer two, or use BinaryCrossEntropy")
            : null;
    }

    private static IEnumerable<ActivationItem> SoftmaxLayers(NetworkOutline outline) =>
        outline.Layers.OfType<ActivationItem>().Where(layer => layer.Function.TakesRows());

    private static string NameOf(LayerItem layer, NetworkOutline outline) => layer switch
    {
        NamedLayerItem named => $"the layer '{outline.NameOf(named)}'",
        ActivationItem activation => activation.Function.ToString(),
        _ => "dropout",
    };

    private static string Lower(ActivationFunction function) => function switch
    {
        ActivationFunction.Softmax => "softmax",
        ActivationFunction.LogSoftmax => "log-softmax",
        _ => "sigmoid",
    };
}
