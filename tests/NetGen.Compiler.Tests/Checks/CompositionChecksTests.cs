using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Findings.Checks;
using NetGen.Compiler.Support;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class CompositionChecksTests
{
    [Fact]
    public void Blocks_that_keep_the_shape_are_in_order()
    {
        Assert.Empty(FindingsOf(Input(4), Residual(Block(Dense(7), Dense(4))) with { Repeat = 54, After = ActivationFunction.ReLU }));
        Assert.Empty(FindingsOf(Input(4), Residual(Block(Dense(7))) with { Projection = true }, Dense(7, 3)));
        Assert.Empty(FindingsOf(Input(4), Branches(Block(Dense(3)), Block(Dense(5))) with { Merge = MergeOperation.Concat }, Dense(8, 3)));
        Assert.Empty(FindingsOf(Input(4), Branches(Block(Dense(3)), Block(Dense(3))) with { Merge = MergeOperation.Multiply }));
    }

    [Theory]
    [InlineData(BlockProblem.NotClass, "'F' cannot be a part of this network: it is no class; a part is a class of layers, marked [Block]")]
    [InlineData(BlockProblem.Network, "'F' cannot be a part of this network: it is a network; a part is a class of layers, marked [Block]")]
    [InlineData(BlockProblem.NotMarked, "'F' cannot be a part of this network: it is not marked [Block]")]
    [InlineData(BlockProblem.Recursive, "'F' cannot be a part of this network: it contains itself")]
    [InlineData(BlockProblem.TooDeep, "'F' cannot be a part of this network: blocks are nested too deep")]
    [InlineData(
        BlockProblem.OtherAssembly,
        "'F' cannot be a part of this network: it comes from another assembly, which does not keep the order of its attributes; declare it in this project")]
    public void What_the_class_shows_is_told(BlockProblem problem, string message) =>
        Assert.Equal(message, FindingOf(Input(4), Residual(Block() with { Problem = problem })).Message);

    [Fact]
    public void A_block_is_made_of_layers()
    {
        Assert.Contains("it has no layers", FindingOf(Input(4), Residual(Block())).Message, StringComparison.Ordinal);
        Assert.Contains("it has [Loss]", FindingOf(Input(4), Residual(Block(Dense(4), Loss(LossFunction.MeanSquaredError)))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NormalizationMethod.BatchNorm)]
    [InlineData(NormalizationMethod.RMSNorm)]
    public void A_block_that_is_used_twice_does_not_normalise(NormalizationMethod method)
    {
        BlockDeclaration block = Block(Dense(4), new NormalizationItem(0, method));
        CompositionItem twice = Residual(block) with { Form = CompositionForm.Poly2 };
        Finding finding = FindingOf(Input(4), twice);
        Assert.Equal((Rules.BlockUnusable, 1), (finding.Rule, finding.Item));
        Assert.StartsWith("'F' cannot be a part of this network: [Poly2] computes it twice", finding.Message, StringComparison.Ordinal);
        Assert.Contains("[Poly2]", FindingOf(Input(4), twice with { Blocks = new([Block(Residual(block), Dense(4))]) }).Message, StringComparison.Ordinal);
        Assert.Empty(FindingsOf(Input(4), twice with { Form = CompositionForm.Residual }));
    }

    [Fact]
    public void An_error_within_a_block_stands_where_it_is_used()
    {
        Finding finding = FindingOf(Input(4), Residual(Block(Residual(Block(Dense(5, 4))))));
        Assert.Equal((Rules.BlockUnusable, 1), (finding.Rule, finding.Item));
        Assert.Equal(
            "'F' cannot be a part of this network: within it, NG0030: 'F' cannot be a part of this network: within it, NG0101: "
                + "5 inputs are declared, but 4 arrive from the network's input",
            finding.Message);
    }

    [Fact]
    public void A_residual_block_keeps_the_shape_or_is_projected()
    {
        Finding finding = FindingOf(Input(4), Residual(Block(Dense(3))));
        Assert.Equal("'F' returns 3 values, which cannot be added to the 4 it reads", finding.Message);
        Assert.Equal((Rules.BlockChangesShape, 1, "Projection"), (finding.Rule, finding.Item, finding.Suggestion));
        Assert.Equal(Rules.DenseNeedsFlatInput, FindingOf(Input(2, 2), Residual(Block(Activation(ActivationFunction.Tanh)))
            with { Projection = true }).Rule);
    }

    [Fact]
    public void Branches_are_of_one_shape_unless_they_are_concatenated()
    {
        Assert.Equal(
            "The sum needs outputs of one shape, but the branches return 3 and 2",
            FindingOf(Input(4), Branches(Block(Dense(3)), Block(Dense(2)))).Message);
        Assert.Equal(
            "The product needs outputs of one shape, but the branches return 3 and 2",
            FindingOf(Input(4), Branches(Block(Dense(3)), Block(Dense(2))) with { Merge = MergeOperation.Multiply }).Message);
    }

    [Fact]
    public void What_is_repeated_keeps_the_shape()
    {
        Finding finding = FindingOf(Input(4), Branches(Block(Dense(3)), Block(Dense(3))) with { Repeat = 5 });
        Assert.Equal("5 in a row need an output of the input's shape, but 4 arrive and 3 leave", finding.Message);
        Assert.Equal((Rules.RepetitionChangesShape, "Repeat"), (finding.Rule, finding.Argument));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void Repeat_has_a_range(int repeat) =>
        Assert.Equal(Rules.ArgumentOutOfRange, FindingOf(Input(4), Residual(Block(Dense(4))) with { Repeat = repeat }).Rule);

    [Theory]
    [InlineData(ActivationFunction.Softmax)]
    [InlineData(ActivationFunction.LogSoftmax)]
    public void What_takes_whole_rows_does_not_follow_a_composition(ActivationFunction function) =>
        Assert.Equal("After", FindingOf(Input(4), Residual(Block(Dense(4))) with { After = function }).Argument);

    [Fact]
    public void The_size_of_the_input_is_stated_before_a_composition()
    {
        Assert.Equal(Rules.InputSizeUnknown, FindingOf(Residual(Block(Dense(4))), Dense(3)).Rule);
        Assert.Equal(Rules.InputSizeUnknown, FindingOf(Residual(Block(Dense(4))), Dense(4, 3)).Rule);
    }

    [Fact]
    public void Sizes_are_followed_through_compositions()
    {
        Assert.Equal(
            "9 inputs are declared, but 8 arrive from 'Branches1'",
            FindingOf(Input(4), Branches(Block(Dense(3)), Block(Dense(5))) with { Merge = MergeOperation.Concat }, Dense(9, 3)).Message);
        Assert.Equal(Rules.NetworkTooLarge, FindingOf(Input(4), Residual(Block(Dense(20_000), Dense(4))) with { Repeat = 10_000 }).Rule);
    }

    [Fact]
    public void The_names_of_compositions_are_taken()
    {
        Assert.Equal(
            Rules.DuplicateLayerName,
            FindingOf(Input(4), Residual(Block(Dense(4))), Dense(3) with { Name = "residual1" }).Rule);
        Assert.Contains("NG0007", FindingOf(Input(4), Residual(Block(Dense(4) with { Name = "A" }, Dense(4) with { Name = "a" }))).Message, StringComparison.Ordinal);
        Assert.Contains("NG0006", FindingOf(Input(4), Residual(Block(Dense(4) with { Name = "class" }))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Session")]
    [InlineData("Layers")]
    public void A_block_has_no_name_that_is_generated(string name) =>
        Assert.Equal(Rules.BlockUnusable, FindingOf(Input(4), Residual(Block(Dense(4)) with { Name = name })).Rule);

    [Fact]
    public void A_loss_needs_parameters_at_some_depth()
    {
        Assert.Empty(FindingsOf(Input(4), Residual(Block(Residual(Block(Dense(4))))), Loss(LossFunction.MeanSquaredError)));
        Assert.Equal(
            Rules.NothingToTrain,
            FindingOf(Input(4), Residual(Block(Activation(ActivationFunction.Tanh))), Loss(LossFunction.MeanSquaredError)).Rule);
    }

    [Fact]
    public void A_block_is_checked_where_it_is_declared()
    {
        Assert.Empty(BlockChecks.Run(Block(Dense(4), Activation(ActivationFunction.Tanh))));
        Assert.Equal(Rules.BlockWithoutLayers, Assert.Single(BlockChecks.Run(Block())).Rule);
        Assert.Equal((Rules.NotPartOfBlock, 1), Single(Block(Dense(4), Optimizer(OptimizerAlgorithm.Adam))));
        Assert.Equal((Rules.ArgumentOutOfRange, 0), Single(Block(Dense(-1))));
        Assert.Equal((Rules.ShapesDiffer, 1), Single(Block(Dense(4), Dense(5, 6))));
        Assert.Equal((Rules.LayersOnSeveralParts, 1), Single(Block(Dense(4), Dense(6) with { Part = 1 })));

        static (Rule, int) Single(BlockDeclaration block)
        {
            Finding finding = Assert.Single(BlockChecks.Run(block));
            return (finding.Rule, finding.Item);
        }
    }

    internal static BlockDeclaration Block(params DeclarationItem[] items) =>
        new("F", new EquatableArray<DeclarationItem>(items.Select((item, index) => item with { Index = index })));

    internal static CompositionItem Residual(BlockDeclaration block) => new(0, CompositionForm.Residual, new([block]));

    internal static CompositionItem Branches(params BlockDeclaration[] blocks) => new(0, CompositionForm.Branches, new(blocks));
}
