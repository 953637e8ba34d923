namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class InsertActivationTests
{
    [Fact]
    public Task It_stands_on_a_line_of_its_own_where_layers_do() => CodeFixTest.MendsAsync("NG0501", "relu",
        """
            [Network]
            [Dense(64, 32)]
            // the output
            [Dense(10)] // ten digits
            [Loss(SoftmaxCrossEntropy)]
            partial class Digits;
        """,
        """
            [Network]
            [Dense(64, 32)]
            [Activation(ReLU)]
            // the output
            [Dense(10)] // ten digits
            [Loss(SoftmaxCrossEntropy)]
            partial class Digits;
        """);

    [Fact]
    public Task All_gaps_are_filled_at_once_each_in_the_style_of_its_place() => CodeFixTest.MendsAllAsync("NG0501", "relu",
        """
        [Network, Dense(64, 32), Dense(32)]
        [Dense(16)] [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """,
        """
        [Network, Dense(64, 32), Activation(ReLU), Dense(32)]
        [Activation(ReLU)] [Dense(16)] [Activation(ReLU)] [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """);

    [Fact]
    public Task Without_the_bare_words_the_enumeration_is_named() => CodeFixTest.MendsAsync("NG0501", "relu",
        "[Network, Dense(64, 32), Dense(10), Loss(LossFunction.SoftmaxCrossEntropy)] partial class Digits;",
        "[Network, Dense(64, 32), Activation(ActivationFunction.ReLU), Dense(10), Loss(LossFunction.SoftmaxCrossEntropy)] partial class Digits;",
        usings: "global using NetGen;");
}
