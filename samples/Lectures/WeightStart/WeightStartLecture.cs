using NetGen;
using NetGen.Training;

namespace Samples;

/// <summary>
/// Five hidden layers of 100 on MNIST from weights that are 0, too large, too small, right, scaled on a batch (LSUV), and pre-trained layer by layer (RBM): the
/// size of the activations in each layer before the first step, and the accuracy after training with momentum 0.9, batches of 100 and the best of three
/// learning rates.
/// </summary>
internal static class WeightStartLecture
{
    private const string Lsuv = "LSUV", Rbm = "RBM";

    private static readonly float[] _learningRates = [0.1f, 0.01f, 0.001f];

    private static readonly (string Activation, string Start, Func<float, float> Function, Func<int, ITrainableNetwork> Create)[] _networks =
    [
        ("Tanh", "zeros", MathF.Tanh, seed => new TanhFromZeros(seed)),
        ("Tanh", "U(-1, 1)", MathF.Tanh, seed => new TanhFromWide(seed)),
        ("Tanh", "N(0, 0.01²)", MathF.Tanh, seed => new TanhFromSmall(seed)),
        ("Tanh", "Xavier", MathF.Tanh, seed => new TanhFromXavier(seed)),
        ("Tanh", "He", MathF.Tanh, seed => new TanhFromHe(seed)),
        ("Tanh", Lsuv, MathF.Tanh, seed => new TanhFromXavier(seed)),
        ("ReLU", "zeros", x => MathF.Max(x, 0), seed => new ReLUFromZeros(seed)),
        ("ReLU", "U(-1, 1)", x => MathF.Max(x, 0), seed => new ReLUFromWide(seed)),
        ("ReLU", "N(0, 0.01²)", x => MathF.Max(x, 0), seed => new ReLUFromSmall(seed)),
        ("ReLU", "Xavier", x => MathF.Max(x, 0), seed => new ReLUFromXavier(seed)),
        ("ReLU", "He", x => MathF.Max(x, 0), seed => new ReLUFromHe(seed)),
        ("ReLU", Lsuv, x => MathF.Max(x, 0), seed => new ReLUFromXavier(seed)),
        ("Sigmoid", "Xavier", Sigmoid, seed => new SigmoidFromXavier(seed)),
        ("Sigmoid", Lsuv, Sigmoid, seed => new SigmoidFromXavier(seed)),
        ("Sigmoid", Rbm, Sigmoid, seed => new SigmoidFromXavier(seed))
    ];

    public static void Run(Laboratory laboratory)
    {
        DataSet train = laboratory.Sample(laboratory.Count(full: 60_000, quick: 10_000));
        int epochs = laboratory.Count(full: 2, quick: 1);
        laboratory.Say($"{train.Count:N0} images, {epochs} epochs, batch 100, seed 1; learning rates {string.Join(", ", _learningRates)}");
        foreach (var group in _networks.GroupBy(network => network.Activation))
        {
            var bars = new List<(string, double)>();
            foreach ((string activation, string start, Func<float, float> function, Func<int, ITrainableNetwork> create) in group)
            {
                ITrainableNetwork prepared = create(1);
                if (start == Lsuv)
                    prepared.InitializeLsuv(train);
                else if (start == Rbm)
                    prepared.PretrainRbm(train, new RbmOptions { Epochs = laboratory.Count(full: 3, quick: 1) });
                string deviations = string.Join(" ", Activations.Deviations(prepared, function, train).Select(value => FormattableString.Invariant($"{value:G2}")));
                double accuracy = _learningRates.Max(rate => laboratory.Accuracy(Copy(prepared, create), train, epochs, rate: rate));
                laboratory.Say($"{activation} from {start}  deviation of the activations {deviations}  test accuracy {accuracy:F1} %");
                bars.Add((start, accuracy));
            }

            laboratory.Draw($"test accuracy, %, {group.Key}", bars);
        }
    }

    private static ITrainableNetwork Copy(ITrainableNetwork network, Func<int, ITrainableNetwork> create)
    {
        ITrainableNetwork copy = create(1);
        network.ParameterBuffer.CopyTo(copy.ParameterBuffer);
        return copy;
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
