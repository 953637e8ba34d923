using System.Numerics.Tensors;
using NetGen;
using NetGen.Terminal;
using NetGen.Training;
using Spectre.Console;
using static NetGen.Terminal.TerminalCallbacks;
using static NetGen.Training.Callbacks;

namespace Samples;

/// <summary>Trains networks and judges them.</summary>
/// <param name="directory">Where the four files are.</param>
/// <param name="output">Where the report, the event files, the logs and the checkpoints go; null for none.</param>
/// <param name="resume">Whether to go on from the checkpoints there.</param>
/// <param name="check">Whether network and data are looked at before.</param>
internal sealed class Experiment(string directory, string? output, bool resume, bool check)
{
    private readonly IAnsiConsole _console = TerminalOutput.Console;

    // The test data only show how training goes: no epoch is chosen by them.
    private readonly DataSet _train = MnistData.Load(directory, MnistFile.TrainingImages, MnistFile.TrainingLabels);
    private readonly DataSet _test = MnistData.Load(directory, MnistFile.TestImages, MnistFile.TestLabels);

    /// <summary>The network of one hidden layer.</summary>
    public void Run(int epochs)
    {
        var gradients = new Dictionary<string, double> { ["dense1"] = DigitNet.Signals.Dense1Gradient, ["dense2"] = DigitNet.Signals.Dense2Gradient };
        Run(new DigitNet(seed: 1), _train, epochs, batchSize: 32, gradients, new LinearDecay(from: 3e-3f));
    }

    /// <summary>The network that is trained on augmented digits, which are prepared beside the step that learns from those before.</summary>
    public void RunBest(int epochs)
    {
        var gradients = new Dictionary<string, double>
        {
            ["dense1"] = AugmentedDigitNet.Signals.Dense1Gradient,
            ["dense2"] = AugmentedDigitNet.Signals.Dense2Gradient,
            ["dense3"] = AugmentedDigitNet.Signals.Dense3Gradient,
        };
        Run(new AugmentedDigitNet(seed: 1), _train.Prefetch(), epochs, batchSize: 128, gradients);
    }

    public void DrawSheet(string file) => DigitSheet.Write(file, _train, new AugmentedDigitNet());

    private void Run(
        ITrainableNetwork net, IBatchSource train, int epochs, int batchSize, Dictionary<string, double> gradients, params ITrainingCallback[] schedule)
    {
        if (check)
            Console.WriteLine(net.SanityCheck(_train));
        ITrainingCallback[] callbacks =
        [
            .. schedule, StopOnNaN(), StopOnCtrlC(), OverfittingNotice(), Dashboard(), .. output is null ? [] : Records(output, gradients),
        ];
        History history = net.Fit(train, _test, epochs, batchSize, callbacks, seed: 1, resume: resume ? Checkpoints(output!) : null);

        Evaluation result = net.Evaluate(_test);
        _console.WriteLine();
        _console.Write(new ConfusionMatrixTable(result.Confusion!));
        _console.WriteLine();
        _console.Write(Misread(net, count: 2));
        _console.WriteLine();
        _console.WriteLine($"seconds per epoch: {history.Epochs.Average(epoch => epoch.Duration.TotalSeconds):F2}");
        _console.WriteLine($"test accuracy: {result.Accuracy:F4}");
    }

    private static string Checkpoints(string output) => Path.Combine(output, "checkpoints");

    /// <summary>What is left of a run for those who were not there.</summary>
    private static ITrainingCallback[] Records(string output, Dictionary<string, double> gradients) =>
    [
        Checkpoint(Checkpoints(output), best: BestBy.ValidationAccuracy),
        CsvLog(Path.Combine(output, "log.csv")),
        JsonLinesLog(Path.Combine(output, "log.jsonl")),
        TensorBoard(Path.Combine(output, "tensorboard"), gradients: true, activations: true, imageWidth: 28),
        HtmlReport(Path.Combine(output, "report.html"), new HtmlReportOptions { Title = "MNIST", ImageWidth = 28, PredictedGradients = gradients }),
    ];

    private Columns Misread(ITrainableNetwork net, int count)
    {
        float[] outputs = new float[10];
        IEnumerable<int> samples = Enumerable.Range(0, _test.Count).Where(i => Read(i) != _test.Label(i)).Take(count);
        return new Columns(samples.Select(i => new Rows(
            new Markup($"[green]{_test.Label(i)}[/] read as [red]{Read(i)}[/]"),
            new GreyImage(_test.Input(i), width: 28, height: 28)))).Collapse();

        int Read(int index)
        {
            net.Predict(_test.Input(index), outputs);
            return TensorPrimitives.IndexOfMax<float>(outputs);
        }
    }
}
