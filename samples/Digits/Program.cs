using NetGen.Terminal;
using NetGen.Training;
using Samples;
using Spectre.Console;
using static NetGen.Terminal.TerminalCallbacks;

IAnsiConsole console = TerminalOutput.Console;

// A fifth of each digit is kept for the test, and a tenth of the rest to watch the training.
(DataSet known, DataSet test) = DigitsData.Load().Split(0.8, seed: 1);
(DataSet train, DataSet validation) = known.Split(0.9, seed: 1);

var net = new Digits(seed: 1);
net.Fit(train, validation, epochs: 30, batchSize: 16, callbacks: [Progress()], seed: 1);

Evaluation result = net.Evaluate(test);
console.WriteLine();
console.Write(new ConfusionMatrixTable(result.Confusion!));
console.WriteLine();
console.Write(Misread(net, test, count: 4));
console.WriteLine();
console.WriteLine($"test accuracy: {result.Accuracy:F3}");

static Columns Misread(Digits net, DataSet data, int count)
{
    IEnumerable<int> samples = Enumerable.Range(0, data.Count).Where(i => net.Classify(data.Input(i)) != data.Label(i)).Take(count);
    return new Columns(samples.Select(i => new Rows(
        new Markup($"[green]{data.Label(i)}[/] read as [red]{net.Classify(data.Input(i))}[/]"),
        new GreyImage(data.Input(i), DigitsData.Width, DigitsData.Width)))).Collapse();
}
