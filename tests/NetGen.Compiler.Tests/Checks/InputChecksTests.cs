using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class InputChecksTests
{
    private static readonly InputItem _image = Input(2, 3) with { Name = "Image" }, _meta = Input(4) with { Name = "Meta" };

    [Fact]
    public void Inputs_make_one_row_of_which_blocks_select_their_part()
    {
        NetworkGraph graph = Graph(_image, _meta, Branches(Block("A", Select("Image"), new FlattenItem(0), Dense(5)), Block("B", Select("Meta"))), Dense(2));
        Assert.Equal([("Image", 0, 6), ("Meta", 6, 4)], graph.Inputs.Select(part => (part.Name, part.Offset, part.Size)));
        Assert.Equal(new TensorShape(10), graph.Input.Shape);
        var branches = (CompositionNode)graph.Nodes[1];
        Assert.Equal([0, 6], branches.Branches.Select(branch => ((SelectNode)branch.Nodes[1]).Offset));
        Assert.Equal([new TensorShape(2, 3), new TensorShape(4)], branches.Branches.Select(branch => branch.Nodes[1].Shape));
        Assert.Equal(new TensorShape(9), branches.Shape);
    }

    [Fact]
    public void Without_names_they_are_counted_and_without_selections_read_together()
    {
        NetworkGraph graph = Graph(Input(3), Input(4), Dense(2));
        Assert.Equal(["Input1", "Input2"], graph.Inputs.Select(part => part.Name));
        Assert.Equal(7, ((DenseNode)graph.Nodes[1]).FanIn);
    }

    [Fact]
    public void Layers_that_leave_each_value_in_its_place_may_come_before()
    {
        Assert.Empty(FindingsOf(Input(6), Input(4), new NormalizationItem(0, NormalizationMethod.BatchNorm), Dropout(0.1), Branches(Block("A", Select("Input1")), Block("B", Select("Input2")))));
        Assert.Equal(Rules.InputUnknown, FindingOf(Input(6), Input(4), Dense(10), Select("Input1")).Rule);
    }

    [Theory]
    [InlineData("Picture", "There is no input 'Picture' here: the network has 'Image' and 'Meta'")]
    [InlineData("image", "There is no input 'image' here: the network has 'Image' and 'Meta'")]
    public void An_unknown_input_is_told_with_those_there_are(string name, string message)
    {
        Finding finding = FindingOf(_image, _meta, Select(name), new FlattenItem(0), Dense(2));
        Assert.Equal((2, ParameterNames.Input, message), (finding.Item, finding.Argument, finding.Message));
    }

    [Fact]
    public void Within_a_block_it_is_told_on_the_attribute_that_uses_the_block()
    {
        Finding finding = FindingOf(_image, _meta, Branches(Block("A", Select("Meta")), Block("B", Select("Picture"))), Dense(2));
        Assert.Equal((Rules.BlockUnusable, 2), (finding.Rule, finding.Item));
        Assert.Contains("NG0022", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_composition_reads_its_own_outputs_and_selects_nothing() => Assert.Contains(
        "a selection comes first", FindingOf(Input(4), Input(4), Branches(Block("A", Select("Input1"))) with { Repeat = 2 }, Dense(2)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Image", "'Image' cannot be the name of an input: it is the name of another input")]
    [InlineData("IMAGE", "'IMAGE' cannot be the name of an input: it is the name of another input")]
    [InlineData("2nd", "'2nd' cannot be the name of an input: it is no C# identifier")]
    public void Names_are_words_and_differ(string name, string message)
    {
        Finding finding = FindingOf(_image, Input(4) with { Name = name }, new NormalizationItem(0, NormalizationMethod.LayerNorm), Dense(2));
        Assert.Equal((1, nameof(InputItem.Name), message), (finding.Item, finding.Argument, finding.Message));
    }

    [Fact]
    public void An_input_that_nothing_reads_is_told()
    {
        Finding finding = FindingOf(_image, _meta, Branches(Block("A", Select("Meta"), Dense(3)), Block("B", Select("Meta"))), Dense(2));
        Assert.Equal((Rules.InputUnread, 0), (finding.Rule, finding.Item));
        Assert.Empty(FindingsOf(_image, _meta, Branches(Block("A", Select("Meta")), Block("B", Dense(3))), Dense(2)));
    }

    [Fact]
    public void They_fit_into_one_row_or_are_told_so() =>
        Assert.Equal((Rules.NetworkTooLarge, 1), FindingsOf(Input(2_000_000_000), Input(2_000_000_000), Dense(2)).Select(finding => (finding.Rule, finding.Item)).First());

    private static SelectItem Select(string input) => new(0, input);

    private static CompositionItem Branches(params BlockDeclaration[] blocks) =>
        new(0, CompositionForm.Branches, new(blocks)) { Merge = MergeOperation.Concat };

    private static BlockDeclaration Block(string name, params DeclarationItem[] items) =>
        new(name, new EquatableArray<DeclarationItem>(items.Select((item, index) => item with { Index = index })));
}
