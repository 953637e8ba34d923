using NetGen;
using NetGen.Terminal;
using NetGen.Training;
using Spectre.Console;

namespace Samples;

/// <summary>What every lecture works with: the data, how much time it may take, and where it writes.</summary>
/// <param name="dataDirectory">The directory of the four MNIST files.</param>
/// <param name="isQuick">Whether fewer seeds, images and epochs have to do.</param>
internal sealed class Laboratory(string dataDirectory, bool isQuick)
{
    private readonly Lazy<(DataSet Train, DataSet Test)> _mnist = new(() => (
        MnistData.Load(dataDirectory, MnistFile.TrainingImages, MnistFile.TrainingLabels),
        MnistData.Load(dataDirectory, MnistFile.TestImages, MnistFile.TestLabels)));

    public IAnsiConsole Console { get; } = TerminalOutput.Console;

    /// <summary>The 60,000 digits to learn from, pixels from 0 to 1.</summary>
    public DataSet Train => _mnist.Value.Train;

    /// <summary>The 10,000 digits of the test.</summary>
    public DataSet Test => _mnist.Value.Test;

    /// <summary>As many as a full run takes, or a quick one.</summary>
    public int Count(int full, int quick) => isQuick ? quick : full;

    /// <summary>So many of the training images, drawn by a seed.</summary>
    public DataSet Sample(int images, int seed = 1) =>
        images >= Train.Count ? Train : Train.Split((double)images / Train.Count, seed).First;

    /// <summary>The accuracy on the test, in percent, after training in batches of 100.</summary>
    /// <param name="network">The network, new.</param>
    /// <param name="train">What it learns from.</param>
    /// <param name="epochs">How often.</param>
    /// <param name="seed">The seed of the orders and the masks.</param>
    /// <param name="rate">A learning rate in place of the declared one.</param>
    public double Accuracy(ITrainableNetwork network, DataSet train, int epochs, int seed = 1, float? rate = null)
    {
        network.Fit(train, epochs: epochs, batchSize: 100, callbacks: rate is { } given ? [new FixedRate(given)] : null, seed: seed);
        return 100 * network.Evaluate(Test).Accuracy!.Value;
    }

    /// <summary>A line that a script can read: in one piece however narrow the terminal is.</summary>
    public void Say(FormattableString line) => Console.Profile.Out.Writer.WriteLine(FormattableString.Invariant(line));

    /// <summary>Percentages as bars.</summary>
    public void Draw(string title, IEnumerable<(string Label, double Percent)> bars)
    {
        var chart = new BarChart().Label(title).LeftAlignLabel().WithMaxValue(100).Width(72).UseValueFormatter(value => $"{value:F1}");
        foreach ((string label, double percent) in bars)
            chart.AddItem(label, Math.Round(percent, 1), Color.DodgerBlue1);
        Console.WriteLine();
        Console.Write(chart);
        Console.WriteLine();
    }
}
