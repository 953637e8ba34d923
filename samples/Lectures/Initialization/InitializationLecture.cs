using NetGen;
using NetGen.Training;

namespace Samples;

/// <summary>
/// Thirty hidden layers of 100 rectifiers on MNIST, from He's weights and from Xavier's: a perceptron in place of the convolutions of
/// He et al. 2015, figure 3. Momentum 0.9, learning rate 0.01, batches of 100.
/// </summary>
internal static class InitializationLecture
{
    private static readonly (string Name, Func<int, ITrainableNetwork> Create)[] _networks =
        [("He", seed => new He30(seed)), ("Xavier", seed => new Xavier30(seed))];

    public static void Run(Laboratory laboratory)
    {
        DataSet train = laboratory.Sample(laboratory.Count(full: 60_000, quick: 10_000));
        int epochs = laboratory.Count(full: 5, quick: 2);
        int seeds = laboratory.Count(full: 3, quick: 1);
        laboratory.Say($"{train.Count:N0} images, {epochs} epochs, batch 100, {seeds} seeds");
        var bars = new List<(string, double)>();
        foreach ((string name, Func<int, ITrainableNetwork> create) in _networks)
        {
            laboratory.Say($"{name}  gradient at the first layer {Signal.Strengths(create(1), train)[0]:G2} of that at the last");
            double[] accuracies = new double[seeds];
            for (int seed = 1; seed <= seeds; seed++)
            {
                ITrainableNetwork network = create(seed);
                History history = network.Fit(train, laboratory.Test, epochs, batchSize: 100, seed: seed);
                accuracies[seed - 1] = 100 * network.Evaluate(laboratory.Test).Accuracy!.Value;
                laboratory.Say($"{name}  seed {seed}  test accuracy by epoch {string.Join(" ", history.Epochs.Select(Percent))} %");
            }

            laboratory.Say($"{name}  test accuracy {accuracies.Average():F1} %");
            bars.Add((name, accuracies.Average()));
        }

        laboratory.Draw("test accuracy, %", bars);
    }

    private static string Percent(EpochResult epoch) => FormattableString.Invariant($"{100 * epoch.ValidationAccuracy:F1}");
}
