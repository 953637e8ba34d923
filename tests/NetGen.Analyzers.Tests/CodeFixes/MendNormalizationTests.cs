namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class MendNormalizationTests
{
    [Fact]
    public Task A_bias_before_BatchNorm_is_left_out() => CodeFixTest.MendsAsync("NG0701", "bias",
        """
        [Network]
        [Dense(64, 32)]
        [BatchNorm] [Activation(ReLU)] // counts
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """,
        """
        [Network]
        [Dense(64, 32, Bias = false)]
        [BatchNorm] [Activation(ReLU)] // counts
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """);

    [Fact]
    public Task A_bias_that_is_stated_is_denied() => CodeFixTest.MendsAsync("NG0701", "bias",
        """
        [Network]
        [Dense(64, 32, Bias = true, Name = "First"), BatchNorm, Activation(ReLU)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """,
        """
        [Network]
        [Dense(64, 32, Bias = false, Name = "First"), BatchNorm, Activation(ReLU)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """);

    [Fact]
    public Task BatchNorm_moves_before_its_activation() => CodeFixTest.MendsAsync("NG0702", "move",
        """
        [Network]
        [Dense(64, 32, Bias = false)] [Activation(LeakyReLU, Alpha = 0.1)]
        [BatchNorm(Momentum = 0.2)] // squashed first
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """,
        """
        [Network]
        [Dense(64, 32, Bias = false)] [BatchNorm(Momentum = 0.2)]
        [Activation(LeakyReLU, Alpha = 0.1)] // squashed first
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """);
}
