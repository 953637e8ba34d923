using NetGen.Training;

namespace NetGen.Terminal.Tests;

public class TrainingTableTests
{
    private static readonly DataSet Data = EchoData.Of(2, (0, 0), (1, 1), (1, 0), (0, 0));

    [Fact]
    public void A_row_shows_the_figures_of_an_epoch_within_80_columns()
    {
        History history = new EchoNetwork(2).Fit(Data, Data, epochs: 2, batchSize: 4);

        string[] lines = StringConsole.Draw(new TrainingTable(history));

        Assert.Equal(["Epoch", "Loss", "Accuracy", "Val. loss", "Val. accuracy", "Samples/s", "Seconds"], Cells(lines[1]));
        Assert.Equal(["1", "1.0000", "0.7500", "2.5000", "0.7500"], Cells(lines[3])[..5]);
        Assert.Equal(["2", "0.5000"], Cells(lines[4])[..2]);
        Assert.StartsWith("2 epochs in 0.", lines[^1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 80));
    }

    [Fact]
    public void Columns_without_figures_are_left_out()
    {
        History history = new EchoNetwork(2).Fit(Data, epochs: 1);

        Assert.Equal(["Epoch", "Loss", "Accuracy", "Samples/s", "Seconds"], Cells(StringConsole.Draw(new TrainingTable(history))[1]));
    }

    [Fact]
    public void A_long_run_is_shown_by_twelve_epochs_with_the_first_and_the_last()
    {
        History history = new EchoNetwork(2).Fit(Data, epochs: 1000);

        string[] epochs = [.. StringConsole.Draw(new TrainingTable(history))[3..^2].Select(line => Cells(line)[0])];

        Assert.Equal(["1", "91", "182", "273", "364", "455", "545", "636", "727", "818", "909", "1000"], epochs);
    }

    [Fact]
    public void The_reason_of_an_early_end_is_named()
    {
        History history = new EchoNetwork(2).Fit(Data, epochs: 9, callbacks: [new Stopper()]);

        Assert.Matches(@"^1 epoch in \d+\.\d s\. Stopped: Enough\.$", StringConsole.Draw(new TrainingTable(history))[^1]);
    }

    [Fact]
    public void Notices_stand_below_the_table()
    {
        History history = new EchoNetwork(2).Fit(Data, epochs: 1, callbacks: [new Noticer()]);

        Assert.Equal("Notice: [Look] here.", StringConsole.Draw(new TrainingTable(history))[^2]);
    }

    private static string[] Cells(string line) => [.. line.Trim('│').Split('│').Select(cell => cell.Trim())];

    private sealed class Stopper : ITrainingCallback
    {
        public void EpochEnds(TrainingProgress progress, EpochResult epoch) => progress.Stop("Enough.");
    }

    private sealed class Noticer : ITrainingCallback
    {
        public void EpochEnds(TrainingProgress progress, EpochResult epoch) => progress.Notice("[Look] here.");
    }
}
