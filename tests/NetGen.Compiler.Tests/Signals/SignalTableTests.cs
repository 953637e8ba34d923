using NetGen.Compiler.Declarations;
using NetGen.Compiler.Emission;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using static NetGen.Compiler.Declarations.ActivationFunction;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Signals;

/// <summary>The amplitudes of the literature's standard cases, worked out apart from this code.</summary>
public sealed class SignalTableTests
{
    // Published with one or two digits: half a unit of the last is up to 5.6 %.
    [Theory]
    [InlineData(Sigmoid, Initializer.LecunNormal, 5, 6.5e-4)]
    [InlineData(Sigmoid, Initializer.LecunNormal, 10, 4.8e-7)]
    [InlineData(Sigmoid, Initializer.LecunNormal, 20, 2.6e-13)]
    [InlineData(Sigmoid, Initializer.HeNormal, 5, 2.7e-3)]
    [InlineData(Sigmoid, Initializer.HeNormal, 10, 8.9e-6)]
    [InlineData(Sigmoid, Initializer.HeNormal, 20, 9e-11)]
    [InlineData(Tanh, Initializer.LecunNormal, 5, .37)]
    [InlineData(Tanh, Initializer.LecunNormal, 10, .27)]
    [InlineData(Tanh, Initializer.LecunNormal, 20, .19)]
    [InlineData(ReLU, Initializer.LecunNormal, 5, .18)]
    [InlineData(ReLU, Initializer.LecunNormal, 10, .031)]
    [InlineData(ReLU, Initializer.LecunNormal, 20, 9.8e-4)]
    [InlineData(ReLU, Initializer.HeUniform, 20, 1)]
    public void The_gradient_reaches_the_first_layer_with_the_published_strength(
        ActivationFunction function, Initializer init, int hidden, double amplitude) =>
        Assert.Equal(1, Profile(function, init, hidden).Rows[1].Amplitude!.Value / amplitude, 0.056);

    [Theory]
    [InlineData(Sigmoid, Initializer.LecunNormal, 5)]
    [InlineData(Sigmoid, Initializer.HeNormal, 6)]
    [InlineData(ReLU, Initializer.LecunNormal, 20)]
    public void It_falls_below_a_thousandth_at_the_published_depth(ActivationFunction function, Initializer init, int hidden)
    {
        Assert.True(Profile(function, init, hidden).Rows[1].Amplitude < 1e-3);
        Assert.True(Profile(function, init, hidden - 1).Rows[1].Amplitude >= 1e-3);
    }

    [Fact]
    public void The_first_pre_activations_have_the_variance_of_the_weights_times_the_square_of_the_inputs()
    {
        SignalProfile profile = SignalProfile.Of(Graph(
            Input(50) with { Scale = 0.112 }, Dense(30) with { Init = Initializer.HeNormal }, Activation(ReLU), Dense(2)))!;
        Assert.Equal((0.112, true), (profile.InputSquare, profile.IsInputSquareDeclared));
        Assert.Equal(0.112, profile.Rows[0].Variance, 1e-15);
        Assert.Equal(0.224, profile.Rows[1].Variance, 1e-15);
        Assert.Equal(0.112, profile.Rows[2].Variance, 1e-15);
        // Xavier between 30 and 2 units: 30 · 2 / 32.
        Assert.Equal(0.112 * 1.875, profile.Rows[3].Variance, 1e-15);
    }

    [Fact]
    public void AlphaDropout_keeps_what_SELU_keeps()
    {
        List<DeclarationItem> items = [Input(100)];
        for (int layer = 0; layer < 20; layer++)
            items.AddRange([Dense(100), Activation(SELU), Dropout(0.1) with { IsAlpha = true }]);
        SignalProfile profile = SignalProfile.Of(Graph([.. items, Dense(3) with { Init = Initializer.LecunNormal }]))!;
        Assert.Equal(1, profile.Rows[60].Variance, 0.01);
        Assert.Equal(1, profile.Rows[61].Variance, 0.01);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.4)]
    public void AlphaDropout_does_to_pairs_what_it_does_to_a_random_draw(double rate)
    {
        // Values of mean 0.3 behind a ReLU, of two inputs and two masks each.
        SignalProfile profile = SignalProfile.Of(Graph(
            Input(50), Dense(30) with { Init = Initializer.LecunNormal }, Activation(ReLU), Dropout(rate) with { IsAlpha = true }, Dense(2)))!;
        const double Saturation = -1.0507009873554805 * 1.6732632423543772;
        double scale = 1 / Math.Sqrt((Saturation * Saturation * rate + 1) * (1 - rate));
        Random random = new(1);
        double[] sums = new double[4];
        const int Draws = 400_000;
        for (int draw = 0; draw < Draws; draw++)
        {
            (double first, double second) = (Math.Max(0, Normal()), Math.Max(0, Normal()));
            (bool mask, bool other) = (random.NextDouble() >= rate, random.NextDouble() >= rate);
            double value = Dropped(first, mask);
            double[] differences = [value - Dropped(second, mask), value - Dropped(first, other), value - Dropped(second, other)];
            sums[0] += value * value;
            for (int pair = 0; pair < 3; pair++)
                sums[pair + 1] += differences[pair] * differences[pair] / 2;
        }

        SignalRow row = profile.Rows[3];
        Assert.Equal(sums[0] / Draws, row.Variance, 0.01);
        Assert.Equal(sums[1] / Draws, row.Variance * row.Distance, 0.01);
        Assert.Equal(sums[2] / Draws, row.Variance * row.MaskDistance, 0.01);
        Assert.Equal(sums[3] / Draws, row.Variance * row.BothDistance, 0.01);

        double Dropped(double x, bool isKept) => scale * ((isKept ? x : Saturation) - Saturation * rate);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    [Fact]
    public void A_PReLU_carries_the_signal_of_the_LeakyReLU_that_it_starts_as()
    {
        SignalProfile learned = SignalProfile.Of(Graph(Input(50), Dense(30), new PReLUItem(0) { Alpha = 0.2 }, Dense(2)))!;
        SignalProfile fixedSlope = SignalProfile.Of(Graph(Input(50), Dense(30), Activation(LeakyReLU) with { Alpha = 0.2 }, Dense(2)))!;
        Assert.Equal(fixedSlope, learned);
    }

    [Fact]
    public void Weights_with_a_mean_are_not_spoken_of()
    {
        Assert.Null(SignalProfile.Of(Graph(Dense(50, 30) with { Init = Initializer.Constant, InitValue = 0.1 }, Dense(2))));
        Assert.Null(SignalProfile.Of(Graph(Dense(50, 30) with { Init = Initializer.Uniform, InitMin = 0, InitMax = 1 }, Dense(2))));
        Assert.NotNull(SignalProfile.Of(Graph(Dense(50, 30) with { Init = Initializer.Uniform, InitMin = -1, InitMax = 1 }, Dense(2))));
    }

    [Fact]
    public void Without_a_declared_scale_inputs_are_taken_to_be_standardised()
    {
        SignalProfile profile = SignalProfile.Of(Graph(Dense(50, 30)))!;
        Assert.Equal((1, false), (profile.InputSquare, profile.IsInputSquareDeclared));
    }

    [Fact]
    public void A_thousand_layers_give_figures_too()
    {
        foreach (ActivationFunction function in new[] { Sigmoid, Tanh, ReLU, ELU })
        {
            SignalProfile profile = SignalProfile.Of(Deep(function, Initializer.HeNormal, 1000))!;
            Assert.All(profile.Rows, row => Assert.False(double.IsNaN(row.Variance + row.Distance + row.MaskDistance + row.Contrast)));
        }
    }

    [Theory]
    [InlineData(1e-30)]
    [InlineData(1e30)]
    public void Signals_that_leave_the_range_of_doubles_are_told_all_the_same(double deviation)
    {
        foreach (ActivationFunction function in new[] { Sigmoid, Tanh, ReLU, ELU })
        {
            List<DeclarationItem> items = [Input(10)];
            for (int layer = 0; layer < 20; layer++)
                items.AddRange([Dense(10) with { Init = Initializer.Normal, InitScale = deviation }, Activation(function), Dropout(0.1)]);
            NetworkDeclaration declaration = Network([.. items, Dense(1), Loss(LossFunction.MeanSquaredError)]);
            NetworkGraph graph = GraphBuilder.Build(declaration).Graph!;
            Assert.NotEmpty(Judgement.Of(declaration, graph));
            Assert.NotEmpty(NetworkEmitter.Emit(declaration, graph));
        }
    }

    private static SignalProfile Profile(ActivationFunction function, Initializer init, int hidden) =>
        SignalProfile.Of(Deep(function, init, hidden))!;

    private static NetworkGraph Deep(ActivationFunction function, Initializer init, int hidden)
    {
        List<DeclarationItem> items = [Input(100)];
        for (int i = 0; i < hidden; i++)
        {
            items.Add(Dense(100) with { Init = init });
            items.Add(Activation(function));
        }

        items.Add(Dense(100) with { Init = init });
        return Graph([.. items]);
    }
}
