using static System.FormattableString;

namespace NetGen.Validation.Starts;

/// <summary>Draws classifiers of digits: 2 to 20 hidden layers of 24 to 96 units, some with weights that are too small, some with dropout.</summary>
internal static class TrainingNetworks
{
    public static IEnumerable<Source> Draw(int count, int inputs, double inputSquare, Random random) =>
        Enumerable.Range(0, count).Select(_ => new Source(Draw(inputs, inputSquare, random)));

    private static string Draw(int inputs, double inputSquare, Random random)
    {
        int width = (int)(24 * Math.Pow(4, random.NextDouble()));
        int depth = random.Next(2, 21);
        // Sigmoids are half of those that fail, and would all fail beyond a few layers.
        string activation = Pick(random, "Sigmoid", "Sigmoid", "Tanh", "ReLU", "LeakyReLU", "ELU");
        if (activation == "Sigmoid")
            depth = random.Next(2, 13);
        double gain = Math.Round(0.02 * Math.Pow(100, random.NextDouble()), 4);
        string stated = Invariant($", Init = Normal, InitScale = {Math.Sqrt(gain / width):R}");
        string init = Pick(random, "", "", ", Init = LecunNormal", ", Init = He", stated);
        string dropout = random.NextDouble() < 0.2 ? Invariant($"[Dropout({Math.Round(0.1 + 0.3 * random.NextDouble(), 2):R})]") : "";
        string hidden = string.Concat(Enumerable.Repeat($"[Dense({width}{init})][Activation({activation})]{dropout}", depth));
        return Invariant($"[Input({inputs}, Scale = {inputSquare:R})]") + hidden
            + "[Dense(10)][Activation(Softmax)][Loss(SoftmaxCrossEntropy)][Optimizer(Momentum, LearningRate = 0.01)]";
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
