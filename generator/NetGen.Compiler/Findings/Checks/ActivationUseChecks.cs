using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether activations with conditions of their own stand where these hold.</summary>
internal static class ActivationUseChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline, NetworkGraph graph) => [.. Step(graph, outline), .. Selu(graph, outline)];

    /// <summary>Nothing in front of a step learns, and that is said once, of the last step: what stands before it is cut off with it.</summary>
    private static IEnumerable<Finding> Step(NetworkGraph graph, NetworkOutline outline)
    {
        ActivationNode? step = graph.Nodes.OfType<ActivationNode>()
            .LastOrDefault(node => node is { Function: ActivationFunction.Step, IsStraightThrough: false, HandsErrorOn: false });
        if (step is not null && graph.Nodes.OfType<DenseNode>().LastOrDefault(layer => layer.Id < step.Id) is { } layer)
            yield return Finding.On(outline.Items[step.Item], Rules.StepTrained, layer.Name);
    }

    private static IEnumerable<Finding> Selu(NetworkGraph graph, NetworkOutline outline)
    {
        foreach (ActivationNode selu in graph.Nodes.OfType<ActivationNode>().Where(node => node.Function == ActivationFunction.SELU))
        {
            if (graph.Nodes[selu.Inputs[0]] is DenseNode { Initializer: { IsDefault: false, Declared: not Initializer.LecunNormal } } layer)
            {
                yield return Finding.OnArgument(
                    outline.Items[layer.Item], nameof(DenseItem.Init), Rules.SeluUnsupported, "with LecunNormal",
                    $"{layer.Name} starts with {layer.Initializer.Declared}");
            }

            if (graph.Nodes.OfType<DropoutNode>().FirstOrDefault(node => node.Inputs[0] == selu.Id && node is { Rate: > 0, IsAlpha: false }) is { } dropout)
            {
                yield return Finding.On(
                    outline.Items[dropout.Item], Rules.SeluUnsupported, "without dropout that sets values to 0",
                    "plain dropout follows");
            }
        }
    }
}
