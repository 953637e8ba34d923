namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class PlaceFittedTests
{
    [Fact]
    public Task A_fitted_layer_goes_before_the_first_that_computes() => CodeFixTest.MendsAsync("NG0040", "move",
        """
        [Network]
        [Dense(784, 100)]
        // zero mean, unit variance
        [Standardize] // of each pixel
        [Activation(ReLU)]
        [Dense(10)]
        partial class Digits;
        """,
        """
        [Network]
        // zero mean, unit variance
        [Standardize] // of each pixel
        [Dense(784, 100)]
        [Activation(ReLU)]
        [Dense(10)]
        partial class Digits;
        """);

    [Fact]
    public Task A_scaling_goes_before_the_projection() => CodeFixTest.MendsAsync("NG0040", "move",
        "[Network] [Input(784)] [Pca(50)] [Standardize] [Dense(10)] partial class Digits;",
        "[Network] [Input(784)] [Standardize] [Pca(50)] [Dense(10)] partial class Digits;");

    [Fact]
    public Task A_scaling_behind_a_projection_and_a_layer_goes_before_both() => CodeFixTest.MendsAsync("NG0040", "move",
        "[Network] [Input(784)] [Pca(50)] [Dense(10)] [Standardize] partial class Digits;",
        "[Network] [Input(784)] [Standardize] [Pca(50)] [Dense(10)] partial class Digits;");

    [Theory]
    [InlineData(
        "[Network]\n[Input(784)]\n[Dense(100)]\n[Pca(50)]\n[Standardize]\npartial class Digits;\n",
        "[Network]\n[Input(784)]\n[Standardize]\n[Pca(50)]\n[Dense(100)]\npartial class Digits;\n")]
    [InlineData(
        "[Network, Input(784), Dense(100), Whiten(50), ZeroCenter] partial class Digits;",
        "[Network, Input(784), ZeroCenter, Whiten(50), Dense(100)] partial class Digits;")]
    public Task All_of_a_network_go_to_their_places_at_once(string before, string after) => CodeFixTest.MendsAllAsync("NG0040", "move", before, after);

    [Fact]
    public Task A_scaling_does_not_go_behind_a_projection_that_stays_when_its_second_goes() => CodeFixTest.MendsAllAsync("NG0040", null,
        "[Network] [Input(784)] [Pca(50)] [Pca(20)] [MinMax] [Dense(10)] partial class Digits;",
        "[Network] [Input(784)] [MinMax] [Pca(50)] [Dense(10)] partial class Digits;");

    [Fact]
    public Task What_stands_a_second_time_goes_everywhere_at_once() => CodeFixTest.MendsAllAsync("NG0040", "remove",
        """
        [Network] [Input(784)] [Standardize] [MinMax(-1, 1)] [Dense(10)] partial class Digits;
        [Network, Input(784), Pca(50), Whiten(20), Dense(10)] partial class Letters;
        """,
        """
        [Network] [Input(784)] [Standardize] [Dense(10)] partial class Digits;
        [Network, Input(784), Pca(50), Dense(10)] partial class Letters;
        """);

    [Fact]
    public Task MixUp_goes_where_the_loss_cannot_take_its_targets() => CodeFixTest.MendsAsync("NG0042", "remove",
        "[Network]\n[MixUp(0.2)] // a little\n[Dense(20, 1)]\n[Loss(Hinge)]\npartial class Judge;\n",
        "[Network]\n// a little\n[Dense(20, 1)]\n[Loss(Hinge)]\npartial class Judge;\n");
}
