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

        // A twelfth of the training data only watches the training; the test data are looked at once, at the end.
        DataSet known = MnistData.Load(directory, MnistFile.TrainingImages, MnistFile.TrainingLabels);
        (DataSet train, DataSet validation) = known.Split(11.0 / 12, seed: 1);
        DataSet test = MnistData.Load(directory, MnistFile.TestImages, MnistFile.TestLabels);

        var net = new DigitNet(seed: 1);
        History history = net.Fit(train, validation, epochs, batchSize: 64, callbacks: [Progress()], seed: 1);

        Evaluation result = net.Evaluate(test);
        console.WriteLine();
        console.Write(new ConfusionMatrixTable(result.Confusion!));
        console.WriteLine();
        console.WriteLine($"seconds per epoch: {history.Epochs.Average(epoch => epoch.Duration.TotalSeconds):F2}");
        console.WriteLine($"test accuracy: {result.Accuracy:F4}");
    }
}
