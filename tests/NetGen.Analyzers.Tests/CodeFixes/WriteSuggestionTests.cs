namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class WriteSuggestionTests
{
    [Fact]
    public Task Rates_are_swapped_for_their_complements_at_once() => CodeFixTest.MendsAllAsync("NG0402", "write",
        """
        [Network]
        [Dense(64, 32)] [Activation(ReLU)]
        [Dropout(0.8)] // much
        [Dense(32)] [Activation(ReLU)] [Dropout(Keep = .3)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """,
        """
        [Network]
        [Dense(64, 32)] [Activation(ReLU)]
        [Dropout(0.2)] // much
        [Dense(32)] [Activation(ReLU)] [Dropout(Keep = 0.7)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """);

    [Fact]
    public Task A_squared_error_becomes_the_cross_entropy_of_the_activation() => CodeFixTest.MendsAsync("NG0504", "write",
        "[Network] [Dense(64, 1)] [Activation(Sigmoid)] [Loss(LossFunction.MeanSquaredError)] partial class Net;",
        "[Network] [Dense(64, 1)] [Activation(Sigmoid)] [Loss(BinaryCrossEntropy)] partial class Net;");

    [Fact]
    public Task The_usual_learning_rate_takes_the_place_of_one_out_of_range() => CodeFixTest.MendsAsync("NG0601", "write",
        "[Network] [Dense(64, 1)] [Loss(MeanSquaredError)] [Optimizer(Adam, LearningRate = 1e-1 /* fast */)] partial class Net;",
        "[Network] [Dense(64, 1)] [Loss(MeanSquaredError)] [Optimizer(Adam, LearningRate = 1e-3 /* fast */)] partial class Net;");

    [Fact]
    public async Task The_menu_says_what_is_written()
    {
        var actions = await CodeFixTest.ActionsAsync(
            "NG0504", "[Network] [Dense(64, 2)] [Activation(Softmax)] [Loss(MeanSquaredError)] partial class Net;");
        Assert.Equal("Use SoftmaxCrossEntropy", Assert.Single(actions).Title);
    }
}
