using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using static NetGen.Compiler.Declarations.ActivationFunction;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Signals;

/// <summary>The predicted signal of networks with normalisations, against what theory says of each layer.</summary>
public sealed class NormalizationSignalTests
{
    // √χ with χ = E[φ'²]/Var[φ] at variance 1 (Yang et al. 2019): π/(π - 1) for ReLU, whatever the weights.
    [Theory]
    [InlineData(ReLU, Initializer.HeNormal, 1.2112)]
    [InlineData(ReLU, Initializer.LecunNormal, 1.2112)]
    [InlineData(Tanh, Initializer.GlorotUniform, 1.0852)]
    [InlineData(Sigmoid, Initializer.GlorotUniform, 1.0166)]
    public void BatchNorm_multiplies_the_gradient_by_the_slope_over_the_variance_of_the_activation(
        ActivationFunction function, Initializer init, double growth)
    {
        SignalProfile profile = Profile(NormalizationMethod.BatchNorm, function, init, layers: 6);
        double[] amplitudes = Amplitudes(profile, layers: 6);
        for (int layer = 2; layer < amplitudes.Length - 1; layer++)
            Assert.Equal(growth, amplitudes[layer - 1] / amplitudes[layer], 1e-3);
    }

    [Fact]
    public void BatchNorm_takes_out_what_is_common_to_all_inputs()
    {
        // Deep sigmoid layers make inputs alike; behind BatchNorm they are as different as ever.
        SignalProfile profile = Profile(NormalizationMethod.BatchNorm, Sigmoid, Initializer.GlorotUniform, layers: 8);
        foreach (SignalRow row in profile.Rows.Where((_, node) => node % 3 == 2))
        {
            Assert.Equal(1, row.Variance, 1e-2);
            Assert.Equal(1, row.Contrast, 1e-2);
        }
    }

    // LayerNorm behind random weights, whose outputs have mean 0, resets the variance: χ = E[φ'²]/E[φ²], 1 for ReLU.
    [Theory]
    [InlineData(NormalizationMethod.LayerNorm)]
    [InlineData(NormalizationMethod.RMSNorm)]
    public void Norms_of_rows_make_ReLU_keep_the_gradient_whatever_the_weights(NormalizationMethod method)
    {
        double[] amplitudes = Amplitudes(Profile(method, ReLU, Initializer.LecunNormal, layers: 6), layers: 6);
        for (int layer = 2; layer < amplitudes.Length - 1; layer++)
            Assert.Equal(1, amplitudes[layer - 1] / amplitudes[layer], 1e-3);
    }

    [Fact]
    public void LayerNorm_behind_ReLU_subtracts_the_mean_of_the_units_and_RMSNorm_does_not()
    {
        // E[relu²] = q/2 and E[relu]² = q/2π, so that 1 - 1/π of the square is left to divide by.
        SignalRow[] rows =
        [
            .. SignalProfile.Of(Graph(
                Input(64), Dense(64) with { Init = Initializer.HeNormal }, Activation(ReLU), new NormalizationItem(0, NormalizationMethod.LayerNorm),
                Dense(10) with { Init = Initializer.LecunNormal }, Loss(LossFunction.MeanSquaredError)))!.Rows,
        ];
        Assert.Equal(1, rows[3].Variance, 1e-3);
        Assert.Equal(rows[2].Contrast / Math.Sqrt(rows[2].Variance * (1 - 1 / Math.PI)), rows[3].Contrast, 1e-3);
    }

    private static double[] Amplitudes(SignalProfile profile, int layers) =>
        [.. Enumerable.Range(0, layers).Select(layer => profile.Rows[1 + 3 * layer].Amplitude!.Value)];

    private static SignalProfile Profile(NormalizationMethod method, ActivationFunction function, Initializer init, int layers) =>
        SignalProfile.Of(Graph(
        [
            Input(64),
            .. Enumerable.Range(0, layers).SelectMany(_ => (DeclarationItem[])
                [Dense(64) with { Init = init }, new NormalizationItem(0, method), Activation(function)]),
            Dense(10) with { Init = Initializer.LecunNormal },
            Loss(LossFunction.MeanSquaredError),
        ]))!;
}
