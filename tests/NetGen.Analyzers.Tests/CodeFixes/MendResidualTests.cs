namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class MendResidualTests
{
    [Theory]
    [InlineData("Residual<F>", "Residual<F>(Projection = true)")]
    [InlineData("Residual<F>()", "Residual<F>(Projection = true)")]
    [InlineData("Residual<F>(Projection = false /* yet */)", "Residual<F>(Projection = true /* yet */)")]
    [InlineData("Residual<F>(After = ReLU)", "Residual<F>(After = ReLU, Projection = true)")]
    public Task A_skip_is_projected_to_the_shape_of_its_block(string before, string after) =>
        CodeFixTest.MendsAsync("NG0110", "project", Widening(before), Widening(after));

    [Fact]
    public Task All_skips_of_a_file_are_projected_at_once() => CodeFixTest.MendsAllAsync("NG0110", "project",
        """
        [Block] [Dense(32)] class F;
        [Block] [Dense(16)] class G;
        [Network] [Input(64)] [Residual<G>] partial class Net;
        [Network] [Input(8)] [Residual<F>] partial class Other;
        """,
        """
        [Block] [Dense(32)] class F;
        [Block] [Dense(16)] class G;
        [Network] [Input(64)] [Residual<G>(Projection = true)] partial class Net;
        [Network] [Input(8)] [Residual<F>(Projection = true)] partial class Other;
        """);

    // 40 blocks with χ = 1: √(1/64/40) = 0.0198.
    [Theory]
    [InlineData("Dense(64)", "Dense(64, Init = Normal, InitScale = 0.0198)")]
    [InlineData("Dense(64, Init = LecunUniform, Name = \"Last\")", "Dense(64, Init = Normal, InitScale = 0.0198, Name = \"Last\")")]
    [InlineData("Dense(64, Init = Uniform, InitMin = -0.2165, InitMax = 0.2165)", "Dense(64, Init = Normal, InitScale = 0.0198)")]
    public Task The_last_layer_of_a_block_starts_small(string before, string after) =>
        CodeFixTest.MendsAsync("NG0207", "scale", Deep(before), Deep(after));

    [Fact]
    public async Task Of_a_block_in_another_file_nothing_is_offered() => Assert.Empty(await CodeFixTest.ActionsAsync(
        "NG0207", "[Network] [Dense(64, 64)] [Residual<Elsewhere>(Repeat = 40)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;",
        AnalyzerTest.Usings + " [Block] [Dense(64)] [Activation(ReLU)] [Dense(64)] class Elsewhere;"));

    private static string Widening(string residual) =>
        $"[Block] [Dense(32)] class F;\n[Network]\n[Input(64)]\n[{residual}] // wider\npartial class Net;\n";

    private static string Deep(string last) =>
        $"""
        [Block]
        [Dense(64, Init = He)] // first
        [Activation(ReLU)]
        [{last}] // last
        class F;

        [Network]
        [Dense(64, 64)]
        [Residual<F>(Repeat = 40)]
        [Dense(3)]
        [Loss(MeanSquaredError)]
        partial class Net;
        """;
}
