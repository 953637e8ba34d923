using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the last activation, the output's width and the loss agree.</summary>
internal static class OutputChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline, ShapeInference shapes)
    {
        foreach (NetworkEnd end in outline.Ends)
        {
            if (AppliedTwice(end) is { } twice)
                yield return end.Placed(twice);
        }

        ActivationItem? applied = outline.Ends.FirstOrDefault(end => end.Loss is LossItem) is { } own && AppliedTwice(own) is not null
            ? outline.LastComputingLayer as ActivationItem
            : null;
        foreach (ActivationItem softmax in SoftmaxLayers(outline))
        {
            LayerItem? next = outline.Layers.FirstOrDefault(layer => layer.Index > softmax.Index);
            if (next is not null && softmax != applied)
            {
                yield return Finding.On(softmax, Rules.SoftmaxNotLast, softmax.Function.ToString(), NameOf(next, outline))
                    with { RelatedItem = next.Index, Suggestion = InPlaceOf(softmax, outline) };
            }
        }

        foreach (NetworkEnd head in outline.Ends.Where(end => end.Loss is HeadItem))
        {
            if (outline.IsComplete && SingleUnit(head.Outline, new ShapeInference(head.Outline, shapes.Into(outline.Compositions[outline.Compositions.Count - 1])), head.Loss) is { } unit)
                yield return head.Placed(unit);
        }

        if (SingleUnit(outline, shapes, outline.Loss) is { } single)
            yield return single;
    }

    /// <summary>A rectifier before weights, nothing ("") before another activation; null where the softmax may be meant as the output.</summary>
    private static string? InPlaceOf(ActivationItem softmax, NetworkOutline outline) =>
        outline.Layers.FirstOrDefault(layer => layer.Index > softmax.Index && layer is not (DropoutItem or NormalizationItem or FlattenItem)) switch
        {
            DenseItem or CompositionItem => nameof(ActivationFunction.ReLU),
            ActivationItem or PReLUItem => "",
            _ => null,
        };

    private static Finding? AppliedTwice(NetworkEnd end)
    {
        NetworkOutline outline = end.Outline;
        if (!outline.IsComplete
            || end.Loss.Function.FusedActivation() is not { } own
            || outline.LastComputingLayer is not ActivationItem { Function: ActivationFunction.Softmax or ActivationFunction.LogSoftmax or ActivationFunction.Sigmoid } last)
        {
            return null;
        }

        bool isLast = last == outline.Layers[outline.Layers.Count - 1];
        if (isLast && end.Loss.Function.Fuses(last.Function))
            return null;
        string before = isLast ? Lower(last.Function) : Lower(last.Function) + " and dropout";
        return Finding.On(last, Rules.ActivationAppliedTwice, end.Loss.Function.ToString(), Lower(own), before)
            with { RelatedItem = end.Loss.Index };
    }

    private static Finding? SingleUnit(NetworkOutline outline, ShapeInference shapes, LossDeclaration? loss)
    {
        if (SoftmaxLayers(outline).FirstOrDefault(layer => shapes.Into(layer)?.Size == 1) is { } softmax)
        {
            return Finding.On(
                softmax, Rules.SingleSoftmaxUnit, softmax.Function == ActivationFunction.Softmax ? "A softmax" : "A log-softmax",
                softmax.Function == ActivationFunction.Softmax ? "1" : "0", "give the layer before it two, or use Sigmoid");
        }

        return outline.IsComplete && loss is { Function: LossFunction.SoftmaxCrossEntropy } && shapes.Output?.Size == 1
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
