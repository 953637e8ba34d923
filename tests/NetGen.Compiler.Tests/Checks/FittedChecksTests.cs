using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class FittedChecksTests
{
    private static readonly ScalingItem _standardize = new(0, PreprocessingMethod.Standardize, 0, 0);
    private static readonly ScalingItem _zeroCenter = new(0, PreprocessingMethod.ZeroCenter, 0, 0);

    [Fact]
    public void A_scaling_and_a_projection_stand_before_the_layers_that_learn()
    {
        Assert.Empty(FindingsOf(Input(6), _standardize, Pca(3), Dense(2)));
        Assert.Empty(FindingsOf(Input(2, 3), MinMax(-1, 1), new FlattenItem(0), Pca(6), Dense(2)));
        Assert.Empty(FindingsOf(_zeroCenter, Dense(6, 2)));
    }

    [Fact]
    public void Behind_another_layer_nothing_can_be_fitted()
    {
        Finding finding = FindingOf(Dense(3, 4), _standardize);
        Assert.Equal((Rules.FittedLayerMisplaced, 1, 0), (finding.Rule, finding.Item, finding.RelatedItem));
        Assert.Equal(Rules.FittedLayerMisplaced, FindingOf(Input(3), Dropout(0.1), Pca(2)).Rule);
    }

    [Fact]
    public void Each_kind_stands_once_and_the_projection_last()
    {
        Assert.Equal((2, 1), At(FindingOf(Input(6), _standardize, _zeroCenter)));
        Assert.Equal((2, 1), At(FindingOf(Input(6), Pca(3), Pca(2))));
        Assert.Equal((2, 1), At(FindingOf(Input(6), Pca(3), _standardize)));

        static (int Item, int Related) At(Finding finding) => (finding.Item, finding.RelatedItem);
    }

    [Fact]
    public void There_are_no_more_components_than_features()
    {
        Finding finding = FindingOf(Input(2, 3), Pca(7));
        Assert.Equal((Rules.ArgumentOutOfRange, ParameterNames.Components), (finding.Rule, finding.Argument));
        Assert.Equal(Rules.ArgumentOutOfRange, FindingOf(Input(3), Pca(0)).Rule);
        Assert.Equal(Rules.InputSizeUnknown, FindingOf(Pca(2), Dense(2, 3)).Rule);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, -1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(-3e38, 3e38)]
    public void An_interval_has_a_length(double low, double high) =>
        Assert.All(FindingsOf(Input(3), MinMax(low, high)), finding => Assert.Equal(Rules.ArgumentOutOfRange, finding.Rule));

    [Fact]
    public void The_layer_that_centres_for_a_projection_has_its_name_to_itself()
    {
        Finding finding = FindingOf(Input(3), Pca(2), Dense(2) with { Name = "pca1Center" });
        Assert.Equal((Rules.DuplicateLayerName, 2), (finding.Rule, finding.Item));
        Assert.Empty(FindingsOf(Input(3), _zeroCenter, Pca(2), Dense(2) with { Name = "Pca1Center" }));
    }

    [Fact]
    public void A_projection_centres_its_inputs_unless_they_are_centred()
    {
        Assert.Equal(["Pca1Center", "Pca1"], Names(Pca(2)));
        Assert.Equal(["Standardize1", "Pca1"], Names(_standardize, Pca(2)));
        Assert.Equal(["MinMax1", "Pca1Center", "Pca1"], Names(MinMax(0, 1), Pca(2)));
        Assert.Equal(["ZeroCenter1", "Pca1Center", "Pca1"], Names(_zeroCenter with { Global = true }, Pca(2)));

        static string[] Names(params DeclarationItem[] items) => [.. Graph([Input(3), .. items]).Nodes.OfType<FittedNode>().Select(node => node.Name)];
    }

    [Fact]
    public void A_block_has_none()
    {
        BlockDeclaration block = new("F", new EquatableArray<DeclarationItem>([_standardize, Dense(3) with { Index = 1 }]));
        Assert.Equal(Rules.BlockUnusable, FindingOf(Dense(3, 3), new CompositionItem(0, CompositionForm.Residual, new([block]))).Rule);
    }

    private static ProjectionItem Pca(int components) => new(0, PreprocessingMethod.Pca, components);

    private static ScalingItem MinMax(double low, double high) => new(0, PreprocessingMethod.MinMax, low, high);
}
