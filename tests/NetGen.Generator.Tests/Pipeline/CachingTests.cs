using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace NetGen.Generator.Tests.Pipeline;

/// <summary>
/// What an edit reruns. Roslyn reruns the parser over every marked class on every edit; what counts is that nothing follows where it comes
/// to the same.
/// </summary>
public sealed class CachingTests
{
    private const string SourceOutput = "SourceOutput";

    private const string Net = """
        // Reads digits.
        [Network] [Dense(64, 32)] [Activation(ReLU)] [Dense(10)]
        partial class Net
        {
        }
        """;

    [Fact]
    public void At_first_everything_is_new() => AssertReasons(Run.Of(Net), [New], [New], [New], [New]);

    [Theory]
    [InlineData("// Reads digits.", "// Reads letters.")]
    [InlineData("[Dense(64, 32)]", "[Dense(64, /* hidden */ 32)]")]
    [InlineData("[Dense(64, 32)] ", "[Dense(64, 32)]\n\n")]
    [InlineData("[Dense(64, 32)]", "[Dense(units: 32, inputs: 64)]")]
    public void After_an_edit_that_says_nothing_new_the_declaration_is_unchanged_and_all_else_is_cached(string before, string after) =>
        AssertReasons(Run.Of(Net).AfterEdit(before, after), [Unchanged], [Cached], [Cached], [Cached]);

    [Fact]
    public void After_an_edit_of_another_class_too() =>
        AssertReasons(Run.Of(Net, "class Other;").AfterEdit("Other", "Another", file: 1), [Unchanged], [Cached], [Cached], [Cached]);

    [Theory]
    [InlineData("[Dense(10)]", "[Dense(11)]")]
    [InlineData("[Dense(10)]", "[Dense(10, Name = \"Output\")]")]
    [InlineData("[Activation(ReLU)]", "[Activation(Tanh)]")]
    [InlineData("[Activation(ReLU)]", "")]
    [InlineData("[Activation(ReLU)]", "[Activation(ReL)]")]
    [InlineData("class Net", "class Renamed")]
    public void After_an_edit_of_an_attribute_everything_is_made_anew(string before, string after) =>
        AssertReasons(Run.Of(Net).AfterEdit(before, after), [Modified], [Modified], [Modified], [Modified]);

    [Fact]
    public void After_an_edit_of_a_member_the_text_is_written_again_but_it_is_the_same_text() =>
        AssertReasons(Run.Of(Net).AfterEdit("{\n", "{\n    int Helper() => 1;\n"), [Modified], [Modified], [Unchanged], [Cached]);

    [Fact]
    public void After_an_edit_of_a_members_body_nothing_is_written_again() =>
        AssertReasons(
            Run.Of(Net.Replace("{\n", "{\n    int Helper() => 1;\n")).AfterEdit("=> 1", "=> 2"), [Unchanged], [Cached], [Cached], [Cached]);

    [Fact]
    public void An_edit_of_one_network_leaves_the_others_alone()
    {
        Run run = Run.Of(Net, "[Network] [Dense(2, 5)] partial class Xor;").AfterEdit("5", "4", file: 1);
        AssertReasons(run, [Unchanged, Modified], [Cached, Modified], [Cached, Modified], [Cached, Modified]);
    }

    [Fact]
    public void A_network_that_is_added_is_new_and_the_others_are_left_alone()
    {
        Run run = Run.Of(Net, "class Xor;").AfterEdit("class", "[Network] [Dense(2, 5)] partial class", file: 1);
        AssertReasons(run, [Unchanged, New], [Cached, New], [Cached, New], [Cached, New]);
    }

    [Fact]
    public void A_network_whose_mark_is_taken_away_is_removed_with_its_file()
    {
        Run run = Run.Of(Net).AfterEdit("[Network]", "");
        AssertReasons(run, [Removed], [Removed], [Removed], [Removed]);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void An_edit_of_a_block_reaches_the_networks_that_use_it()
    {
        Run run = Run.Of("[Network] [Input(4)] [Residual<F>] partial class Net;", "[Block] [Residual<G>] [Dense(4)] class F;", "[Block] [Dense(4)] class G;");
        AssertReasons(run.AfterEdit("[Dense(4)]", "[Dense( 4 )]", file: 2), [Unchanged], [Cached], [Cached], [Cached]);
        AssertReasons(run.AfterEdit("[Dense(4)]", "[Dense(4, Bias = false)]", file: 2), [Modified], [Modified], [Modified], [Modified]);
    }

    [Fact]
    public void What_cannot_be_compiled_is_cached_like_all_else() =>
        AssertReasons(
            Run.Of("/* - */ [Network] [Dense(-1)] partial class Net;").AfterEdit("/* - */", ""), [Unchanged], [Cached], [Cached], [Cached]);

    private static void AssertReasons(
        Run run,
        IncrementalStepRunReason[] parse,
        IncrementalStepRunReason[] graph,
        IncrementalStepRunReason[] emit,
        IncrementalStepRunReason[] output)
    {
        Assert.Equal(parse, run.Reasons(TrackingNames.Parse));
        Assert.Equal(graph, run.Reasons(TrackingNames.Graph));
        Assert.Equal(emit, run.Reasons(TrackingNames.Emit));
        Assert.Equal(output, run.Reasons(SourceOutput));
    }
}
