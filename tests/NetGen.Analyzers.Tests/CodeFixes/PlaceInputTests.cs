namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class PlaceInputTests
{
    [Fact]
    public Task Input_moves_with_its_comments_above_the_first_layer_and_its_own() => CodeFixTest.MendsAsync("NG0018", "move",
        """
        /// <summary>Reads digits.</summary>
        [Network]
        // hidden
        [Dense(200)]
        // pixels, as one row,
        // top to bottom
        [Input(784)] // 28 × 28
        [Dense(10)] // classes
        partial class Digits;
        """,
        """
        /// <summary>Reads digits.</summary>
        [Network]
        // pixels, as one row,
        // top to bottom
        [Input(784)] // 28 × 28
        // hidden
        [Dense(200)]
        [Dense(10)] // classes
        partial class Digits;
        """);

    [Fact]
    public Task Input_moves_inside_its_brackets() => CodeFixTest.MendsAsync("NG0018", "move",
        "[Network, Dense(200), Activation(ReLU), Input(784)] partial class Digits;",
        "[Network, Input(784), Dense(200), Activation(ReLU)] partial class Digits;");

    [Fact]
    public Task Input_moves_from_its_own_brackets_into_those_of_the_first_layer() => CodeFixTest.MendsAsync("NG0018", "move",
        """
        [Network, Dense(200)]
        [Input(784)] // pixels
        partial class Digits;
        """,
        """
        [Network, Input(784), Dense(200)]
        // pixels
        partial class Digits;
        """);

    [Fact]
    public Task Input_moves_along_its_line() => CodeFixTest.MendsAsync("NG0018", "move",
        """
        [Network]
        [Dense(200)] [Activation(ReLU)] [Input(784)] [Dense(10)]
        partial class Digits;
        """,
        """
        [Network]
        [Input(784)] [Dense(200)] [Activation(ReLU)] [Dense(10)]
        partial class Digits;
        """);
}
