using NetGen;
using NetGen.Training;

namespace Samples;

/// <summary>784-100-10 on 10,000 digits, 2 epochs of batches of 64: each optimiser at the best learning rate of one grid.</summary>
internal static class OptimizersLecture
{
    private static readonly float[] _learningRates = [1, 0.1f, 0.01f, 0.001f, 0.0001f];

    private static readonly (string Name, Func<int, ITrainableNetwork> Create)[] _networks =
    [
        ("SGD", seed => new WithSGD(seed)),
        ("Momentum", seed => new WithMomentum(seed)),
        ("Nesterov", seed => new WithNesterov(seed)),
        ("AdaGrad", seed => new WithAdaGrad(seed)),
        ("RMSProp", seed => new WithRMSProp(seed)),
        ("AdaDelta", seed => new WithAdaDelta(seed)),
        ("Adam", seed => new WithAdam(seed)),
        ("AdamW", seed => new WithAdamW(seed)),
        ("AMSGrad", seed => new WithAMSGrad(seed)),
        ("Adamax", seed => new WithAdamax(seed)),
        ("Nadam", seed => new WithNadam(seed)),
        ("RAdam", seed => new WithRAdam(seed)),
        ("Lion", seed => new WithLion(seed))
    ];

    public static void Run(Laboratory laboratory)
    {
        DataSet train = laboratory.Sample(laboratory.Count(full: 10_000, quick: 4_000));
        int epochs = laboratory.Count(full: 2, quick: 1);
        int seeds = laboratory.Count(full: 3, quick: 1);
        laboratory.Say($"{train.Count:N0} images, {epochs} epochs, batch 64, {seeds} seeds; grid {string.Join(", ", _learningRates)}");
        var bars = new List<(string, double)>();
        foreach ((string name, Func<int, ITrainableNetwork> create) in _networks)
        {
            (float rate, double accuracy, double loss) = _learningRates
                .Select(rate => Train(create, rate, train, laboratory.Test, epochs, seeds))
                .MinBy(result => double.IsFinite(result.Loss) ? result.Loss : double.PositiveInfinity);
            laboratory.Say($"{name}  learning rate {rate}  training loss {loss:F3}  test accuracy {100 * accuracy:F1} %");
            bars.Add((name, 100 * accuracy));
        }

        laboratory.Draw("test accuracy, %", bars);
        laboratory.Say($"At its own best rate each comes close to the others; what differs is how wide the range of good rates is, and which.");
    }

    private static (float Rate, double Accuracy, double Loss) Train(
        Func<int, ITrainableNetwork> create, float rate, DataSet train, DataSet test, int epochs, int seeds)
    {
        double accuracy = 0;
        double loss = 0;
        for (int seed = 1; seed <= seeds; seed++)
        {
            ITrainableNetwork network = create(seed);
            History history = network.Fit(train, epochs: epochs, batchSize: 64, callbacks: [new FixedRate(rate)], seed: seed);
            accuracy += network.Evaluate(test).Accuracy!.Value / seeds;
            loss += history.Epochs[^1].Loss / seeds;
        }

        return (rate, accuracy, loss);
    }
}
