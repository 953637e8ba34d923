namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class RenameLayerTests
{
    [Theory]
    [InlineData("\"first layer\"", "FirstLayer")]
    [InlineData("\"class\"", "Class")]
    [InlineData("\"2nd\"", "Layer2nd")]
    [InlineData("\"Digits\"", "Digits2")]
    [InlineData("\"@base\"", "Base")]
    [InlineData("\"a-b.c\"", "ABC")]
    [InlineData("\"\"", "Layer")]
    [InlineData("\"größe!\"", "Größe")]
    public Task An_invalid_name_becomes_an_identifier(string written, string expected) => CodeFixTest.MendsAsync("NG0006", "rename",
        $"[Network, Dense(2, 1, Name = {written})] partial class Digits;",
        $"[Network, Dense(2, 1, Name = \"{expected}\")] partial class Digits;");

    [Fact]
    public Task A_name_that_is_free_is_chosen_for_an_invalid_one() => CodeFixTest.MendsAsync("NG0006", "rename",
        """
        [Network]
        [Dense(2, 3, Name = "Hidden")]
        [Dense(1, Name = "hidden!")]
        partial class Xor;
        """,
        """
        [Network]
        [Dense(2, 3, Name = "Hidden")]
        [Dense(1, Name = "Hidden2")]
        partial class Xor;
        """);

    [Fact]
    public Task A_duplicate_is_renamed_and_its_comments_stay() => CodeFixTest.MendsAsync("NG0007", "rename",
        """
        [Network]
        [Dense(2, 3, Name = "Hidden")] // one
        // above
        [Dense(3, /* why */ Name = "Hidden" /* this */, Bias = false)] // two
        [Dense(1)]
        partial class Xor;
        """,
        """
        [Network]
        [Dense(2, 3, Name = "Hidden")] // one
        // above
        [Dense(3, /* why */ Name = "Hidden2" /* this */, Bias = false)] // two
        [Dense(1)]
        partial class Xor;
        """);

    [Fact]
    public Task Names_are_distinct_without_regard_to_case() => CodeFixTest.MendsAsync("NG0007", "rename",
        """[Network, Dense(2, 3, Name = "Hidden"), Dense(3, Name = "hidden2"), Dense(1, Name = "hidden")] partial class Xor;""",
        """[Network, Dense(2, 3, Name = "Hidden"), Dense(3, Name = "hidden2"), Dense(1, Name = "hidden3")] partial class Xor;""");

    [Fact]
    public Task A_layer_that_has_no_name_of_its_own_gets_one() => CodeFixTest.MendsAsync("NG0006", "rename",
        """
        [Network]
        [Dense(2, 1, Bias = false)] // Dense1 by default
        partial class Dense1;
        """,
        """
        [Network]
        [Dense(2, 1, Bias = false, Name = "Dense1_2")] // Dense1 by default
        partial class Dense1;
        """);

    [Fact]
    public Task A_name_that_takes_anothers_default_name_gives_way() => CodeFixTest.MendsAsync("NG0007", "rename",
        """[Network, Dense(2, 3, Name = "Dense2"), Dense(1)] partial class Xor;""",
        """[Network, Dense(2, 3, Name = "Dense2_2"), Dense(1)] partial class Xor;""");

    [Fact]
    public Task A_generated_members_name_gives_way() => CodeFixTest.MendsAsync("NG0007", "rename",
        """[Network, Dense(2, 1, Name = "Predict")] partial class Xor;""",
        """[Network, Dense(2, 1, Name = "PredictLayer")] partial class Xor;""");

    [Fact]
    public Task All_duplicates_get_different_names_at_once() => CodeFixTest.MendsAllAsync("NG0007", "rename",
        """
        [Network, Dense(2, 3, Name = "A"), Dense(3, Name = "A"), Dense(3, Name = "A")]
        [Dense(1, Name = "a")]
        partial class Xor;
        """,
        """
        [Network, Dense(2, 3, Name = "A"), Dense(3, Name = "A2"), Dense(3, Name = "A3")]
        [Dense(1, Name = "a4")]
        partial class Xor;
        """);
}
