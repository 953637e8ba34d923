namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class MendSignalTests
{
    [Fact]
    public Task All_hidden_activations_change_and_the_initialisers_go_with_everything_else_in_place() => CodeFixTest.MendsAsync("NG0202", "Tanh",
        """
        // Five layers.
        [Network]
        [Dense(64, 64, Init = LecunNormal)] // first
        [Activation(Sigmoid)]
        [Dense(64, Bias = false, Init = Xavier, Name = "Second")] [Activation(ActivationFunction.Sigmoid)]
        [Dense(64), Activation(function: Sigmoid)]
        [Dense(64)] [Activation(Sigmoid /* slow */)]
        [Dense(64)] [Activation(Sigmoid)]
        [Dense(64)] [Activation(Sigmoid)]
        [Loss(BinaryCrossEntropy)]
        partial class Slow;
        """,
        """
        // Five layers.
        [Network]
        [Dense(64, 64)] // first
        [Activation(Tanh)]
        [Dense(64, Bias = false, Name = "Second")] [Activation(Tanh)]
        [Dense(64), Activation(function: Tanh)]
        [Dense(64)] [Activation(Tanh /* slow */)]
        [Dense(64)] [Activation(Tanh)]
        [Dense(64)] [Activation(Sigmoid)]
        [Loss(BinaryCrossEntropy)]
        partial class Slow;
        """);

    [Fact]
    public Task Without_the_bare_words_the_enumeration_is_named() => CodeFixTest.MendsAsync("NG0203", "ReLU",
        Deep("ActivationFunction.Sigmoid", "LossFunction.MeanSquaredError"),
        Deep("ActivationFunction.ReLU", "LossFunction.MeanSquaredError"),
        usings: "global using NetGen;");

    [Fact]
    public Task An_initialiser_alone_goes_where_that_is_enough() => CodeFixTest.MendsAsync("NG0203", "Default",
        """
        [Network]
        [Dense(64, 64, Init = Normal, InitScale = 1e-5, Name = "Quiet")]
        [Activation(Tanh)]
        [Dense(10, Init = Normal, InitScale = 1e-3)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """,
        """
        [Network]
        [Dense(64, 64, Name = "Quiet")]
        [Activation(Tanh)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """);

    [Fact]
    public Task Every_network_of_a_file_is_mended_at_once() => CodeFixTest.MendsAllAsync("NG0203", "Tanh",
        Deep("Sigmoid", "MeanSquaredError") + Deep("Sigmoid", "MeanSquaredError", "Other"),
        Deep("Tanh", "MeanSquaredError") + Deep("Tanh", "MeanSquaredError", "Other"));

    [Fact]
    public Task BatchNorm_goes_between_layers_and_their_activations_which_no_bias_then_needs() => CodeFixTest.MendsAsync("NG0202", "BatchNorm",
        """
        [Network]
        [Dense(64, 64)] // first
            [Activation(Sigmoid)]
        [Dense(64), Activation(Sigmoid)]
        [Dense(64, Bias = true)] [Activation(Sigmoid)]
        [Dense(64)] [Activation(Sigmoid)]
        [Dense(64)] [Activation(Sigmoid)]
        [Dense(64)] [Activation(Sigmoid)]
        [Loss(BinaryCrossEntropy)]
        partial class Slow;
        """,
        """
        [Network]
        [Dense(64, 64, Bias = false)] // first
            [BatchNorm]
            [Activation(Sigmoid)]
        [Dense(64, Bias = false), BatchNorm, Activation(Sigmoid)]
        [Dense(64, Bias = false)] [BatchNorm] [Activation(Sigmoid)]
        [Dense(64, Bias = false)] [BatchNorm] [Activation(Sigmoid)]
        [Dense(64, Bias = false)] [BatchNorm] [Activation(Sigmoid)]
        [Dense(64)] [Activation(Sigmoid)]
        [Loss(BinaryCrossEntropy)]
        partial class Slow;
        """);

    [Fact]
    public async Task The_menu_says_what_each_mend_gives()
    {
        var actions = await CodeFixTest.ActionsAsync("NG0203", Deep("Sigmoid", "MeanSquaredError"));
        Assert.Equal(["tanh with Xavier: 0.27", "ReLU with He: 0.71", "BatchNorm before each activation: 0.25"], actions.Select(action => action.Title));
    }

    private static string Deep(string function, string loss, string name = "Net") =>
        "[Network, Input(64)]\n"
        + string.Concat(Enumerable.Repeat($"[Dense(64)] [Activation({function})]\n", 10))
        + $"[Dense(64)]\n[Loss({loss})]\npartial class {name};\n";
}
