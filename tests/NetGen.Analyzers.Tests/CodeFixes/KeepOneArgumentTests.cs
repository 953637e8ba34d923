namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class KeepOneArgumentTests
{
    private const string Both =
        """
        [Network]
        [Dense(784, 10)]
        // half of them
        [Dropout(0.2 /* drop */, Keep = 0.5)] // or so
        partial class Digits;
        """;

    [Fact]
    public Task The_rate_is_kept() => CodeFixTest.MendsAsync("NG0017", "rate", Both,
        """
        [Network]
        [Dense(784, 10)]
        // half of them
        [Dropout(0.2 /* drop */)] // or so
        partial class Digits;
        """);

    [Fact]
    public Task Keep_is_kept() => CodeFixTest.MendsAsync("NG0017", "keep", Both,
        """
        [Network]
        [Dense(784, 10)]
        // half of them
        [Dropout(/* drop */ Keep = 0.5)] // or so
        partial class Digits;
        """);

    [Fact]
    public async Task The_menu_offers_both()
    {
        var actions = await CodeFixTest.ActionsAsync("NG0017", Both);
        Assert.Equal(["Keep '0.2'", "Keep 'Keep = 0.5'"], actions.Select(action => action.Title));
    }

    [Fact]
    public Task All_dropouts_keep_the_same_one_at_once() => CodeFixTest.MendsAllAsync("NG0017", "keep",
        "[Network, Dense(2, 1), Dropout(rate: 0.5, Keep = 0.2), Dropout(0.5, Keep = 0.3)] partial class Xor;",
        "[Network, Dense(2, 1), Dropout(Keep = 0.2), Dropout(Keep = 0.3)] partial class Xor;");
}
