using System.Numerics.Tensors;
using NetGen;
using NetGen.Search;
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

    // Nothing is chosen by the test data.
    private readonly DataSet _train = MnistData.Load(directory, MnistFile.TrainingImages, MnistFile.TrainingLabels);
    private readonly DataSet _test = MnistData.Load(directory, MnistFile.TestImages, MnistFile.TestLabels);

    /// <summary>The network of one hidden layer; the test data show how training goes.</summary>
    public void Run(int epochs)
    {
        var gradients = new Dictionary<string, double> { ["dense1"] = DigitNet.Signals.Dense1Gradient, ["dense2"] = DigitNet.Signals.Dense2Gradient };
        Run(new DigitNet(seed: 1), _train, _test, epochs, batchSize: 32, gradients, new LinearDecay(from: 3e-3f));
    }

    /// <summary>
    /// The network that is trained on augmented digits, which are prepared beside the step that learns from those before; the epoch that is kept is
    /// chosen by 3,000 digits held back from training.
    /// </summary>
    public void RunBest(int epochs)
    {
        var gradients = new Dictionary<string, double>
        {
            ["dense1"] = AugmentedDigitNet.Signals.Dense1Gradient,
            ["dense2"] = AugmentedDigitNet.Signals.Dense2Gradient,
            ["dense3"] = AugmentedDigitNet.Signals.Dense3Gradient,
        };
        (DataSet train, DataSet validation) = _train.Split(0.95, seed: 1);
        Run(new AugmentedDigitNet(seed: 1), train.Prefetch(), validation, epochs, batchSize: 128, gradients, EarlyStopping(patience: Math.Max(8, epochs / 3))); // the cosine gains most at its end
    }

    /// <summary>Looks for the learning rate and the batch size of that network: random trials of a few epochs, of which poor ones are stopped early.</summary>
    public void Search(int trials)
    {
        (DataSet train, DataSet validation) = _train.Split(0.95, seed: 1);
        var space = new SearchSpace(SearchParameter.Log(NetworkTrial.LearningRate, 2e-4, 2e-2), SearchParameter.Choice(NetworkTrial.BatchSize, "64", "128", "256"));
        Func<Trial, IEnumerable<double>> runTrial = NetworkTrial.Of(
            trial => new AugmentedDigitNet(trial.Seed), train, validation, epochs: 6, score: epoch => epoch.ValidationAccuracy!.Value);
        if (output is not null)
            Directory.CreateDirectory(output);
        SearchResult result = HyperparameterSearch.Run(space, SearchPlan.Random(trials), runTrial, new SearchOptions
        {
            Goal = SearchGoal.Maximize,
            Seed = 1,
            Halving = new SuccessiveHalving(firstSteps: 2),
            Journal = output is null ? null : Path.Combine(output, "search.jsonl"),
            TrialEnds = trial => Console.WriteLine(FormattableString.Invariant($"trial {trial.Trial.Number}: {trial.Score:F4}")),
        });
        Console.WriteLine(result);
        if (output is null)
            return;
        result.WriteCsv(Path.Combine(output, "search.csv"));
        result.WriteParallelCoordinates(Path.Combine(output, "search.svg"));
    }

    public void DrawSheet(string file) => DigitSheet.Write(file, _train, new AugmentedDigitNet());

    private void Run(
        ITrainableNetwork net,
        IBatchSource train,
        DataSet validation,
        int epochs,
        int batchSize,
        Dictionary<string, double> gradients,
        params ITrainingCallback[] steering)
    {
        if (check)
            Console.WriteLine(net.SanityCheck(_train));
        ITrainingCallback[] callbacks =
        [
            .. steering, StopOnNaN(), StopOnCtrlC(), OverfittingNotice(), Dashboard(), .. output is null ? [] : Records(output, gradients),
        ];
        History history = net.Fit(train, validation, epochs, batchSize, callbacks, seed: 1, resume: resume ? Checkpoints(output!) : null);

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
