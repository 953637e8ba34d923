using System.Xml.Linq;
using NetGen.Runtime.Tests.Training;
using NetGen.Search;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Search;

public sealed class LearningRateRangeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-rates-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// Gradient descent on (b - 3)² by hand: b ← b - 2η(b - 3), which falls for η below 1 and grows beyond, so that the test can be worked out.
    /// </summary>
    [Fact]
    public void The_loss_of_each_step_is_that_of_gradient_descent()
    {
        LearningRateRange range = Parabola().TestLearningRates(One(), low: 1e-4, high: 100, steps: 121, batchSize: 1);

        double b = 0;
        for (int step = 0; step < range.Rates.Count; step++)
        {
            double rate = 1e-4 * Math.Pow(1e6, step / 120.0);
            Assert.Equal(rate, range.Rates[step], rate * 1e-6);
            if ((b - 3) * (b - 3) < 1e-3)
                break; // from here on what is left is rounding
            Assert.Equal((b - 3) * (b - 3), range.Losses[step], 1e-3 * (b - 3) * (b - 3));
            b -= 2 * rate * (b - 3);
        }
        Assert.InRange(range.Steepest!.Value, 0.01, 0.1);
    }

    [Fact]
    public void A_rate_that_is_too_high_ends_the_test()
    {
        LearningRateRange range = Parabola().TestLearningRates(Noisy(), low: 1e-4, high: 100, steps: 121, batchSize: 1);

        Assert.InRange(range.Divergence!.Value, 0.9, 5); // from 1 on each step leads away
        Assert.Equal(range.Rates[^1], range.Divergence);
        Assert.True(range.Rates.Count < 121);
    }

    [Fact]
    public void The_network_is_left_as_it_was()
    {
        LinearNetwork network = Parabola();
        network.ParameterBuffer[0] = 0.25f;
        network.TestLearningRates(One(), steps: 50);
        Assert.Equal([0.25f, 0], network.ParameterBuffer.ToArray());
        Assert.True(network.Trainer!.IsDisposed);

        var failing = StreamedData.WithTargets(1, 1, (_, _) => [new(new float[3], new float[3]), new(new[] { float.NaN }, new float[1])]);
        Assert.Throws<InvalidDataException>(() => network.TestLearningRates(failing.ShuffleBuffer(1), batchSize: 3));
        Assert.Equal([0.25f, 0], network.ParameterBuffer.ToArray());
    }

    [Fact]
    public void A_range_in_which_nothing_happens_has_neither_rate()
    {
        LearningRateRange range = Parabola().TestLearningRates(One(), low: 1e-30, high: 1e-20, steps: 30, batchSize: 1);
        Assert.Equal(30, range.Rates.Count);
        Assert.Null(range.Divergence);
        Assert.Null(range.Steepest);
    }

    [Fact]
    public void The_smoothed_loss_is_a_mean_over_neighbours_and_divergence_is_seen_without_those_to_come()
    {
        float[] rates = [.. Enumerable.Range(1, 30).Select(step => (float)step)];
        var range = new LearningRateRange("x", rates, [.. rates.Select(rate => rate < 26 ? 31 - rate : 1000f)], divergenceFactor: 4);

        Assert.Equal([27.5, 27, 26.5, 26, 25.5, 25, 24], range.SmoothedLosses.Take(7).Select(loss => Math.Round(loss, 9)));
        Assert.Equal(26, range.Divergence);
        Assert.InRange(range.Steepest!.Value, 6, 15);
        Assert.Equal(2, new LearningRateRange("x", [1, 2, 3], [4, float.NaN, 1], divergenceFactor: 4).Divergence);
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        LinearNetwork network = Parabola();
        Assert.Throws<ArgumentOutOfRangeException>("low", () => network.TestLearningRates(One(), low: 0));
        Assert.Throws<ArgumentOutOfRangeException>("high", () => network.TestLearningRates(One(), high: 1e-7));
        Assert.Throws<ArgumentOutOfRangeException>("high", () => network.TestLearningRates(One(), high: 1e39));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => network.TestLearningRates(One(), steps: 1));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => network.TestLearningRates(One(), batchSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>("divergenceFactor", () => network.TestLearningRates(One(), divergenceFactor: 1));
        Assert.Throws<ArgumentException>("train", () => network.TestLearningRates(Samples.Numbered(0)));
        Assert.Throws<InvalidDataException>(() => network.TestLearningRates(StreamedData.WithTargets(1, 1, (_, _) => []).ShuffleBuffer(1)));
        Assert.ThrowsAny<OperationCanceledException>(() => network.TestLearningRates(One(), cancellationToken: new CancellationToken(true)));
    }

    [Fact]
    public void The_picture_is_one_svg_that_marks_both_rates()
    {
        using var culture = new HostileCulture();
        string path = Path.Combine(_folder, "rates.svg");
        Parabola().TestLearningRates(Noisy(), low: 1e-4, high: 100, steps: 121, batchSize: 1).WriteSvg(path);
        string[] texts = [.. XDocument.Load(path).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        Assert.Contains(texts, text => text.StartsWith("falls fastest at 0.", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith("diverges at ", StringComparison.Ordinal));
        Parabola().TestLearningRates(One(), low: 1e-30, high: 1e-20, steps: 30, batchSize: 1).WriteSvg(path);
        Assert.NotNull(XDocument.Load(path).Root);
    }

    /// <summary>With an input of 0 only the bias learns: the loss is (b - 3)².</summary>
    private static LinearNetwork Parabola() => new(1, 1, LossFunction.MeanSquaredError) { InitialLearningRate = 1 };

    private static DataSet One() => new([0], 1, [3], 1);

    /// <summary>The same with noise, which never leaves the bias in peace.</summary>
    private static DataSet Noisy() => new([0, 0], 1, [2.9f, 3.1f], 1);
}
