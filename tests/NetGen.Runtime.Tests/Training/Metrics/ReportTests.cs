using NetGen.Training;

namespace NetGen.Runtime.Tests.Training.Metrics;

/// <summary>Reports of networks that pass their inputs on, against scikit-learn.</summary>
public class ReportTests
{
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Classes_are_judged_as_by_scikit_learn(bool fused)
    {
        var vectors = new MetricVectors("classification");
        var data = new DataSet(vectors.Floats("logits"), 5, vectors.Ints("labels"));

        EvaluationReport report = Identity(5, LossFunction.SoftmaxCrossEntropy, fused).Report(data);

        AssertClasses(vectors, report.Classification!);
        double[] areas = vectors.Doubles("auc");
        for (int c = 0; c < 3; c++)
            Assert.Equal(areas[c], report.Classification!.RocAuc(c), Tolerance);
        Assert.Equal(double.NaN, report.Classification!.RocAuc(4));
        Assert.Equal(areas.Average(), report.Classification!.MacroRocAuc, Tolerance);
        double[] top = vectors.Doubles("top");
        for (int k = 1; k <= top.Length; k++)
            Assert.Equal(top[k - 1], report.TopAccuracy(k), Tolerance);
        Assert.Equal(report.Evaluation.Accuracy, report.TopAccuracy(1));
        Assert.Equal(1, report.TopAccuracy(100));
        Assert.Null(report.Regression);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void A_binary_output_is_two_classes(bool fused, bool dense)
    {
        var vectors = new MetricVectors("binary");
        int[] labels = vectors.Ints("labels");
        float[] inputs = vectors.Floats("logits");
        DataSet data = dense ? new(inputs, 1, [.. labels.Select(label => (float)label)], 1) : new(inputs, 1, labels);

        EvaluationReport report = Identity(1, LossFunction.BinaryCrossEntropy, fused).Report(data);

        AssertClasses(vectors, report.Classification!);
        Assert.Equal(vectors["auc"], report.Classification!.RocAuc(1), Tolerance);
        Assert.Equal(vectors["auc"], report.Classification!.RocAuc(0), Tolerance); // the other way round it is the same
        Assert.Equal(report.Evaluation.Accuracy, report.TopAccuracy(1));
        Assert.Equal(1, report.TopAccuracy(2));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Several_binary_outputs_are_a_class_each(bool fused)
    {
        var vectors = new MetricVectors("several");
        var data = new DataSet(vectors.Floats("logits"), 3, vectors.Floats("targets"), 3);

        EvaluationReport report = Identity(3, LossFunction.BinaryCrossEntropy, fused).Report(data);

        AssertClasses(vectors, report.Classification!);
        double[] areas = vectors.Doubles("auc");
        for (int c = 0; c < 3; c++)
            Assert.Equal(areas[c], report.Classification!.RocAuc(c), Tolerance);
        Assert.Throws<InvalidOperationException>(() => report.TopAccuracy(1));
    }

    [Fact]
    public void Regression_is_judged_as_by_scikit_learn()
    {
        var vectors = new MetricVectors("regression");
        var data = new DataSet(vectors.Floats("predictions"), 2, vectors.Floats("targets"), 2);

        EvaluationReport report = Identity(2, LossFunction.MeanSquaredError, fused: false).Report(data);

        Assert.Equal(vectors["mse"], report.Regression!.MeanSquaredError, Tolerance);
        Assert.Equal(vectors["mae"], report.Regression.MeanAbsoluteError, Tolerance);
        Assert.Equal(vectors["r2"], report.Regression.R2, Tolerance);
        Assert.Equal(report.Evaluation.Loss, report.Regression.MeanSquaredError, Tolerance);
        Assert.Null(report.Classification);
        Assert.Throws<InvalidOperationException>(() => report.TopAccuracy(1));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => report.TopAccuracy(0));
    }

    [Fact]
    public void A_report_of_many_samples_is_one_of_all_its_chunks()
    {
        DataSet data = Samples.Clouds(1000, seed: 1);
        var network = new LinearNetwork(2, 3, LossFunction.SoftmaxCrossEntropy, fused: true);
        new float[] { 1, 0, -1, 0, 2, 1, 0, 0.5f, 0 }.CopyTo(network.ParameterBuffer);

        EvaluationReport report = network.Report(data);

        Evaluation whole = network.Evaluate(data);
        Assert.Equal((whole.Loss, whole.Accuracy), (report.Evaluation.Loss, report.Evaluation.Accuracy));
        for (int c = 0; c < 3; c++)
        {
            int decided = whole.Confusion![0, c] + whole.Confusion[1, c] + whole.Confusion[2, c];
            Assert.Equal((double)whole.Confusion[c, c] / decided, report.Classification![c].Precision, 1e-12);
        }
        Assert.Equal(report.Evaluation.Accuracy!.Value, report.Classification!.Micro.F1, 1e-12);
    }

    [Fact]
    public void The_text_is_a_table_in_any_culture()
    {
        using var culture = new HostileCulture();
        var data = new DataSet([0, 1, 1, 0, 1, 0], 2, [0, 0, 0]);

        string[] lines = Identity(2, LossFunction.SoftmaxCrossEntropy, fused: false).Report(data).ToString().ReplaceLineEndings("\n").Split('\n');

        Assert.Equal("class     precision  recall      F1  ROC AUC  samples", lines[0]);
        Assert.Equal("0            1.0000  0.6667  0.8000        -        3", lines[1]);
        Assert.Equal("1            0.0000  0.0000  0.0000        -        0", lines[2]);
        Assert.Equal("macro        0.5000  0.3333  0.4000        -        3", lines[3]);
        Assert.Equal("accuracy: 0.6667", lines[^2]);
        Assert.Equal(
            "samples: 1\nloss: 0.2500\nmean squared error: 0.25\nmean absolute error: 0.5\nR²: 0.0000\n",
            Identity(1, LossFunction.MeanSquaredError, fused: false).Report(new DataSet([1], 1, [1.5f], 1)).ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Data_that_do_not_fit_are_refused() =>
        Assert.Throws<ArgumentException>("data", () => Identity(2, LossFunction.SoftmaxCrossEntropy, fused: false).Report(Samples.Numbered(0)));

    private static void AssertClasses(MetricVectors vectors, ClassificationReport report)
    {
        Assert.Equal(vectors.Each.Length, report.Classes);
        for (int c = 0; c < report.Classes; c++)
            AssertFigures(vectors.Each[c], report[c]);
        Assert.Equal(vectors.Each.Select(figures => (int)figures[3]), Enumerable.Range(0, report.Classes).Select(c => report[c].Support));
        AssertFigures(vectors.Average("macro"), report.Macro);
        AssertFigures(vectors.Average("micro"), report.Micro);
        AssertFigures(vectors.Average("weighted"), report.Weighted);
        Assert.Throws<ArgumentOutOfRangeException>(() => report[report.Classes]);
        Assert.Throws<ArgumentOutOfRangeException>(() => report.RocAuc(-1));
    }

    private static void AssertFigures(double[] expected, ClassFigures figures)
    {
        Assert.Equal(expected[0], figures.Precision, Tolerance);
        Assert.Equal(expected[1], figures.Recall, Tolerance);
        Assert.Equal(expected[2], figures.F1, Tolerance);
    }

    private static LinearNetwork Identity(int size, LossFunction loss, bool fused)
    {
        var network = new LinearNetwork(size, size, loss, fused);
        for (int index = 0; index < size; index++)
            network.ParameterBuffer[index * size + index] = 1;
        return network;
    }
}
