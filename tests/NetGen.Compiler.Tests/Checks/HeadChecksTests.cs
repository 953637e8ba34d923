using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class HeadChecksTests
{
    private static readonly HeadItem _kind = Head("Kind", LossFunction.SoftmaxCrossEntropy, Dense(3), Activation(ActivationFunction.Softmax));
    private static readonly HeadItem _box = Head("Box", LossFunction.Huber, Dense(5), Activation(ActivationFunction.Tanh), Dense(2));

    [Fact]
    public void Heads_are_branches_side_by_side_each_with_its_loss()
    {
        NetworkGraph graph = Graph(Dense(4, 6), Activation(ActivationFunction.ReLU), _kind with { Weight = 2 }, _box with { Delta = 0.5 }, Optimizer(OptimizerAlgorithm.Adam));
        Assert.Null(graph.Loss);
        Assert.True(graph.IsTrained);
        Assert.Equal(new TensorShape(5), graph.OutputNode.Shape);
        Assert.Equal(["Kind", "Box"], graph.Heads.Select(head => head.Name));
        Assert.Equal([0, 3], graph.Heads.Select(head => head.Head!.Offset));
        Assert.Equal([2.0, 1.0], graph.Heads.Select(head => head.Head!.Weight));
        Assert.Equal([ActivationFunction.Softmax, null], graph.Heads.Select(head => head.FusedActivation));
        Assert.Equal([1, 3], graph.Heads.Select(head => head.Head!.Loss.Prediction)); // before the softmax; the output itself
        Assert.Equal([3, 0], graph.Heads.Select(head => head.Classes));
    }

    [Fact]
    public void Blocks_of_one_name_are_numbered() =>
        Assert.Equal(["Kind", "Kind2", "Third"], Graph(Dense(4, 6), _kind, _kind, _kind with { Name = "Third" }).Heads.Select(head => head.Name));

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e-60)]
    public void A_weight_is_finite_and_above_0(double weight)
    {
        Finding finding = FindingOf(Dense(4, 6), _kind, _box with { Weight = weight });
        Assert.Equal((Rules.ArgumentOutOfRange, 2, nameof(HeadItem.Weight)), (finding.Rule, finding.Item, finding.Argument));
    }

    [Fact]
    public void A_loss_beside_heads_is_one_too_many()
    {
        Finding finding = FindingOf(Dense(4, 6), _kind, Loss(LossFunction.MeanSquaredError));
        Assert.Equal((Rules.ConflictingArguments, 2, 1), (finding.Rule, finding.Item, finding.RelatedItem));
    }

    [Fact]
    public void Layers_stand_before_heads()
    {
        Finding finding = FindingOf(Dense(4, 6), _kind, Dense(3));
        Assert.Equal((Rules.HeadMisplaced, 1, 2), (finding.Rule, finding.Item, finding.RelatedItem));
        Assert.Equal("A head returns what the network returns, but [Dense] follows", finding.Message);
    }

    [Theory]
    [InlineData("kind", "'kind' cannot be the name of a head: it is the name of another head")]
    [InlineData("class", "'class' cannot be the name of a head: it is a keyword of C#")]
    [InlineData("a b", "'a b' cannot be the name of a head: it is no C# identifier")]
    [InlineData("Meta", "'Meta' cannot be the name of a head: it is the name of an input")]
    public void Names_are_words_and_differ(string name, string message)
    {
        Finding finding = FindingOf(Input(4) with { Name = "Image" }, Input(2) with { Name = "Meta" }, Dense(6), _kind, _box with { Name = name });
        Assert.Equal((Rules.InputNameUnusable, 4, message), (finding.Rule, finding.Item, finding.Message));
    }

    [Fact]
    public void What_is_wrong_within_a_head_stands_on_it()
    {
        Finding unusable = FindingOf(Dense(4, 6), _kind, _box with { Block = _box.Block with { Problem = BlockProblem.NotMarked } });
        Assert.Equal((Rules.BlockUnusable, 2), (unusable.Rule, unusable.Item));
        Finding twice = FindingOf(Dense(4, 6), _box, Head("Twice", LossFunction.BinaryCrossEntropy, Dense(3), Activation(ActivationFunction.Softmax)));
        Assert.Equal((Rules.ActivationAppliedTwice, 2, null), (twice.Rule, twice.Item, twice.Argument));
        Finding single = FindingOf(Dense(4, 6), _box, Head("Single", LossFunction.SoftmaxCrossEntropy, Dense(1)));
        Assert.Equal((Rules.SingleSoftmaxUnit, 2), (single.Rule, single.Item));
    }

    [Fact]
    public void Arguments_of_other_losses_have_no_effect() =>
        Assert.Equal((Rules.UnusedArgument, nameof(HeadItem.Delta)), (FindingOf(Dense(4, 6), _kind with { Delta = 1 }).Rule, FindingOf(Dense(4, 6), _kind with { Delta = 1 }).Argument));

    [Fact]
    public void An_optimiser_has_something_to_do() => Assert.Empty(FindingsOf(Dense(4, 6), _kind, _box, Optimizer(OptimizerAlgorithm.Adam), L2(0.01)));

    [Fact]
    public void A_common_network_is_judged_in_silence()
    {
        NetworkDeclaration declaration = Network(
            Dense(784, 64), Activation(ActivationFunction.ReLU), Dense(32), Activation(ActivationFunction.ReLU), _kind, _box, Optimizer(OptimizerAlgorithm.Adam));
        Assert.Empty(Judgement.Of(declaration, GraphBuilder.Build(declaration).Graph!));
    }

    [Fact]
    public void The_end_of_a_head_is_judged_like_a_networks()
    {
        NetworkDeclaration declaration = Network(
            Dense(784, 64), Activation(ActivationFunction.ReLU), _box,
            Head("Squared", LossFunction.MeanSquaredError, Dense(3), Activation(ActivationFunction.Sigmoid)), Optimizer(OptimizerAlgorithm.Adam));
        Finding finding = Assert.Single(Judgement.Of(declaration, GraphBuilder.Build(declaration).Graph!));
        Assert.Equal((Rules.SquaredErrorOfProbabilities, 3), (finding.Rule, finding.Item));
    }

    private static HeadItem Head(string name, LossFunction loss, params DeclarationItem[] layers) => new(
        0, new BlockDeclaration(name, new EquatableArray<DeclarationItem>(layers.Select((item, index) => item with { Index = index }))), loss);
}
