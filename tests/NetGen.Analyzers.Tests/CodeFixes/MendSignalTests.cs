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
    public Task A_run_of_equal_layers_becomes_residual_blocks_of_one_of_them() => CodeFixTest.MendsAsync("NG0203", "Residual",
        """
        static partial class Nets
        {
            // Eleven layers.
            [Network]
            [Dense(32, 64)] [Activation(Tanh)] // features
            [Dense(64, Bias = false /* none */), Activation(Sigmoid)] // equal
            [Dense(64, Bias = false), Activation(Sigmoid)]
            [Dense(64, Bias = false)]
            // half way
            [Activation(Sigmoid)]
            [Dense(64, Bias = false)] [Activation(Sigmoid)] [Dense(64, Bias = false)] [Activation(Sigmoid)]
            [Dense(64, Bias = false)] [Activation(Sigmoid)]
            [Dense(64, Bias = false)] [Activation(Sigmoid)] [Dense(64, Bias = false)] [Activation(Sigmoid)]
            [Dense(64, Bias = false)] [Activation(Sigmoid)] [Dense(64, Bias = false)] [Activation(Sigmoid)] [Dense(10)]
            [Loss(SoftmaxCrossEntropy)]
            public partial class Deep; // and narrow
        }
        """,
        """
        static partial class Nets
        {
            // Eleven layers.
            [Network]
            [Dense(32, 64)] [Activation(Tanh)] // features
            [Residual<DeepBlock>(Repeat = 10)] // equal
            // half way
            [Dense(10)]
            [Loss(SoftmaxCrossEntropy)]
            public partial class Deep; // and narrow

            [Block]
            [Dense(64, Bias = false /* none */)] [Activation(Sigmoid)]
            partial class DeepBlock;
        }
        """);

    [Fact]
    public Task Each_network_of_a_file_gets_a_block_with_a_name_of_its_own() => CodeFixTest.MendsAllAsync("NG0203", "Residual",
        "class NetBlock;\n" + Deep("Sigmoid", "MeanSquaredError") + Deep("Sigmoid", "MeanSquaredError", "Other"),
        "class NetBlock;\n" + Residual("Net", "NetBlock2") + Residual("Other", "OtherBlock"));

    [Fact]
    public async Task Layers_that_differ_or_have_names_do_not_become_blocks()
    {
        foreach (string change in new[] { "Dense(64, Name = \"Own\")", "Dense(64, Bias = false)", "Dense(63)" })
        {
            string source = Deep("Sigmoid", "MeanSquaredError");
            for (int layer = 9; layer > 0; layer -= 2)
                source = Nth(source, "Dense(64)", layer, change.Replace("Own", "Own" + layer, StringComparison.Ordinal));
            Assert.DoesNotContain(await CodeFixTest.ActionsAsync("NG0203", source), action => action.EquivalenceKey == "Residual");
        }
    }

    [Fact]
    public async Task The_menu_says_what_each_mend_gives()
    {
        var actions = await CodeFixTest.ActionsAsync("NG0203", Deep("Sigmoid", "MeanSquaredError"));
        Assert.Equal(
            ["tanh with Xavier: 0.27", "ReLU with He: 0.71", "BatchNorm before each activation: 0.25", "Residual blocks in place of 9 layers: 0.24"],
            actions.Select(action => action.Title));
    }

    [Theory]
    [InlineData("net.Dense3.Weights[0, 0]", " (changes Dense3, of which Networks.cs speaks)")]
    [InlineData("nameof(Net.Dense11Forward)", " (changes Dense11Forward, of which Networks.cs speaks)")]
    [InlineData("net.Dense1.Weights[0, 0]", "")]
    [InlineData("net.Dense21 + Dense3s", "")]
    public async Task The_menu_warns_where_code_speaks_of_layers_that_go(string use, string warning)
    {
        string source = Deep("Sigmoid", "MeanSquaredError") + $"static class Use {{ static object Of(Net net) => {use}; }}";
        var actions = await CodeFixTest.ActionsAsync("NG0203", source);
        Assert.Equal("Residual blocks in place of 9 layers: 0.24" + warning, actions[3].Title);
        Assert.Equal("tanh with Xavier: 0.27", actions[0].Title);
    }

    private static string Nth(string text, string old, int number, string replacement)
    {
        int place = -1;
        for (int i = 0; i < number; i++)
            place = text.IndexOf(old, place + 1, StringComparison.Ordinal);
        return text[..place] + replacement + text[(place + old.Length)..];
    }

    private static string Residual(string name, string block) =>
        $"[Network, Input(64)]\n[Dense(64)] [Activation(Sigmoid)]\n[Residual<{block}>(Repeat = 9)]\n[Dense(64)]\n[Loss(MeanSquaredError)]\npartial class {name};\n\n"
        + $"[Block]\n[Dense(64)] [Activation(Sigmoid)]\npartial class {block};\n";

    private static string Deep(string function, string loss, string name = "Net") =>
        "[Network, Input(64)]\n"
        + string.Concat(Enumerable.Repeat($"[Dense(64)] [Activation({function})]\n", 10))
        + $"[Dense(64)]\n[Loss({loss})]\npartial class {name};\n";
}
