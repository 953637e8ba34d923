using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>What the network costs against what it may cost, and its parameters against the data that they are learned from.</summary>
internal static class BudgetChecks
{
    /// <summary>Parameters to a value of the training set.</summary>
    private const double MostParametersPerValue = 10;

    public static IEnumerable<Finding> Run(NetworkOutline outline, NetworkGraph graph)
    {
        foreach (DeclarationItem item in outline.Items.Where(item => item is BudgetItem or TrainingItem))
        {
            LoweredNetwork network = LoweredNetwork.Of(outline.Host, graph);
            foreach (Finding finding in item is BudgetItem budget ? Budget(budget, network) : Data((TrainingItem)item, network))
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Budget(BudgetItem budget, LoweredNetwork network) =>
    [
        .. Exceeds(budget, nameof(budget.Bytes), "The parameters take", network.Parameters.Floats * sizeof(float), "bytes", budget.Bytes),
        .. Exceeds(budget, nameof(budget.Macs), "A prediction takes", network.MultiplyAccumulates, "multiply-accumulates", budget.Macs),
    ];

    private static IEnumerable<Finding> Exceeds(BudgetItem item, string argument, string what, long cost, string unit, long? budget)
    {
        if (cost > budget)
        {
            yield return Finding.OnArgument(
                item, argument, Rules.BudgetExceeded, what, Number(cost), unit, Number(cost - budget.Value), Number(budget.Value));
        }
    }

    private static IEnumerable<Finding> Data(TrainingItem training, LoweredNetwork network)
    {
        if (training.Rows is not { } rows || network.Training is null)
            yield break;
        long parameters = network.Parameters.Parameters;
        long values = (long)rows * network.InputSize;
        double share = (double)parameters / values;
        if (share > MostParametersPerValue)
        {
            yield return Finding.OnArgument(
                training, nameof(training.Rows), Rules.TooManyParameters, Number(parameters), Figures.Text(share), Number(values));
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
