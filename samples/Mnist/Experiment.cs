using NetGen.Terminal;
using NetGen.Training;
using Spectre.Console;
using static NetGen.Terminal.TerminalCallbacks;
using static NetGen.Training.Callbacks;

namespace Samples;

internal static class Experiment
{
    /// <summary>Trains and judges the network.</summary>
    /// <param name="directory">Where the four files are.</param>
    /// <param name="epochs">How often to go through the training data.</param>
    /// <param name="output">Where the report, the event files, the logs and the checkpoints go; null for none.</param>
    /// <param name="resume">Whether to go on from the checkpoints there.</param>
    /// <param name="check">Whether network and data are looked at before.</param>
    public static void Run(string directory, int epochs, string? output, bool resume, bool check)
    {
        IAnsiConsole console = TerminalOutput.Console;

        // The test data only show how training goes: no epoch is chosen by them.
        DataSet train = MnistData.Load(directory, MnistFile.TrainingImages, MnistFile.TrainingLabels);
        DataSet test = MnistData.Load(directory, MnistFile.TestImages, MnistFile.TestLabels);

        var net = new DigitNet(seed: 1);
        if (check)
            Console.WriteLine(net.SanityCheck(train));
        ITrainingCallback[] callbacks =
        [
            new LinearDecay(from: 3e-3f), StopOnNaN(), StopOnCtrlC(), OverfittingNotice(), Dashboard(), .. output is null ? [] : Records(output),
        ];
        History history = net.Fit(train, test, epochs, batchSize: 32, callbacks, seed: 1, resume: resume ? Checkpoints(output!) : null);

        Evaluation result = net.Evaluate(test);
        console.WriteLine();
        console.Write(new ConfusionMatrixTable(result.Confusion!));
        console.WriteLine();
        console.Write(Misread(net, test, count: 2));
        console.WriteLine();
        console.WriteLine($"seconds per epoch: {history.Epochs.Average(epoch => epoch.Duration.TotalSeconds):F2}");
        console.WriteLine($"test accuracy: {result.Accuracy:F4}");
    }

    private static string Checkpoints(string output) => Path.Combine(output, "checkpoints");

    /// <summary>What is left of a run for those who were not there.</summary>
    private static ITrainingCallback[] Records(string output) =>
    [
        Checkpoint(Checkpoints(output), best: BestBy.ValidationAccuracy),
        CsvLog(Path.Combine(output, "log.csv")),
        JsonLinesLog(Path.Combine(output, "log.jsonl")),
        TensorBoard(Path.Combine(output, "tensorboard"), gradients: true, activations: true, imageWidth: 28),
        HtmlReport(Path.Combine(output, "report.html"), new HtmlReportOptions
        {
            Title = "MNIST",
            ImageWidth = 28,
            PredictedGradients = new Dictionary<string, double>
            {
                ["dense1"] = DigitNet.Signals.Dense1Gradient,
                ["dense2"] = DigitNet.Signals.Dense2Gradient,
            },
        }),
    ];

    private static Columns Misread(DigitNet net, DataSet data, int count)
    {
        IEnumerable<int> samples = Enumerable.Range(0, data.Count).Where(i => net.Classify(data.Input(i)) != data.Label(i)).Take(count);
        return new Columns(samples.Select(i => new Rows(
            new Markup($"[green]{data.Label(i)}[/] read as [red]{net.Classify(data.Input(i))}[/]"),
            new GreyImage(data.Input(i), width: 28, height: 28)))).Collapse();
    }
}
