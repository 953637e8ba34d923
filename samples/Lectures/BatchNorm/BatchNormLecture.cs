using NetGen;
using NetGen.Training;

namespace Samples;

/// <summary>
/// The network of figure 1 of Ioffe and Szegedy 2015, 784-100-100-100-10 with sigmoids in batches of 60 and plain gradient descent, with and
/// without BatchNorm, from three starts: the steps it takes to an accuracy on the test, at the best of three learning rates.
/// </summary>
internal static class BatchNormLecture
{
    private static readonly double[] _targets = [90, 95, 97];
    private static readonly float[] _learningRates = [0.1f, 0.5f, 2f];

    private static readonly (string Name, Func<int, ITrainableNetwork> Create)[] _networks =
    [
        ("N(0, 0.01²) without", seed => new SmallPlain(seed)),
        ("N(0, 0.01²) with", seed => new SmallNormalized(seed)),
        ("Xavier without", seed => new XavierPlain(seed)),
        ("Xavier with", seed => new XavierNormalized(seed)),
        ("U(-1, 1) without", seed => new LargePlain(seed)),
        ("U(-1, 1) with", seed => new LargeNormalized(seed)),
    ];

    public static void Run(Laboratory laboratory)
    {
        int steps = laboratory.Count(full: 10_000, quick: 1_000);
        int every = laboratory.Count(full: 200, quick: 100);
        laboratory.Say($"{laboratory.Train.Count:N0} images, {steps:N0} steps of 60, tested every {every}; learning rates {string.Join(", ", _learningRates)}, seed 1");
        var bars = new List<(string, double)>();
        foreach ((string name, Func<int, ITrainableNetwork> create) in _networks)
        {
            (StepsToAccuracy run, float rate) = _learningRates
                .Select(rate => (Run: Train(laboratory, create(1), rate, steps, every), rate))
                .OrderByDescending(entry => entry.Run.Steps.Count(step => step is not null))
                .ThenBy(entry => entry.Run.Steps.LastOrDefault(step => step is not null) ?? 0)
                .ThenByDescending(entry => entry.Run.Accuracy)
                .First();
            string reached = string.Join(", ", _targets.Select((target, i) => $"{target:F0} % {(run.Steps[i] is { } step ? $"after {step}" : "never")}"));
            laboratory.Say($"{name}  {reached}, {run.Accuracy:F1} % at the end, learning rate {rate}");
            bars.Add((name, run.Accuracy));
        }

        laboratory.Draw("test accuracy at the end, %", bars);
    }

    private static StepsToAccuracy Train(Laboratory laboratory, ITrainableNetwork network, float rate, int steps, int every)
    {
        StepsToAccuracy run = new(laboratory.Test, every, steps, _targets);
        network.Fit(laboratory.Train, epochs: 100, batchSize: 60, callbacks: [new FixedRate(rate), run], seed: 1);
        return run;
    }
}
