using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Signals;

/// <summary>The predicted signal behind layers that are fitted to the inputs.</summary>
public sealed class FittedSignalTests
{
    [Fact]
    public void Standardised_and_whitened_inputs_have_mean_square_1_whatever_is_declared()
    {
        foreach (DeclarationItem item in (DeclarationItem[])[new ScalingItem(0, PreprocessingMethod.Standardize, 0, 0), new ProjectionItem(0, PreprocessingMethod.Whiten, 50)])
        {
            SignalProfile profile = SignalProfile.Of(Graph(Input(784) with { Scale = 100 }, item, Dense(10)))!;
            Assert.Equal((1.0, true), (profile.InputSquare, profile.IsInputSquareDeclared));
            Assert.Equal(1, profile.Rows[profile.Rows.Count - 2].Variance);
        }
    }

    [Theory]
    [InlineData(0, 1, 1.0 / 3)]
    [InlineData(-1, 1, 1.0 / 3)]
    [InlineData(2, 4, 28.0 / 3)]
    public void Values_on_an_interval_are_taken_to_be_spread_evenly(double low, double high, double square)
    {
        SignalProfile profile = SignalProfile.Of(Graph(Input(784), new ScalingItem(0, PreprocessingMethod.MinMax, low, high), Dense(10)))!;
        Assert.Equal(square, profile.Rows[1].Variance, 1e-12);
        // ½ E[(x - x′)²] of independent even values is their variance.
        Assert.Equal((high - low) * (high - low) / 12, profile.Rows[1].Variance * profile.Rows[1].Distance, 1e-12);
    }

    [Fact]
    public void Few_components_hold_the_variance_of_all_features()
    {
        SignalProfile profile = SignalProfile.Of(Graph(
            Input(100), new ScalingItem(0, PreprocessingMethod.Standardize, 0, 0), new ProjectionItem(0, PreprocessingMethod.Pca, 20), Dense(10)))!;
        Assert.Equal(5, profile.Rows[2].Variance, 1e-12);
    }

    [Fact]
    public void Centring_leaves_the_declared_scale()
    {
        SignalProfile profile = SignalProfile.Of(Graph(
            Input(100) with { Scale = 0.1 }, new ScalingItem(0, PreprocessingMethod.ZeroCenter, 0, 0), Dense(10)))!;
        Assert.Equal(0.1, profile.Rows[1].Variance);
    }
}
