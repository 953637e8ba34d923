using NetGen.Training;
using static NetGen.Training.Callbacks;

namespace NetGen.Runtime.Tests.Training;

public class OverfittingNoticeTests
{
    [Theory]
    // Training and validation losses; patience; rise; the epoch after which it is noted, 0 for never.
    [InlineData(new[] { 5.0, 4, 3, 2, 1 }, new[] { 5.0, 4, 4.5, 5, 6 }, 3, 0.05, 5)]
    [InlineData(new[] { 5.0, 4, 3, 2, 1 }, new[] { 5.0, 4, 4.5, 5, 6 }, 1, 0.05, 3)]
    [InlineData(new[] { 5.0, 4, 3, 2, 1 }, new[] { 5.0, 4, 4.1, 4.2, 4.1 }, 3, 0.05, 0)] // too little
    [InlineData(new[] { 5.0, 4, 3, 2, 1 }, new[] { 5.0, 4, 4.1, 4.2, 4.1 }, 3, 0.02, 5)]
    [InlineData(new[] { 5.0, 4, 4, 5, 6 }, new[] { 5.0, 4, 5, 6, 7 }, 3, 0.05, 0)] // both rise: it diverges
    [InlineData(new[] { 5.0, 4, 3, 2, 1 }, new[] { 5.0, 4, 3, 2, 1 }, 3, 0.05, 0)]
    [InlineData(new[] { 6.0, 5, 4, 3, 2, 1 }, new[] { 5.0, 6, 7, 4, 5, 6 }, 3, 0.05, 0)] // a new lowest point between
    [InlineData(new[] { 5.0, 4, 3, 2, 1 }, new[] { double.NaN, 4, 5, 5, 5 }, 3, 0.05, 5)]
    [InlineData(new[] { 5.0, 4, 3, 2, 1 }, new[] { 4.0, double.NaN, double.NaN, double.NaN, double.NaN }, 3, 0.05, 0)]
    public void Curves_that_part_are_noted_once(double[] train, double[] validation, int patience, double rise, int notedAfter)
    {
        ITrainingCallback notice = OverfittingNotice(patience, rise);
        List<int> notices = Notices(notice, train, validation);
        Assert.Equal(Enumerable.Range(1, train.Length).Select(epoch => notedAfter > 0 && epoch >= notedAfter ? 1 : 0), notices);
        Assert.Equal(notices, Notices(notice, train, validation));
    }

    [Fact]
    public void The_notice_is_kept_and_shown()
    {
        using var culture = new HostileCulture();
        using var output = new StringWriter { NewLine = "\n" };
        const string Expected = "overfitting since epoch 1: the training loss fell from 2.0000 to 1.0000, while the validation loss rose from "
            + "3.0000 to 4.5000. More data, dropout, L2 or a smaller network help; EarlyStopping keeps the best epoch.";

        History history = Run([2, 1], [3, 4.5], OverfittingNotice(1), PlainProgress(output));

        Assert.Equal([Expected], history.Notices);
        Assert.Contains($"Notice: {Expected}", history.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"\nNotice: {Expected}\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => OverfittingNotice(0));
        Assert.Throws<ArgumentOutOfRangeException>("rise", () => OverfittingNotice(1, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>("rise", () => OverfittingNotice(1, double.NaN));
        Assert.Throws<InvalidOperationException>(
            () => new LinearNetwork(1, 1, LossFunction.MeanSquaredError).Fit(new DataSet([1], 1, [1], 1), callbacks: [OverfittingNotice()]));
    }

    private static List<int> Notices(ITrainingCallback notice, double[] train, double[] validation)
    {
        List<int> counts = [];
        Run(train, validation, notice, new RecordingCallback { AtEpochEnds = (progress, _) => counts.Add(progress.History.Notices.Count) });
        return counts;
    }

    /// <summary>Tells callbacks of epochs with the losses given.</summary>
    private static History Run(double[] train, double[] validation, params ITrainingCallback[] callbacks)
    {
        History? history = null;
        var caller = new RecordingCallback
        {
            AtTrainingBegins = progress =>
            {
                history = progress.History;
                foreach (ITrainingCallback callback in callbacks)
                    callback.TrainingBegins(progress);
                for (int epoch = 1; epoch <= train.Length; epoch++)
                {
                    progress.Epoch = epoch;
                    var result = new EpochResult(epoch, train[epoch - 1], null, validation[epoch - 1], null, 0.1f, 1, TimeSpan.FromSeconds(1));
                    foreach (ITrainingCallback callback in callbacks)
                        callback.EpochEnds(progress, result);
                }
                progress.Stop("the script is over.");
            },
        };
        var data = new DataSet([1], 1, [1], 1);
        new LinearNetwork(1, 1, LossFunction.MeanSquaredError).Fit(data, data, callbacks: [caller]);
        return history!;
    }
}
