using NetGen.Training;
using Spectre.Console;

namespace NetGen.Terminal.Tests;

public class ProgressTests
{
    private static readonly DataSet Data = EchoData.Of(2, (0, 0), (1, 1), (1, 0), (0, 0));

    [Fact]
    public void Output_without_escape_sequences_gets_a_plain_line_for_each_epoch()
    {
        var console = new StringConsole();

        new EchoNetwork(2).Fit(Data, Data, epochs: 2, batchSize: 2, callbacks: [TerminalCallbacks.Progress(console.Console)]);

        Assert.Equal(2, console.Lines.Length);
        Assert.StartsWith("epoch 1/2  loss 0.7500  accuracy 0.7500", console.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("epoch 2/2  loss 0.2917", console.Lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain('\e', console.Text);
    }

    [Fact]
    public void A_terminal_shows_a_bar_with_figures_and_at_the_end_a_table()
    {
        var console = new StringConsole(ansi: true);

        Fit(console, new EchoNetwork(2) { StepLoss = Slowly(step => 1f / (step + 1)) });

        Assert.Contains("Epoch 0/3", console.PlainText, StringComparison.Ordinal);
        Assert.Matches(@"Epoch 3/3 .* 100% 0:00:00 left", console.PlainText);
        Assert.Matches(@"training +loss 0\.\d{4} +accuracy 0\.7500 +\d+ samples/s", console.PlainText);
        Assert.Matches(@"validation +loss 2\.5000 +accuracy 0\.7500 +lowest 2\.5000 in epoch 1", console.PlainText);
        Assert.Contains("3 epochs in ", console.Lines[^1], StringComparison.Ordinal);
        Assert.True(console.Text.LastIndexOf("╭───────┬", StringComparison.Ordinal) > console.Text.LastIndexOf("100%", StringComparison.Ordinal));
    }

    [Fact]
    public void A_dashboard_shows_the_curves_while_it_runs_and_above_the_table()
    {
        var console = new StringConsole(ansi: true);
        var network = new EchoNetwork(2) { StepLoss = Slowly(step => 1f / (step + 1)) };

        network.Fit(Data, Data, epochs: 3, batchSize: 2, callbacks: [new Noticer(), TerminalCallbacks.Dashboard(console.Console)]);

        int curves = console.PlainText.IndexOf("Loss  training  validation", StringComparison.Ordinal);
        Assert.InRange(curves, 0, console.PlainText.LastIndexOf("Epoch 3/3", StringComparison.Ordinal));
        Assert.True(console.PlainText.LastIndexOf("Loss  training  validation", StringComparison.Ordinal) > curves);
        Assert.Contains("Look out.", console.PlainText[..console.PlainText.LastIndexOf("100%", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public void A_dashboard_is_plain_lines_where_there_is_no_terminal()
    {
        var console = new StringConsole();
        new EchoNetwork(2).Fit(Data, Data, epochs: 2, batchSize: 2, callbacks: [new Noticer(), TerminalCallbacks.Dashboard(console.Console)]);
        Assert.Equal(4, console.Lines.Length);
        Assert.StartsWith("epoch 2/2  ", console.Lines[2], StringComparison.Ordinal);
        Assert.Equal("Notice: Look out.", console.Lines[3]);
        Assert.DoesNotContain('\e', console.Text);
    }

    [Fact]
    public void The_cursor_is_shown_again_also_where_training_fails()
    {
        var console = new StringConsole(ansi: true);
        var network = new EchoNetwork(2) { StepLoss = step => step < 5 ? 1 : throw new InvalidOperationException("No more.") };

        Assert.Throws<InvalidOperationException>(() => Fit(console, network));

        Assert.True(console.Text.LastIndexOf("\e[?25h", StringComparison.Ordinal) > console.Text.LastIndexOf("\e[?25l", StringComparison.Ordinal));
        console.Console.Progress().Start(context => context.AddTask("The console is free again."));
    }

    [Fact]
    public void A_loss_that_is_no_number_is_shown_as_such()
    {
        var console = new StringConsole(ansi: true);

        Fit(console, new EchoNetwork(2) { StepLoss = Slowly(_ => float.NaN) });

        Assert.Matches(@"training +loss NaN", console.PlainText);
    }

    [Fact]
    public void One_callback_serves_several_runs()
    {
        var console = new StringConsole(ansi: true);
        ITrainingCallback progress = TerminalCallbacks.Progress(console.Console);

        for (int run = 0; run < 2; run++)
            new EchoNetwork(2).Fit(Data, epochs: 1, callbacks: [progress]);

        Assert.Equal(2, console.Lines.Count(line => line.StartsWith("1 epoch in ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_step_between_two_drawings_allocates_nothing()
    {
        var console = new StringConsole(ansi: true);
        var probe = new AllocationProbe(TerminalCallbacks.Progress(console.Console));

        new EchoNetwork(2).Fit(Data, epochs: 100, batchSize: 1, callbacks: [probe]);

        Assert.Equal(0, probe.Least);
    }

    [Theory]
    [InlineData(false, null, false)]
    [InlineData(false, "1", false)]
    [InlineData(true, "1", false)]
    public void Standard_output_is_plain_in_a_file_or_with_NO_COLOR(bool isTerminal, string? noColor, bool ansi)
    {
        IAnsiConsole console = TerminalOutput.Create(new Output(isTerminal), noColor);

        Assert.Equal(ansi, console.Profile.Capabilities.Ansi);
        Assert.Equal(ColorSystem.NoColors, console.Profile.Capabilities.ColorSystem);
    }

    private static void Fit(StringConsole console, EchoNetwork network) =>
        network.Fit(Data, Data, epochs: 3, batchSize: 2, callbacks: [TerminalCallbacks.Progress(console.Console)]);

    /// <summary>Steps that last long enough for each to be drawn, and all together for an estimate of the time left.</summary>
    private static Func<int, float> Slowly(Func<int, float> loss) => step =>
    {
        Thread.Sleep(TimeSpan.FromSeconds(0.2));
        return loss(step);
    };

    private sealed class Noticer : ITrainingCallback
    {
        public void EpochEnds(TrainingProgress progress, EpochResult epoch) => progress.Notice("Look out.");
    }

    private sealed class Output(bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer { get; } = new StringWriter();

        public bool IsTerminal => isTerminal;

        public int Width => 80;

        public int Height => 25;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }

    /// <summary>Passes everything on and measures what the end of a batch allocates.</summary>
    private sealed class AllocationProbe(ITrainingCallback callback) : ITrainingCallback
    {
        public long Least { get; private set; } = long.MaxValue;

        public void TrainingBegins(TrainingProgress progress) => callback.TrainingBegins(progress);

        public void BatchEnds(TrainingProgress progress)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            callback.BatchEnds(progress);
            Least = Math.Min(Least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        public void TrainingEnds(TrainingProgress progress) => callback.TrainingEnds(progress);
    }
}
