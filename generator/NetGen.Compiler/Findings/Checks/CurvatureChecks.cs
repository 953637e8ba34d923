using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the gradients that L-BFGS compares are those of one and the same function.</summary>
internal static class CurvatureChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline, NetworkGraph graph)
    {
        if (outline.Optimizer is { Algorithm: OptimizerAlgorithm.LBFGS } optimizer && Change(outline, graph) is { } change)
            yield return Finding.OnArgument(optimizer, ParameterNames.Algorithm, Rules.CurvatureOfAnother, change);
    }

    private static string? Change(NetworkOutline outline, NetworkGraph graph)
    {
        GraphRegularization regularization = graph.Optimizer.Regularization;
        if (graph.Nodes.Dropouts() > 0)
            return "dropout draws its masks anew for each step";
        if (outline.Items.OfType<AugmentationItem>().Any())
            return "augmentation changes the samples for each step";
        if (regularization.ClipNorm > 0 || regularization.ClipValue > 0)
            return "GradientClip scales some of them down";
        return regularization.MaxNorm > 0 ? "MaxNorm moves the weights between them" : null;
    }
}
