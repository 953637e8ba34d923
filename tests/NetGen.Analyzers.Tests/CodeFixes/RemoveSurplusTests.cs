namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class RemoveSurplusTests
{
    [Fact]
    public Task A_surplus_loss_goes_with_its_line() => CodeFixTest.MendsAsync("NG0012", "remove",
        """
        [Network]
        [Dense(784, 10)]
        [Loss(SoftmaxCrossEntropy)]
        [Loss(MeanSquaredError)]
        [Optimizer(Adam)]
        public sealed partial class Digits;
        """,
        """
        [Network]
        [Dense(784, 10)]
        [Loss(SoftmaxCrossEntropy)]
        [Optimizer(Adam)]
        public sealed partial class Digits;
        """);

    [Fact]
    public Task The_users_comments_outlive_the_attribute() => CodeFixTest.MendsAsync("NG0012", "remove",
        """
            [Network]
            [Dense(784, 10)] // one layer
            [Loss(SoftmaxCrossEntropy)] // the first
            // above
            [Loss(MeanSquaredError /* inside */)]   // beside
            [Optimizer(Adam)]
            public sealed partial class Digits;
        """,
        """
            [Network]
            [Dense(784, 10)] // one layer
            [Loss(SoftmaxCrossEntropy)] // the first
            // above
            /* inside */   // beside
            [Optimizer(Adam)]
            public sealed partial class Digits;
        """);

    [Fact]
    public Task An_attribute_in_brackets_with_others_goes_with_one_comma() => CodeFixTest.MendsAsync("NG0012", "remove",
        "[Network, Dense(2, 1), Loss(MeanSquaredError), Loss(BinaryCrossEntropy), Optimizer(Adam)] partial class Xor;",
        "[Network, Dense(2, 1), Loss(MeanSquaredError), Optimizer(Adam)] partial class Xor;");

    [Fact]
    public Task The_last_attribute_in_brackets_goes_with_the_comma_before_it() => CodeFixTest.MendsAsync("NG0013", "remove",
        "[Network, Dense(2, 1), Loss(MeanSquaredError), Optimizer(Adam), Optimizer(SGD)] partial class Xor;",
        "[Network, Dense(2, 1), Loss(MeanSquaredError), Optimizer(Adam)] partial class Xor;");

    [Fact]
    public Task The_first_attribute_in_brackets_leaves_no_gap() => CodeFixTest.MendsAsync("NG0013", "remove",
        """
        [Network, Dense(2, 1), Optimizer(Adam)]
        [Optimizer(SGD), Loss(MeanSquaredError)]
        partial class Xor;
        """,
        """
        [Network, Dense(2, 1), Optimizer(Adam)]
        [Loss(MeanSquaredError)]
        partial class Xor;
        """);

    [Fact]
    public Task Brackets_on_one_line_close_up() => CodeFixTest.MendsAsync("NG0013", "remove",
        """
        [Network] [Dense(2, 1)]
        [Loss(MeanSquaredError)] [Optimizer(SGD)] [Optimizer(Adam)] // how it trains
        partial class Xor;
        """,
        """
        [Network] [Dense(2, 1)]
        [Loss(MeanSquaredError)] [Optimizer(SGD)] // how it trains
        partial class Xor;
        """);

    [Fact]
    public Task Attributes_below_each_other_in_one_pair_of_brackets_keep_their_comments() => CodeFixTest.MendsAsync("NG0012", "remove",
        """
        [
            Network,
            Dense(2, 1),                // layer
            Loss(MeanSquaredError),     // kept
            Loss(BinaryCrossEntropy),   // removed
            Optimizer(Adam),
        ]
        partial class Xor;
        """,
        """
        [
            Network,
            Dense(2, 1),                // layer
            Loss(MeanSquaredError),     // kept
            // removed
            Optimizer(Adam),
        ]
        partial class Xor;
        """);

    [Fact]
    public Task A_directive_stays() => CodeFixTest.MendsAsync("NG0012", "remove",
        """
        [Network, Dense(2, 1), Loss(MeanSquaredError)]
        #region more
        [Loss(BinaryCrossEntropy)]
        #endregion
        partial class Xor;
        """,
        """
        [Network, Dense(2, 1), Loss(MeanSquaredError)]
        #region more
        #endregion
        partial class Xor;
        """);

    [Fact]
    public Task All_surplus_losses_go_at_once() => CodeFixTest.MendsAllAsync("NG0012", "remove",
        """
        [Network, Dense(2, 1)]
        [Loss(MeanSquaredError), Loss(MeanSquaredError), Loss(MeanSquaredError)]
        [Loss(BinaryCrossEntropy), Loss(MeanSquaredError)]
        [Loss(BinaryCrossEntropy)] [Loss(MeanSquaredError)]
        [Loss(BinaryCrossEntropy), Optimizer(SGD), Loss(MeanSquaredError)]
        partial class Xor;
        """,
        """
        [Network, Dense(2, 1)]
        [Loss(MeanSquaredError)]
        [Optimizer(SGD)]
        partial class Xor;
        """);

    [Fact]
    public Task An_argument_without_effect_goes_with_its_comma() => CodeFixTest.MendsAsync("NG0015", "remove",
        """
        [Network, Dense(2, 1), Loss(MeanSquaredError)]
        [Optimizer(Adam, Momentum = 0.95, Beta1 = 0.8)]
        partial class Xor;
        """,
        """
        [Network, Dense(2, 1), Loss(MeanSquaredError)]
        [Optimizer(Adam, Beta1 = 0.8)]
        partial class Xor;
        """);

    [Fact]
    public Task All_arguments_without_effect_go_at_once() => CodeFixTest.MendsAllAsync("NG0015", "remove",
        """
        [Network, Dense(2, 3, InitScale = 1, Bias = false, InitMin = -1, InitMax = 1), Activation(ReLU, Alpha = 0.1)]
        [Dense(1)]
        partial class Xor;
        """,
        """
        [Network, Dense(2, 3, Bias = false), Activation(ReLU)]
        [Dense(1)]
        partial class Xor;
        """);

    [Fact]
    public Task An_optimiser_without_a_loss_goes() => CodeFixTest.MendsAsync("NG0015", "remove",
        """
        [Network]
        [Dense(2, 1)]
        [Optimizer(Adam, LearningRate = 1e-2)]
        partial class Xor;
        """,
        """
        [Network]
        [Dense(2, 1)]
        partial class Xor;
        """);

    [Fact]
    public Task An_activation_applied_twice_goes() => CodeFixTest.MendsAsync("NG0106", "remove",
        """
        [Network]
        [Dense(784, 10), Activation(Sigmoid)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """,
        """
        [Network]
        [Dense(784, 10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """);

    [Fact]
    public Task An_activation_that_a_dropout_parts_from_its_loss_goes() => CodeFixTest.MendsAsync("NG0106", "remove",
        """
        [Network]
        [Dense(784, 10)]
        [Activation(Softmax)]
        [Dropout(0.5)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """,
        """
        [Network]
        [Dense(784, 10)]
        [Dropout(0.5)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """);

    [Fact]
    public Task Dropout_on_the_output_goes() => CodeFixTest.MendsAsync("NG0401", "remove",
        "[Network] [Dense(64, 10)] [Dropout(0.2)] [Loss(SoftmaxCrossEntropy)] partial class Digits;",
        "[Network] [Dense(64, 10)] [Loss(SoftmaxCrossEntropy)] partial class Digits;");

    [Fact]
    public Task Of_two_activations_in_a_row_the_surplus_one_goes_everywhere_at_once() => CodeFixTest.MendsAllAsync("NG0502", "remove",
        """
        [Network]
        [Dense(64, 32)] [Activation(ReLU)] [Activation(Tanh)]
        [Dense(1)] [Activation(ReLU)] [Activation(Sigmoid)]
        [Loss(BinaryCrossEntropy)]
        partial class Net;
        """,
        """
        [Network]
        [Dense(64, 32)] [Activation(ReLU)]
        [Dense(1)] [Activation(Sigmoid)]
        [Loss(BinaryCrossEntropy)]
        partial class Net;
        """);

    [Fact]
    public Task A_ReLU_before_softmax_goes() => CodeFixTest.MendsAsync("NG0503", "remove",
        "[Network, Dense(64, 10), Activation(ReLU), Activation(Softmax), Loss(SoftmaxCrossEntropy)] partial class Digits;",
        "[Network, Dense(64, 10), Activation(Softmax), Loss(SoftmaxCrossEntropy)] partial class Digits;");

    [Fact]
    public Task A_momentum_of_0_goes() => CodeFixTest.MendsAsync("NG0602", "remove",
        "[Network, Dense(64, 10), Loss(SoftmaxCrossEntropy), Optimizer(Nesterov, Momentum = 0, LearningRate = 0.01)] partial class Digits;",
        "[Network, Dense(64, 10), Loss(SoftmaxCrossEntropy), Optimizer(Nesterov, LearningRate = 0.01)] partial class Digits;");

    [Fact]
    public async Task The_menu_says_what_goes()
    {
        var actions = await CodeFixTest.ActionsAsync("NG0015", "[Network, Dense(2, 1), Activation(ReLU, Alpha = 0.1)] partial class Xor;");
        Assert.Equal("Remove 'Alpha = 0.1'", Assert.Single(actions).Title);
        actions = await CodeFixTest.ActionsAsync("NG0015", "[Network, Dense(2, 1), Optimizer(Adam)] partial class Xor;");
        Assert.Equal("Remove [Optimizer(Adam)]", Assert.Single(actions).Title);
    }
}
