using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using static NetGen.Compiler.Declarations.ActivationFunction;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Graphs;

/// <summary>n_in = 300, n_out = 100: variances and bounds from the definitions, worked out by hand.</summary>
public sealed class WeightInitializerTests
{
    [Theory]
    [InlineData(Declarations.Initializer.LecunNormal, 0.057735026918962574)] // √(1/300)
    [InlineData(Declarations.Initializer.GlorotNormal, 0.070710678118654752)] // √(2/400)
    [InlineData(Declarations.Initializer.HeNormal, 0.081649658092772603)] // √(2/300)
    public void Normal_variants_state_their_standard_deviation(Initializer init, double standardDeviation)
    {
        WeightInitializer initializer = Initializer(Dense(300, 100) with { Init = init });
        Assert.Equal(DistributionForm.Normal, initializer.Form);
        Assert.Equal(standardDeviation, initializer.StandardDeviation, 1e-15);
    }

    [Theory]
    [InlineData(Declarations.Initializer.LecunUniform, 0.1)] // √(3/300)
    [InlineData(Declarations.Initializer.GlorotUniform, 0.12247448713915891)] // √(6/400)
    [InlineData(Declarations.Initializer.HeUniform, 0.14142135623730950)] // √(6/300)
    public void Uniform_variants_state_their_bounds(Initializer init, double bound)
    {
        WeightInitializer initializer = Initializer(Dense(300, 100) with { Init = init });
        Assert.Equal(DistributionForm.Uniform, initializer.Form);
        Assert.Equal((-bound, bound), (initializer.Low, initializer.High), (expected, actual) =>
            Math.Abs(expected.Item1 - actual.Item1) < 1e-15 && Math.Abs(expected.Item2 - actual.Item2) < 1e-15);
    }

    [Fact]
    public void He_allows_for_the_slope_of_a_leaky_rectifier_behind_dropout_too()
    {
        DenseItem dense = Dense(300, 100) with { Init = Declarations.Initializer.HeNormal };
        // √(2 / ((1 + 0.5²) · 300))
        Assert.Equal(
            0.073029674334022148, Initializer(dense, Dropout(0.1), Activation(LeakyReLU) with { Alpha = 0.5 }).StandardDeviation, 1e-15);
        // √(2 / ((1 + 0.01²) · 300)), by the default slope
        Assert.Equal(0.08164557591602867, Initializer(dense, Activation(LeakyReLU)).StandardDeviation, 1e-15);
        // A PReLU is judged by the slope it starts with: √(2 / ((1 + 0.25²) · 300)), by default.
        Assert.Equal(0.07921180343813395, Initializer(dense, new PReLUItem(0)).StandardDeviation, 1e-15);
        Assert.Equal(0.073029674334022148, Initializer(dense, new PReLUItem(0) { Alpha = 0.5, PerUnit = true }).StandardDeviation, 1e-15);
        // The scale of an ELU is no slope.
        Assert.Equal(0.081649658092772603, Initializer(dense, Activation(ELU) with { Alpha = 0.5 }).StandardDeviation, 1e-15);
        // An activation behind another Dense layer is not this one's.
        Assert.Equal(
            0.081649658092772603, Initializer(dense, Dense(3), Activation(LeakyReLU) with { Alpha = 0.5 }).StandardDeviation, 1e-15);
    }

    [Theory]
    [InlineData(ReLU, Declarations.Initializer.HeNormal)]
    [InlineData(LeakyReLU, Declarations.Initializer.HeNormal)]
    [InlineData(ELU, Declarations.Initializer.HeNormal)]
    [InlineData(Tanh, Declarations.Initializer.GlorotUniform)]
    [InlineData(Sigmoid, Declarations.Initializer.GlorotUniform)]
    [InlineData(Softmax, Declarations.Initializer.GlorotUniform)]
    public void The_default_follows_the_next_activation(ActivationFunction next, Initializer expected)
    {
        WeightInitializer initializer = Initializer(Dense(300, 100), Dropout(0.1), Activation(next));
        Assert.Equal(expected, initializer.Declared);
        Assert.True(initializer.IsDefault);
        Assert.False(Initializer(Dense(300, 100) with { Init = expected }).IsDefault);
    }

    [Fact]
    public void The_default_of_an_output_is_Xavier() =>
        Assert.Equal(Declarations.Initializer.GlorotUniform, Initializer(Dense(300, 100)).Declared);

    [Fact]
    public void Stated_figures_are_taken_as_they_are()
    {
        DenseItem dense = Dense(300, 100);
        Assert.Equal(
            new WeightInitializer(Declarations.Initializer.Zeros, DistributionForm.Constant, 0, 0, 0, false),
            Initializer(dense with { Init = Declarations.Initializer.Zeros }));
        Assert.Equal(
            new WeightInitializer(Declarations.Initializer.Constant, DistributionForm.Constant, 0.5, 0.5, 0, false),
            Initializer(dense with { Init = Declarations.Initializer.Constant, InitValue = 0.5 }));
        Assert.Equal(
            new WeightInitializer(Declarations.Initializer.Uniform, DistributionForm.Uniform, -0.1, 0.2, 0, false),
            Initializer(dense with { Init = Declarations.Initializer.Uniform, InitMin = -0.1, InitMax = 0.2 }));
        Assert.Equal(
            new WeightInitializer(Declarations.Initializer.TruncatedNormal, DistributionForm.TruncatedNormal, 0, 0, 0.02, false),
            Initializer(dense with { Init = Declarations.Initializer.TruncatedNormal, InitScale = 0.02 }));
    }

    // A matrix [n, m] with n ≥ m columns of length g has n·m values of mean square g²/n, and one with n < m rows of length g one of g²/m.
    [Theory]
    [InlineData(300, 100, null, 1, 300)]
    [InlineData(100, 300, null, 1, 300)]
    [InlineData(300, 100, 0.5, 0.25, 300)]
    public void An_orthogonal_matrix_spreads_its_gain_over_the_longer_side(int inputs, int units, double? gain, double square, int longer) =>
        Assert.Equal(square / longer, Initializer(Dense(inputs, units) with { Init = Declarations.Initializer.Orthogonal, InitScale = gain }).Variance, 1e-12);

    [Fact]
    public void Before_a_rectifier_the_gain_of_an_orthogonal_matrix_is_that_of_He() => Assert.Equal(
        2.0 / 300, Initializer(Dense(300, 100) with { Init = Declarations.Initializer.Orthogonal }, Activation(ActivationFunction.ReLU)).Variance, 1e-12);

    private static WeightInitializer Initializer(params DeclarationItem[] items) =>
        Graph(items).Nodes.OfType<DenseNode>().First().Initializer;
}
