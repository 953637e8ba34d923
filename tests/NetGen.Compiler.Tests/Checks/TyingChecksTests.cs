using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Graphs;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class TyingChecksTests
{
    [Theory]
    [InlineData(6, 3, null, true)] // mirrored
    [InlineData(6, 6, null, false)] // square: as they are
    [InlineData(6, 6, true, true)]
    [InlineData(6, 6, false, false)]
    public void Weights_are_transposed_where_they_have_to_be_or_where_it_is_said(int inputs, int units, bool? transposed, bool expected)
    {
        NetworkGraph graph = Graph(Dense(inputs, units), Activation(ActivationFunction.Tanh), Dense(inputs) with { TiedTo = "Dense1", Transposed = transposed });
        DenseNode tied = graph.Nodes.OfType<DenseNode>().Last();
        Assert.Equal("Dense1", tied.TiedTo);
        Assert.Equal(expected, tied.IsTransposed);
    }

    [Theory]
    [InlineData("Dense3", "before it")] // behind
    [InlineData("Dense2", "before it")] // itself
    [InlineData("dense1", "before it")] // as in C#, names tell capitals apart
    public void Only_a_layer_before_has_weights_to_give(string name, string reason) =>
        Check(reason, Dense(4, 4), Dense(4) with { TiedTo = name }, Dense(4));

    [Fact]
    public void Shapes_agree_or_are_each_others_mirror_image()
    {
        Check("[5 × 3]", Dense(5, 3), Dense(4) with { TiedTo = "Dense1" });
        Check("[5 × 3]", Dense(5, 3), Dense(5) with { TiedTo = "Dense1", Transposed = false });
        Check("[5 × 3]", Dense(5, 3), Dense(5), Dense(3) with { TiedTo = "Dense1", Transposed = true });
        Assert.Empty(Errors(Dense(5, 3), Dense(5), Dense(3) with { TiedTo = "Dense1" }));
    }

    [Fact]
    public void A_tied_layer_and_a_Maxout_have_none_to_give()
    {
        Check("those of 'Dense1'", Dense(4, 4), Dense(4) with { TiedTo = "Dense1" }, Dense(4) with { TiedTo = "Dense2" });
        Check("Maxout", Dense(4, 4) with { Pieces = 2 }, Dense(4) with { TiedTo = "Maxout1" });
    }

    private static void Check(string reason, params DeclarationItem[] items)
    {
        Finding finding = Assert.Single(Errors(items));
        Assert.Same(Rules.WeightsNotTied, finding.Rule);
        Assert.Equal(nameof(DenseItem.TiedTo), finding.Argument);
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
    }

    private static Finding[] Errors(params DeclarationItem[] items) =>
        [.. GraphBuilder.Build(Network(items)).Findings.Where(finding => finding.Rule.Severity == RuleSeverity.Error)];
}
