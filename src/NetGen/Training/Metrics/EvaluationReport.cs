namespace NetGen.Training;

/// <summary>How a network does on a data set, in every figure that its loss allows. Its text is a table.</summary>
public sealed class EvaluationReport
{
    private readonly Predictions _predictions;

    internal EvaluationReport(Evaluation evaluation, Predictions predictions)
    {
        _predictions = predictions;
        Evaluation = evaluation;
        Classification = predictions.HasClasses ? predictions.ToClassification() : null;
        Regression = predictions.HasClasses ? null : predictions.ToRegression();
    }

    /// <summary>Loss, accuracy and confusion.</summary>
    public Evaluation Evaluation { get; }

    /// <summary>Precision, recall, F1 and area under the ROC curve; null where the loss has no classes.</summary>
    public ClassificationReport? Classification { get; }

    /// <summary>Squared and absolute error and R²; null where the loss has classes.</summary>
    public RegressionReport? Regression { get; }

    /// <summary>The share of samples whose class is among the <paramref name="k"/> most likely ones.</summary>
    /// <param name="k">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException">The network does not decide between classes.</exception>
    public double TopAccuracy(int k) => _predictions.TopAccuracy(k);

    /// <summary>The figures as plain text in the invariant culture: a line for each class, then the averages.</summary>
    public override string ToString() => ReportTable.Format(this);
}
