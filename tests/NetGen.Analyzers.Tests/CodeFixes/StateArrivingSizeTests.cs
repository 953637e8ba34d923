namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class StateArrivingSizeTests
{
    private const string Wrong =
        """
        [Network]
        [Dense(784, 200)]
        [Activation(ReLU)]
        // to the classes
        [Dense(100 /* in */, 10)] // logits
        partial class Digits;
        """;

    [Fact]
    public Task The_size_that_arrives_is_written() => CodeFixTest.MendsAsync("NG0101", "write", Wrong,
        """
        [Network]
        [Dense(784, 200)]
        [Activation(ReLU)]
        // to the classes
        [Dense(200 /* in */, 10)] // logits
        partial class Digits;
        """);

    [Fact]
    public Task The_size_is_left_out_so_that_it_is_inferred() => CodeFixTest.MendsAsync("NG0101", "infer", Wrong,
        """
        [Network]
        [Dense(784, 200)]
        [Activation(ReLU)]
        // to the classes
        [Dense(/* in */ 10)] // logits
        partial class Digits;
        """);

    [Fact]
    public async Task The_menu_states_the_number_first()
    {
        var actions = await CodeFixTest.ActionsAsync("NG0101", Wrong);
        Assert.Equal(
            ["Write 200, the size that arrives", "Leave the input size out, so that it is inferred"],
            actions.Select(action => action.Title));
    }

    [Theory]
    [InlineData("write", "Dense(units: 1, inputs: 3)")]
    [InlineData("infer", "Dense(units: 1)")]
    public Task Named_arguments_keep_their_names(string key, string expected) => CodeFixTest.MendsAsync("NG0101", key,
        "[Network, Dense(2, 3), Dense(units: 1, inputs: 4)] partial class Xor;",
        $"[Network, Dense(2, 3), {expected}] partial class Xor;");

    [Fact]
    public Task A_constant_gives_way_to_the_number() => CodeFixTest.MendsAsync("NG0101", "write",
        """
        [Network, Input(3), Dense(Inputs, 1)]
        partial class Xor
        {
            const int Inputs = 4;
        }
        """,
        """
        [Network, Input(3), Dense(3, 1)]
        partial class Xor
        {
            const int Inputs = 4;
        }
        """);

    [Theory]
    [InlineData("write", "[Network, Dense(2, 3), Dense(3, 4), Dense(4, 1)]")]
    [InlineData(null, "[Network, Dense(2, 3), Dense(3, 4), Dense(4, 1)]")]
    [InlineData("infer", "[Network, Dense(2, 3), Dense(4), Dense(1)]")]
    public Task All_sizes_are_mended_at_once(string? key, string expected) => CodeFixTest.MendsAllAsync("NG0101", key,
        "[Network, Dense(2, 3), Dense(9, 4), Dense(9, 1)] partial class Xor;",
        expected + " partial class Xor;");

    [Fact]
    public Task Line_breaks_stay_as_they_are() => CodeFixTest.MendsAsync("NG0101", "infer",
        "[Network]\r\n[Dense(2, 3)]\r\n[Dense(\r\n    4,\r\n    1)]\r\npartial class Xor;\r\n",
        "[Network]\r\n[Dense(2, 3)]\r\n[Dense(\r\n    1)]\r\npartial class Xor;\r\n");
}
