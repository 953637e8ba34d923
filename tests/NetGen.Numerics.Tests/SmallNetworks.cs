using NetGen.Numerics.Tests.Harness;

namespace NetGen.Numerics.Tests;

/// <summary>Networks so small that every parameter can be varied: each activation under each loss, each form of a network.</summary>
internal static class SmallNetworks
{
    private static readonly string[] s_activations =
    [
        "Sigmoid", "Tanh", "ReLU", "LeakyReLU", "LeakyReLU, Alpha = 0.25", "LeakyReLU, Alpha = 0",
        "ELU", "ELU, Alpha = 0.5", "ELU, Alpha = 0",
    ];

    private static readonly (string Name, string Attributes)[] s_structures =
    [
        ("Linear", "[Dense(3, 2)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("NoBias",
            "[Dense(3, 4, Bias = false)] [Activation(Tanh)] [Dense(2, Bias = false)] "
                + "[Loss(MeanSquaredError)] [Optimizer(Nesterov, LearningRate = 0.05)]"),
        ("Deep",
            "[Dense(3, 4)] [Activation(Tanh)] [Dense(3)] [Activation(Sigmoid)] [Dense(4)] [Activation(ELU)] [Dense(3)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)]"),
        ("Narrow", "[Dense(1, 1)] [Activation(Tanh)] [Dense(1)] [Loss(BinaryCrossEntropy)] [Optimizer(Adam)]"),
        ("FusedSoftmax",
            "[Dense(3, 4)] [Activation(Softmax)] [Loss(SoftmaxCrossEntropy)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("FusedSigmoid",
            "[Dense(3, 4)] [Activation(Sigmoid)] [Loss(BinaryCrossEntropy)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("UnfusedSoftmax",
            "[Dense(3, 4)] [Activation(Softmax)] [Loss(MeanSquaredError)] [Optimizer(Momentum, LearningRate = 0.1)]"),
        ("UnfusedSigmoid", "[Dense(3, 4)] [Activation(Sigmoid)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("TanhLast", "[Dense(3, 4)] [Activation(Tanh)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("ReLULast", "[Dense(3, 4)] [Activation(ReLU)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("TwoActivations",
            "[Input(3)] [Activation(Tanh)] [Activation(Sigmoid)] [Dense(4)] [Activation(ELU)] [Activation(Tanh)] [Dense(2)] "
                + "[Loss(MeanSquaredError)]"),
        ("Dropout",
            "[Dense(3, 6)] [Activation(Tanh)] [Dropout(0.5)] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("DropoutBeforeActivation",
            "[Dense(3, 6)] [Dropout(0.25)] [Activation(Sigmoid)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Momentum)]"),
        ("DropoutAfterELU",
            "[Dense(3, 6)] [Activation(ELU, Alpha = 2)] [Dropout(0.25)] [Dense(2)] "
                + "[Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("DropoutOnInput",
            "[Input(4)] [Dropout(Keep = 0.75)] [Dense(3)] [Activation(LeakyReLU)] [Dropout(0.125)] [Dense(2)] "
                + "[Loss(MeanSquaredError)] [Optimizer(Nesterov)]"),
        ("DropoutTwice",
            "[Dense(3, 6)] [Activation(Sigmoid)] [Dropout(0.25)] [Dropout(0.5)] [Dense(2)] "
                + "[Loss(BinaryCrossEntropy)] [Optimizer(Adam)]"),
        ("DropoutLast",
            "[Dense(3, 6)] [Activation(Tanh)] [Dropout(0.25)] "
                + "[Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("BatchNormAlone", "[Input(3)] [BatchNorm] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("BatchNormAfterDense",
            "[Dense(3, 5, Bias = false)] [BatchNorm] [Activation(Tanh)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)]"),
        ("BatchNormReLUDropout",
            "[Dense(3, 6, Bias = false)] [BatchNorm(Epsilon = 0.001, Momentum = 0.25)] [Activation(ReLU)] [Dropout(0.25)] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("BatchNormTwice",
            "[Dense(3, 6, Bias = false)] [BatchNorm] [Activation(Sigmoid)] [Dropout(0.25)] [Dense(4, Bias = false)] "
                + "[BatchNorm(Name = \"Second\")] [Activation(ELU)] [BatchNorm] [Dense(2)] [Loss(BinaryCrossEntropy)] [Optimizer(Nesterov, LearningRate = 0.01)]"),
        ("BatchNormLast", "[Dense(3, 4, Bias = false)] [BatchNorm] [Activation(Softmax)] [Loss(SoftmaxCrossEntropy)] [Optimizer(SGD)]"),
        ("BatchNormOnly", "[Input(5)] [BatchNorm] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("LayerNormFirst", "[Input(5)] [LayerNorm] [Dense(3)] [Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("LayerNormAfterDense",
            "[Dense(3, 6)] [LayerNorm(Epsilon = 0.001)] [Activation(ELU)] [Dropout(0.25)] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)]"),
        ("RMSNormAfterDense",
            "[Dense(3, 6)] [RMSNorm] [Dense(4)] [RMSNorm(Name = \"Second\")] [Activation(Sigmoid)] [Dense(2)] "
                + "[Loss(BinaryCrossEntropy)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("NormsTogether",
            "[Dense(3, 5, Bias = false)] [BatchNorm] [LayerNorm] [Activation(Tanh)] [RMSNorm] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("DropoutOfNothing", "[Dense(3, 5)] [Activation(Tanh)] [Dropout(0.0)] [Dense(2)] [Loss(MeanSquaredError)]"),
    ];

    public static (string Name, string Attributes)[] Declarations { get; } = [.. ActivationsUnderLosses(), .. s_structures];

    private static readonly Lazy<NetworkCompilation> s_compilation = new(() => NetworkCompilation.Compile(Declarations));

    public static EmittedNetwork Of(string name) => s_compilation.Value[name];

    private static IEnumerable<(string Name, string Attributes)> ActivationsUnderLosses()
    {
        foreach (string activation in s_activations)
        {
            foreach (string loss in new[] { "SoftmaxCrossEntropy", "BinaryCrossEntropy", "MeanSquaredError" })
            {
                string name = string.Concat(activation.Where(char.IsLetterOrDigit)) + "Under" + loss;
                string layers = $"[Dense(3, 4)] [Activation({activation})] [Dense(2)]";
                yield return (name, $"{layers} [Loss({loss})] [Optimizer(Adam, Epsilon = 0.001)]");
            }
        }
    }
}
