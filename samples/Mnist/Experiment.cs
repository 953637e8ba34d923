using NetGen.Terminal;
using NetGen.Training;
using Spectre.Console;
using static NetGen.Terminal.TerminalCallbacks;

namespace Samples;

internal static class Experiment
{
    public static void Run(string directory, int epochs)
    {
        IAnsiConsole console = TerminalOutput.Console;

        // The test data only show how training goes: no epoch is chosen by them.
        DataSet train = MnistData.Load(directory, MnistFile.TrainingImages, MnistFile.TrainingLabels);
        DataSet test = MnistData.Load(directory, MnistFile.TestImages, MnistFile.TestLabels);

        var net = new DigitNet(seed: 1);
        History history = net.Fit(train, test, epochs, batchSize: 32, callbacks: [new LinearDecay(from: 3e-3f), Progress()], seed: 1);

        Evaluation result = net.Evaluate(test);
        console.WriteLine();
        console.Write(new ConfusionMatrixTable(result.Confusion!));
        console.WriteLine();
        console.Write(Misread(net, test, count: 2));
        console.WriteLine();
        console.WriteLine($"seconds per epoch: {history.Epochs.Average(epoch => epoch.Duration.TotalSeconds):F2}");
        console.WriteLine($"test accuracy: {result.Accuracy:F4}");
    }

    private static Columns Misread(DigitNet net, DataSet data, int count)
    {
        IEnumerable<int> samples = Enumerable.Range(0, data.Count).Where(i => net.Classify(data.Input(i)) != data.Label(i)).Take(count);
        return new Columns(samples.Select(i => new Rows(
            new Markup($"[green]{data.Label(i)}[/] read as [red]{net.Classify(data.Input(i))}[/]"),
            new GreyImage(data.Input(i), width: 28, height: 28)))).Collapse();
    }
}
