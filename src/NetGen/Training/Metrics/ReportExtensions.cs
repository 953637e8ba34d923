namespace NetGen.Training;

/// <summary>Evaluation in detail.</summary>
public static class ReportExtensions
{
    /// <summary>Runs a network over a data set, as for inference, and compares class by class, or output by output; all outputs are held in memory.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples; labels or dense targets, as the network's loss takes them.</param>
    /// <param name="head">Of several heads the one that is reported on; null: the first that can be right or wrong, or the first of all.</param>
    /// <param name="cancellationToken">Ends the evaluation between two chunks of samples.</param>
    /// <returns>Figures, and as text a table of them.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network, or it has no such head; the message says how.</exception>
    /// <exception cref="InvalidDataException">There is no sample, or one cannot be used; the message says which and why.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public static EvaluationReport Report(this ITrainableNetwork network, IBatchSource data, string? head = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        DataCheck.Fits(data, network.Description, nameof(data));
        var predictions = new Predictions(network.Description, head);
        Evaluation evaluation = new Evaluator(network, data).Run(cancellationToken, predictions);
        return new EvaluationReport(evaluation, predictions);
    }
}
