namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class DefaultInitializerTests
{
    [Fact]
    public Task Equal_weights_are_left_to_the_default() => CodeFixTest.MendsAsync("NG0301", "default",
        """
        [Network]
        [Dense(64, 32, Init = Constant, InitValue = 0.5)]   // hidden
        [Activation(Tanh)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """,
        """
        [Network]
        [Dense(64, 32)]   // hidden
        [Activation(Tanh)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """);

    [Fact]
    public Task Bounds_too_wide_go_from_every_layer_at_once() => CodeFixTest.MendsAllAsync("NG0302", "default",
        """
        [Network]
        [Dense(64, 32, Init = Uniform, InitMin = -1, InitMax = 1, Bias = false)] [Activation(Tanh)]
        [Dense(10, Init = Uniform, InitMin = -1, Name = "Head", InitMax = 1)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """,
        """
        [Network]
        [Dense(64, 32, Bias = false)] [Activation(Tanh)]
        [Dense(10, Name = "Head")]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """);
}
