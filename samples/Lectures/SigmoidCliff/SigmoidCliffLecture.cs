using NetGen;
using NetGen.Training;

namespace Samples;

/// <summary>
/// One to seven hidden layers of 100 units on MNIST with sigmoid and tanh (Xavier) and ReLU (He), momentum 0.9, batches of 100, the better of
/// two learning rates; and how much of the gradient reaches the first layer before the first step.
/// </summary>
internal static class SigmoidCliffLecture
{
    private static readonly float[] _learningRates = [0.1f, 0.01f];

    private static readonly (string Activation, Func<int, ITrainableNetwork>[] Create)[] _networks =
    [
        ("Sigmoid", [seed => new Sigmoid1(seed), seed => new Sigmoid2(seed), seed => new Sigmoid3(seed), seed => new Sigmoid4(seed), seed => new Sigmoid5(seed), seed => new Sigmoid6(seed), seed => new Sigmoid7(seed)]),
        ("Tanh", [seed => new Tanh1(seed), seed => new Tanh2(seed), seed => new Tanh3(seed), seed => new Tanh4(seed), seed => new Tanh5(seed), seed => new Tanh6(seed), seed => new Tanh7(seed)]),
        ("ReLU", [seed => new ReLU1(seed), seed => new ReLU2(seed), seed => new ReLU3(seed), seed => new ReLU4(seed), seed => new ReLU5(seed), seed => new ReLU6(seed), seed => new ReLU7(seed)]),
    ];

    public static void Run(Laboratory laboratory)
    {
        DataSet train = laboratory.Sample(laboratory.Count(full: 60_000, quick: 10_000));
        int epochs = laboratory.Count(full: 2, quick: 1);
        laboratory.Say($"{train.Count:N0} images, {epochs} epochs, batch 100, seed 1; learning rates {string.Join(", ", _learningRates)}");
        foreach ((string activation, Func<int, ITrainableNetwork>[] create) in _networks)
        {
            var bars = new List<(string, double)>();
            for (int depth = 1; depth <= create.Length; depth++)
            {
                Func<int, ITrainableNetwork> network = create[depth - 1];
                double[] strengths = Signal.Strengths(network(1), train);
                double accuracy = _learningRates.Max(rate => laboratory.Accuracy(network(1), train, epochs, rate: rate));
                laboratory.Say(
                    $"{activation} {depth}  test accuracy {accuracy:F1} %  gradient at each layer {string.Join(" ", strengths.Select(Figure))}");
                bars.Add(($"{activation} {depth}", accuracy));
            }

            laboratory.Draw("test accuracy, %, by hidden layers", bars);
        }
    }

    private static string Figure(double strength) => FormattableString.Invariant($"{strength:G2}");
}
