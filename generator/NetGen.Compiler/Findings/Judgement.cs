using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings.Checks;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Findings;

/// <summary>
/// What is judged of a network that can be compiled: what it costs, and how it will train. A network without a loss is not trained, and has
/// its weights from elsewhere: of that nothing is said.
/// </summary>
public static class Judgement
{
    /// <returns>The findings in the order of their attributes.</returns>
    public static EquatableArray<Finding> Of(NetworkDeclaration declaration, NetworkGraph graph)
    {
        NetworkOutline outline = new(declaration);
        IEnumerable<Finding> findings = [.. BudgetChecks.Run(outline, graph), .. !graph.IsTrained || !graph.Nodes.OfType<DenseNode>().Any() ? [] : OfTraining(declaration, outline, graph)];
        return new EquatableArray<Finding>(findings.OrderBy(finding => finding.Item));
    }

    private static IEnumerable<Finding> OfTraining(NetworkDeclaration declaration, NetworkOutline outline, NetworkGraph graph)
    {
        Finding[] initialization = [.. InitializationChecks.Run(graph)];
        Finding[] uses = [.. ActivationUseChecks.Run(outline, graph)];
        bool isCutOff = uses.Any(finding => finding.Rule == Rules.StepTrained);
        return
        [
            .. initialization,
            .. InitializationChecks.Readings(outline, graph),
            // Where the weights are wrong in themselves, or no gradient can pass, the signal is wrong because of that.
            .. initialization.Length == 0 && !isCutOff ? SignalChecks.Run(declaration, graph) : [],
            .. DropoutChecks.Run(outline, graph),
            .. ActivationChecks.Run(outline),
            .. uses,
            .. NormalizationChecks.Run(outline),
            .. OptimizerChecks.Run(outline, graph),
            .. CurvatureChecks.Run(outline, graph),
            .. RegularizationChecks.Run(outline, graph),
        ];
    }
}
