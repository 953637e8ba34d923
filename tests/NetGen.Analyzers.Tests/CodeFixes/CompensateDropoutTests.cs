namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class CompensateDropoutTests
{
    // √(2 · 0.5 / 64) = 0.125.
    [Fact]
    public Task Weights_behind_dropout_are_drawn_smaller() => CodeFixTest.MendsAsync("NG0403", "compensate",
        """
        [Network]
        [Dense(64, 64)] [Activation(ReLU)] [Dropout(0.5)]
        [Dense(64, Init = He, Name = "Second")] [Activation(ReLU)] [Dropout(0.5)]
        [Dense(64)] [Activation(ReLU)] [Dropout(0.5)] // default
        [Dense(64, Init = Initializer.HeUniform)] [Activation(ReLU)] [Dropout(0.5)]
        [Dense(64)] [Activation(ReLU)] [Dropout(0.5)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """,
        """
        [Network]
        [Dense(64, 64)] [Activation(ReLU)] [Dropout(0.5)]
        [Dense(64, Init = Normal, InitScale = 0.125, Name = "Second")] [Activation(ReLU)] [Dropout(0.5)]
        [Dense(64, Init = Normal, InitScale = 0.125)] [Activation(ReLU)] [Dropout(0.5)] // default
        [Dense(64, Init = Normal, InitScale = 0.125)] [Activation(ReLU)] [Dropout(0.5)]
        [Dense(64, Init = Normal, InitScale = 0.125)] [Activation(ReLU)] [Dropout(0.5)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """);
}
