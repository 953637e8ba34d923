using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class StructureChecksTests
{
    private static readonly LossItem _loss = Loss(LossFunction.MeanSquaredError);

    [Fact]
    public void Each_regulariser_is_stated_once()
    {
        Finding finding = FindingOf(Dense(2, 3), _loss, L2(1e-4), ElasticNet(1e-4, 1e-4));
        Assert.Equal((Rules.ConflictingArguments, 3, 2), (finding.Rule, finding.Item, finding.RelatedItem));
        Assert.Equal("L2 and ElasticNet state the same thing: only one of them can be given", finding.Message);
        FindingOf(Dense(2, 3), _loss, new MaxNormItem(0, 1), new MaxNormItem(0, 2));
        FindingOf(Dense(2, 3), _loss, new GradientClipItem(0, 1, null), new GradientClipItem(0, null, 1));
        Assert.Empty(FindingsOf(Dense(2, 3), _loss, L2(1e-4), new PenaltyItem(0, "L1", 1e-4, null)));
    }

    [Fact]
    public void A_network_needs_a_layer()
    {
        Assert.Equal(Rules.NetworkWithoutLayers, FindingOf().Rule);
        Assert.Equal(Rules.NetworkWithoutLayers, FindingOf(Input(3), _loss).Rule);
    }

    [Fact]
    public void A_network_that_someone_is_still_typing_is_not_told_that_it_has_no_layers() => Assert.Empty(FindingsOf(Incomplete));

    [Fact]
    public void Each_loss_after_the_first_is_one_too_many()
    {
        IReadOnlyList<Finding> findings = FindingsOf(_loss, Dense(2, 3), _loss, _loss);
        Assert.All(findings, finding => Assert.Equal("'Net' has 3 losses, but training minimises one", finding.Message));
        Assert.Equal([2, 3], findings.Select(finding => finding.Item));
        Assert.All(findings, finding => Assert.Equal(0, finding.RelatedItem));
    }

    [Fact]
    public void Each_optimiser_after_the_first_is_one_too_many()
    {
        OptimizerItem adam = Optimizer(OptimizerAlgorithm.Adam);
        Finding finding = FindingOf(adam, Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.SGD));
        Assert.Equal(Rules.SeveralOptimizers, finding.Rule);
        Assert.Equal((3, 0), (finding.Item, finding.RelatedItem));
    }

    [Fact]
    public void The_input_stands_before_the_layers_and_names_the_first_of_them_where_it_does_not()
    {
        Finding finding = FindingOf(_loss, Dense(2, 3), Input(2), Dense(4));
        Assert.Equal(Rules.InputMisplaced, finding.Rule);
        Assert.Equal((2, 1), (finding.Item, finding.RelatedItem));
    }

    [Fact]
    public void A_loss_may_stand_before_the_input() => Assert.Empty(FindingsOf(_loss, Input(2), Dense(3)));

    [Fact]
    public void Layers_on_two_parts_have_no_order()
    {
        Finding finding = FindingOf(Dense(2, 3), Dense(4) with { Part = 1 }, Dense(5) with { Part = 1 });
        Assert.Equal(Rules.LayersOnSeveralParts, finding.Rule);
        Assert.Equal((1, 0), (finding.Item, finding.RelatedItem));
    }

    [Fact]
    public void A_loss_on_another_part_changes_no_order() => Assert.Empty(FindingsOf(Dense(2, 3), _loss with { Part = 1 }));
}
