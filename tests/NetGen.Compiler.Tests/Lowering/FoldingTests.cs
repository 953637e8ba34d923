using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Lowering;

/// <summary>What becomes of the preprocessing in the network for deployment.</summary>
public sealed class FoldingTests
{
    private static readonly ScalingItem s_standardize = new(0, PreprocessingMethod.Standardize, 0, 0);

    [Theory]
    [InlineData(784, 784, 200, true)]
    [InlineData(784, 50, 200, false)]
    [InlineData(784, 50, 53, true)] // 784·53 = 41,552, 784·50 + 50·53 = 41,850
    [InlineData(784, 50, 54, false)]
    [InlineData(6, 3, 6, true)] // as many one way as the other
    public void A_projection_becomes_part_of_the_layer_behind_it_where_that_takes_no_more_multiply_adds(
        int features, int components, int units, bool isWithin)
    {
        NetworkGraph graph = Graph(
            Input(features), s_standardize, Pca(components), Dense(units), Activation(ActivationFunction.ReLU), Dense(2));
        Folding folding = Folding.Of(graph)!;
        Assert.Equal(
            isWithin
                ? [("Dense1", features, units), ("Dense2", units, 2)]
                : [("Pca1", features, components), ("Dense1", components, units), ("Dense2", units, 2)],
            folding.Graph.Nodes.OfType<DenseNode>().Select(layer => (layer.Name, layer.FanIn, layer.Units)));
        Assert.Equal(
            isWithin ? [("Pca1", "Dense1"), ("Standardize1", "Dense1")] : [("Standardize1", "Pca1")],
            folding.Folds.Select(fold => (fold.Map.Name, fold.Dense.Name)));
        Assert.True(folding.Graph.Nodes.MultiplyAccumulates() <= graph.Nodes.MultiplyAccumulates());
        Assert.Equal("Standardize1", folding.Graph.Fill!.Name);
    }

    [Fact]
    public void Of_two_scalings_the_first_says_what_a_missing_value_counts_as()
    {
        Folding folding = Folding.Of(Graph(Input(5), new ScalingItem(0, PreprocessingMethod.MinMax, -1, 1), Pca(5), Dense(4)))!;
        Assert.Equal(["Pca1", "Pca1Center", "MinMax1"], folding.Folds.Select(fold => fold.Map.Name));
        Assert.Equal("MinMax1", Assert.Single(folding.Graph.Nodes.OfType<FittedNode>()).Name);
    }

    [Fact]
    public void What_no_Dense_layer_reads_stays()
    {
        Assert.Null(Folding.Of(Graph(Input(5), s_standardize, Pca(3), Activation(ActivationFunction.Tanh), Dense(4))));
        Assert.Null(Folding.Of(Graph(Input(5), s_standardize, Pca(3))));
        Assert.Null(Folding.Of(Graph(Dense(5, 4), Activation(ActivationFunction.Tanh))));
    }

    private static ProjectionItem Pca(int components) => new(0, PreprocessingMethod.Pca, components);
}
