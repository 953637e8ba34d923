using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>A form in which a trainer takes its targets: dense values, or a class label for each row.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Type">Its type.</param>
/// <param name="Shape">Its shape and range, in words.</param>
/// <param name="Complaint">When it is refused.</param>
internal sealed record TrainerTargets(string Name, string Type, string Shape, string Complaint, int Width)
{
    public static IEnumerable<TrainerTargets> Of(LoweredNetwork network)
    {
        yield return new TrainerTargets("targets", ReadOnlyFloats, Dense(network), "A span has the wrong length.", network.OutputSize);
        if (HasLabels(network))
            yield return new TrainerTargets("labels", Labels, Classes(network), "A span has the wrong length, or a label is out of range.", Math.Max(network.OutputSize, 2));
    }

    public static bool HasLabels(LoweredNetwork network) => network.Graph.Loss?.Function switch
    {
        LossFunction.SoftmaxCrossEntropy => true,
        LossFunction.BinaryCrossEntropy => network.OutputSize == 1,
        _ => false,
    };

    /// <summary>The arguments that hand it to a team: dense targets, labels.</summary>
    public string Arguments => Name == "labels" ? $"default({ReadOnlyFloats}), labels" : $"targets, default({Labels})";

    /// <summary>The statement that checks it against a number of rows.</summary>
    public string Check(string rows) => Name == "labels"
        ? $"{Kernels}.Guard.Labels(labels, {rows}, classes: {Width});"
        : $"{Kernels}.Guard.Targets(targets.Length, {rows}, OutputSize);";

    private static string Dense(LoweredNetwork network) => network.Graph.Loss is { } loss
        ? network.Graph.Optimizer.Algorithm == OptimizerAlgorithm.PerceptronRule
            ? $"[rows × {network.OutputSize}], each 0 or 1"
            : Dense(loss.Function, network.OutputSize)
        : $"[rows × {network.OutputSize}], the heads' targets side by side: {string.Join(", ", network.Graph.Heads.Select(Dense))}";

    private static string Dense(GraphBranch head) => $"{head.Name} {Dense(head.Head!.Loss.Function, (int)head.Output.Shape.Size)}";

    /// <summary>Dense targets of a loss, in words.</summary>
    public static string Dense(LossFunction loss, int width) => loss switch
    {
        LossFunction.SoftmaxCrossEntropy => $"[rows × {width}], the probability of each class",
        LossFunction.BinaryCrossEntropy => $"[rows × {width}], each in [0, 1]",
        LossFunction.Hinge => $"[rows × {width}], each -1 or 1",
        _ => $"[rows × {width}]",
    };

    private static string Classes(LoweredNetwork network) => network.OutputSize == 1
        ? "[rows], each 0 or 1"
        : $"[rows], each between 0 and {network.OutputSize - 1}";
}
