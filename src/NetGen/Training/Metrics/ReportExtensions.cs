namespace NetGen.Training;

/// <summary>Evaluation in detail.</summary>
public static class ReportExtensions
{
    /// <summary>Runs a network over a data set, as for inference, and compares class by class, or output by output; all outputs are held in memory.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples; labels or dense targets, as the network's loss takes them.</param>
    /// <returns>Figures, and as text a table of them.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network; the message says how.</exception>
    public static EvaluationReport Report(this ITrainableNetwork network, DataSet data)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        DataCheck.Fits(data, network.Description, nameof(data));
        return new EvaluationReport(new Predictions(network, data));
    }
}
