namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class MendSeluTests
{
    [Fact]
    public Task The_weights_are_left_to_the_default() => CodeFixTest.MendsAllAsync("NG0506", "default",
        """
        [Network]
        [Dense(64, 32, Init = He, Name = "First")] [Activation(SELU)] // keeps
        [Dense(32, Init = Normal, InitScale = 0.3)] [Activation(SELU)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Net;
        """,
        """
        [Network]
        [Dense(64, 32, Name = "First")] [Activation(SELU)] // keeps
        [Dense(32)] [Activation(SELU)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Net;
        """);

    [Fact]
    public Task Dropout_becomes_the_one_for_SELU() => CodeFixTest.MendsAllAsync("NG0506", "alpha",
        """
        [Network]
        [Dense(64, 32)] [Activation(SELU)] [Dropout(0.2)] // keeps
        [Dense(32)] [Activation(SELU), Dropout(Keep = 0.9)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Net;
        """,
        """
        [Network]
        [Dense(64, 32)] [Activation(SELU)] [AlphaDropout(0.2)] // keeps
        [Dense(32)] [Activation(SELU), AlphaDropout(Keep = 0.9)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Net;
        """);

    [Fact]
    public Task Dropout_goes() => CodeFixTest.MendsAsync("NG0506", "remove",
        "[Network] [Dense(64, 32)] [Activation(SELU)] [Dropout(0.2)] [Dense(10)] [Loss(SoftmaxCrossEntropy)] partial class Net;",
        "[Network] [Dense(64, 32)] [Activation(SELU)] [Dense(10)] [Loss(SoftmaxCrossEntropy)] partial class Net;");
}
