using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class ArgumentChecksTests
{
    private static readonly LossItem _loss = Loss(LossFunction.MeanSquaredError);

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(int.MinValue)]
    public void Sizes_are_at_least_1(int size)
    {
        AssertOutOfRange("units", size, Dense(2, size));
        AssertOutOfRange("inputs", size, Dense(size, 2));
        AssertOutOfRange("shape[1]", size, Input(3, size), Activation(ActivationFunction.ReLU));
    }

    [Fact]
    public void A_shape_has_a_dimension() =>
        Assert.Equal("shape is empty, but has to be at least one dimension", FindingOf(Input(), Dense(2)).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e-60)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void The_scale_of_the_input_is_above_0(double scale) => AssertOutOfRange("Scale", scale, Input(3) with { Scale = scale }, Dense(2));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(0.99999999999)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_is_at_least_0_and_below_1_as_a_float(double rate) => AssertOutOfRange("rate", rate, Dense(2, 3), Dropout(rate));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1.5)]
    [InlineData(1e-9)]
    [InlineData(1e-300)]
    [InlineData(double.NaN)]
    public void Keep_is_above_0_and_at_most_1(double keep) => AssertOutOfRange("Keep", keep, Dense(2, 3), Dropout(null, keep));

    [Theory]
    [InlineData(0.0, null)]
    [InlineData(0.999, null)]
    [InlineData(null, 1.0)]
    [InlineData(null, 1e-6)]
    public void The_bounds_of_dropout_are_allowed(double? rate, double? keep) => Assert.Empty(FindingsOf(Dense(2, 3), Dropout(rate, keep)));

    [Fact]
    public void Dropout_needs_a_rate_or_what_it_keeps_and_not_both()
    {
        Assert.Equal("Dropout needs a rate or Keep", FindingOf(Dense(2, 3), Dropout(null)).Message);
        Finding both = FindingOf(Dense(2, 3), Dropout(0.2, 0.8));
        Assert.Equal("rate and Keep state the same thing: only one of them can be given", both.Message);
        Assert.Equal("Keep", both.Argument);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-2)]
    public void A_Maxout_has_several_pieces(int pieces) => AssertOutOfRange("Pieces", pieces, Dense(2, 3) with { Pieces = pieces });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e300)]
    public void The_first_slope_of_a_PReLU_is_a_float(double alpha)
    {
        AssertOutOfRange("Alpha", alpha, Dense(2, 3), new PReLUItem(0) { Alpha = alpha });
        Assert.Empty(FindingsOf(Dense(2, 3), new PReLUItem(0) { Alpha = -0.5 }));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e300)]
    public void Alpha_is_a_float_of_at_least_0(double alpha)
    {
        AssertOutOfRange("Alpha", alpha, Dense(2, 3), Activation(ActivationFunction.LeakyReLU) with { Alpha = alpha });
        AssertOutOfRange("Alpha", alpha, Dense(2, 3), Activation(ActivationFunction.ELU) with { Alpha = alpha });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-3)]
    [InlineData(1e-60)]
    [InlineData(1e60)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Rates_and_scales_are_above_0_and_finite_as_floats(double value)
    {
        AssertOutOfRange("LearningRate", value, Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.SGD) with { LearningRate = value });
        AssertOutOfRange("Epsilon", value, Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.Adam) with { Epsilon = value });
        AssertOutOfRange("InitScale", value, Dense(2, 3) with { Init = Initializer.Normal, InitScale = value });
        AssertOutOfRange("InitScale", value, Dense(2, 3) with { Init = Initializer.TruncatedNormal, InitScale = value });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1001)]
    public void LBFGS_keeps_between_1_and_1000_pairs(int pairs) =>
        AssertOutOfRange("HistorySize", pairs, Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.LBFGS) with { HistorySize = pairs });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(0.999999999999)]
    [InlineData(double.NaN)]
    public void Decay_rates_are_at_least_0_and_below_1(double value)
    {
        AssertOutOfRange("Momentum", value, Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.Momentum) with { Momentum = value });
        AssertOutOfRange("Momentum", value, Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.Nesterov) with { Momentum = value });
        AssertOutOfRange("Beta1", value, Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.Adam) with { Beta1 = value });
        AssertOutOfRange("Beta2", value, Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.Adam) with { Beta2 = value });
        AssertOutOfRange("Rho", value, Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.RMSProp) with { Rho = value });
        AssertOutOfRange("Momentum", value, Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.RMSProp) with { Momentum = value });
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_step_forgets_less_than_all_of_the_weights(double decay)
    {
        OptimizerItem optimizer = Optimizer(OptimizerAlgorithm.SGD) with { LearningRate = 0.5, WeightDecay = decay };
        AssertOutOfRange("WeightDecay", decay, Dense(2, 3), _loss, optimizer);
        Assert.Empty(FindingsOf(Dense(2, 3), _loss, optimizer with { WeightDecay = 1.9 }));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Penalties_and_bounds_are_not_negative(double value)
    {
        AssertOutOfRange("lambda", value, Dense(2, 3), _loss, L2(value));
        AssertOutOfRange("lambda", value, Dense(2, 3), _loss, new PenaltyItem(0, "L1", value, null));
        AssertOutOfRange("lambda1", value, Dense(2, 3), _loss, ElasticNet(value, 0.1));
        AssertOutOfRange("lambda2", value, Dense(2, 3), _loss, ElasticNet(0.1, value));
        AssertOutOfRange("bound", value, Dense(2, 3), _loss, new MaxNormItem(0, value));
        AssertOutOfRange("Norm", value, Dense(2, 3), _loss, new GradientClipItem(0, value, null));
        AssertOutOfRange("Value", value, Dense(2, 3), _loss, new GradientClipItem(0, null, value));
        LossItem loss = Loss(LossFunction.SoftmaxCrossEntropy) with { LabelSmoothing = value };
        AssertOutOfRange("LabelSmoothing", value, Dense(2, 3), loss);
        AssertOutOfRange("Delta", value, Dense(2, 3), Loss(LossFunction.Huber) with { Delta = value });
    }

    [Fact]
    public void A_penalty_forgets_less_than_all_of_the_weights_in_a_step()
    {
        OptimizerItem optimizer = Optimizer(OptimizerAlgorithm.SGD) with { LearningRate = 0.5 };
        AssertOutOfRange("lambda", 2, Dense(2, 3), _loss, optimizer, L2(2));
        Assert.Empty(FindingsOf(Dense(2, 3), _loss, optimizer, L2(1.9)));
    }

    [Theory]
    [InlineData(null, null, "NG0014")]
    [InlineData(1.0, 1.0, "NG0017")]
    [InlineData(1.0, null, null)]
    public void Gradients_are_clipped_by_norm_or_by_value(double? norm, double? value, string? rule) =>
        Assert.Equal(
            rule is null ? [] : [rule],
            FindingsOf(Dense(2, 3), _loss, new GradientClipItem(0, norm, value)).Select(finding => finding.Rule.Id));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, -1)]
    [InlineData(0, 1e-60)]
    [InlineData(-3e38, 3e38)]
    public void A_uniform_distribution_has_a_finite_width_above_0(double low, double high) =>
        AssertOutOfRange("InitMin", low, Dense(2, 3) with { Init = Initializer.Uniform, InitMin = low, InitMax = high });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e300)]
    public void Initial_values_are_finite_floats(double value)
    {
        AssertOutOfRange("InitValue", value, Dense(2, 3) with { Init = Initializer.Constant, InitValue = value });
        AssertOutOfRange("InitMin", value, Dense(2, 3) with { Init = Initializer.Uniform, InitMin = value, InitMax = 1 });
        AssertOutOfRange("InitMax", value, Dense(2, 3) with { Init = Initializer.Uniform, InitMin = 0, InitMax = value });
    }

    [Fact]
    public void Numbers_cast_to_an_enumeration_are_no_words_of_it()
    {
        AssertOutOfRange("function", 99, Dense(2, 3), Activation((ActivationFunction)99));
        AssertOutOfRange("function", 99, Dense(2, 3), Loss((LossFunction)99));
        AssertOutOfRange("algorithm", -1, Dense(2, 3), _loss, Optimizer((OptimizerAlgorithm)(-1)));
        AssertOutOfRange("Init", 99, Dense(2, 3) with { Init = (Initializer)99 });
    }

    [Theory]
    [InlineData(Initializer.Constant, "InitValue")]
    [InlineData(Initializer.Normal, "InitScale")]
    [InlineData(Initializer.TruncatedNormal, "InitScale")]
    [InlineData(Initializer.Uniform, "InitMin and InitMax")]
    public void A_distribution_needs_its_figures(Initializer init, string missing)
    {
        Finding finding = FindingOf(Dense(2, 3) with { Init = init });
        Assert.Equal($"Init = {init} needs {missing}", finding.Message);
        Assert.Equal("Init", finding.Argument);
    }

    [Fact]
    public void Half_of_a_uniform_distribution_lacks_the_other_half() =>
        Assert.Equal("Init = Uniform needs InitMax", FindingOf(Dense(2, 3) with { Init = Initializer.Uniform, InitMin = 0 }).Message);

    private static void AssertOutOfRange(string argument, double value, params DeclarationItem[] items)
    {
        Finding finding = FindingOf(items);
        Assert.Equal(Rules.ArgumentOutOfRange, finding.Rule);
        Assert.Equal(argument, finding.Argument);
        Assert.StartsWith(
            FormattableString.Invariant($"{argument} is {value:R}, but has to be "), finding.Message, StringComparison.Ordinal);
    }
}
