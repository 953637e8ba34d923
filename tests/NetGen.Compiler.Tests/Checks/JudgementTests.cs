using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Findings.Checks;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;
using static NetGen.Compiler.Declarations.ActivationFunction;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class JudgementTests
{
    private static readonly LossItem _loss = Loss(LossFunction.MeanSquaredError);

    public static TheoryData<ActivationFunction, OptimizerAlgorithm> Choices
    {
        get
        {
            TheoryData<ActivationFunction, OptimizerAlgorithm> choices = [];
            foreach (ActivationFunction function in new[] { Tanh, ReLU, LeakyReLU, ELU, SELU })
            {
                foreach (OptimizerAlgorithm algorithm in Enum.GetValues<OptimizerAlgorithm>().Where(algorithm => algorithm != OptimizerAlgorithm.PerceptronRule))
                    choices.Add(function, algorithm);
            }

            return choices;
        }
    }

    [Fact]
    public void Residual_blocks_that_normalise_do_not_grow()
    {
        NormalizationItem norm = new(0, NormalizationMethod.BatchNorm);
        DenseItem dense = Dense(64) with { Bias = false };
        CompositionItem residual = new(0, CompositionForm.Residual, new([CompositionChecksTests.Block(dense, norm, Activation(ReLU), dense, norm)])) { Repeat = 54 };
        DeclarationItem[] items = [Dense(64, 64), residual, Dense(3), _loss, Optimizer(OptimizerAlgorithm.Adam)];
        Assert.NotNull(NetGen.Compiler.Signals.SignalProfile.Of(Graph(items)));
        Assert.Empty(JudgedOf(items));
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void What_the_defaults_choose_is_not_condemned(ActivationFunction function, OptimizerAlgorithm algorithm)
    {
        foreach (int hidden in new[] { 1, 2, 5, 12, 20 })
        {
            foreach (int width in new[] { 32, 200 })
                Assert.Empty(JudgedOf([.. Deep(function, hidden, width), _loss, Optimizer(algorithm)]));
        }
    }

    [Fact]
    public void A_Maxout_needs_no_activation()
    {
        foreach (int hidden in new[] { 1, 5, 20 })
            Assert.Empty(JudgedOf([Input(64), .. Enumerable.Repeat<DeclarationItem>(Dense(64) with { Pieces = 3 }, hidden), Dense(3), _loss]));
    }

    [Fact]
    public void AlphaDropout_suits_SELU_and_BatchNorm()
    {
        DropoutItem alpha = Dropout(0.1) with { IsAlpha = true };
        Assert.Empty(JudgedOf(Dense(64, 64), Activation(SELU), alpha, Dense(64), Activation(SELU), alpha, Dense(3), _loss));
        Assert.Equal(Rules.SeluUnsupported, JudgementOf(Dense(64, 64), Activation(SELU), Dropout(0.1), Dense(3), _loss).Rule);
        Assert.Empty(JudgedOf(
            Dense(64, 64), Activation(SELU), alpha, new NormalizationItem(0, NormalizationMethod.BatchNorm), Dense(3), _loss));
    }

    [Fact]
    public void A_PReLU_is_an_activation()
    {
        PReLUItem rectifier = new(0);
        foreach (int hidden in new[] { 1, 5, 20 })
            Assert.Empty(JudgedOf([Input(64), .. Enumerable.Repeat<DeclarationItem[]>([Dense(64), rectifier], hidden).SelectMany(pair => pair), Dense(3), _loss]));
        Finding surplus = JudgementOf([Dense(4, 5), rectifier, Activation(Tanh), Dense(3), _loss]);
        Assert.Equal((Rules.ActivationsInARow, 2), (surplus.Rule, surplus.Item));
        Assert.Equal("PReLU and Tanh follow one another without a layer between them", surplus.Message);
    }

    [Fact]
    public void A_network_that_is_not_trained_is_not_judged() => Assert.Empty(JudgedOf(Deep(Sigmoid, 20)));

    [Theory]
    [InlineData(12, "The gradient reaches Dense1 with 6.5e-4 of its strength: 5 sigmoid layers pass on 0.23 each; tanh with Xavier would keep 0.37", "Tanh=0.37;")]
    [InlineData(11, "The gradient reaches Dense1 with about 7e-4 of its strength: 5 sigmoid layers pass on about 0.2 each; tanh with Xavier would keep about 0.4", "Tanh=about 0.4;")]
    public void Of_narrow_networks_it_says_the_size_alone(int width, string message, string suggestion)
    {
        Finding finding = JudgementOf([.. Deep(Sigmoid, 5, width, width), _loss]);
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.StartsWith(suggestion, finding.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_names_the_figure_the_place_and_what_would_mend_it()
    {
        Finding finding = JudgementOf([.. Deep(Sigmoid, 5, 100, 100), _loss]);
        Assert.Equal(Rules.StartsLate, finding.Rule);
        Assert.Equal(
            "The gradient reaches Dense1 with 6.5e-4 of its strength: 5 sigmoid layers pass on 0.23 each; tanh with Xavier would keep 0.37, "
            + "ReLU with He 0.71, BatchNorm before each activation 0.23, residual blocks 0.23 (for inputs of mean square 1, as nothing else is declared)",
            finding.Message);
        Assert.Equal((2, "function"), (finding.Item, finding.Argument));
        Assert.Equal("Tanh=0.37;ReLU=0.71;BatchNorm=0.23;Residual=0.23=1=4=Dense2,Dense3,Dense4,Dense5,Dense6", finding.Suggestion);
    }

    /// <remarks>Behind residual blocks the names that a tied layer speaks by would be those of other layers.</remarks>
    [Fact]
    public void Residual_blocks_do_not_mend_a_network_with_tied_layers()
    {
        DeclarationItem[] hidden = Deep(Sigmoid, 6)[..^1];
        Assert.Equal(new EqualLayers(1, 3, 5), EqualLayers.LongestOf(Network([.. hidden, Dense(64), _loss])));
        Assert.Null(EqualLayers.LongestOf(Network([.. hidden, Dense(64) with { TiedTo = "Dense3" }, _loss])));
    }

    [Theory]
    [InlineData(3, false, null)]
    [InlineData(4, false, "NG0201")]
    [InlineData(5, false, "NG0202")]
    [InlineData(7, false, "NG0203")]
    [InlineData(4, true, null)]
    [InlineData(5, true, "NG0201")]
    [InlineData(6, true, "NG0202")]
    [InlineData(20, true, "NG0203")]
    public void The_level_follows_the_depth_and_Adam_moves_it_one_down(int hidden, bool isAdam, string? expected)
    {
        OptimizerItem optimizer = Optimizer(isAdam ? OptimizerAlgorithm.Adam : OptimizerAlgorithm.SGD);
        Assert.Equal(
            expected is null ? [] : [expected],
            JudgedOf([.. Deep(Sigmoid, hidden, 100, 100), _loss, optimizer]).Select(finding => finding.Rule.Id));
    }

    [Fact]
    public void A_stated_initialiser_is_to_blame_where_the_default_would_do()
    {
        DeclarationItem[] items = [.. Deep(Tanh, 5), _loss];
        items[5] = Dense(64) with { Init = Initializer.Normal, InitScale = 1e-5 };
        Finding finding = JudgementOf(items);
        Assert.Equal((5, "InitScale"), (finding.Item, finding.Argument));
        Assert.StartsWith("Default=", finding.Suggestion, StringComparison.Ordinal);
        Assert.Contains("the default initialisers would keep", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_that_are_not_scaled_explode()
    {
        Finding finding = JudgementOf(Input(784) with { Scale = 6600 }, Dense(200), Activation(ReLU), Dense(10), _loss);
        Assert.Equal((Rules.SignalExplodes, 0, "Scale"), (finding.Rule, finding.Item, finding.Argument));
        Assert.Equal("The values grow to a mean square of 1.3e4 (for inputs of mean square 6600)", finding.Message);
        Assert.Empty(JudgedOf(Input(784) with { Scale = 0.1 }, Dense(200), Activation(ReLU), Dense(10), _loss));
    }

    [Fact]
    public void Inputs_that_are_too_small_drown()
    {
        Finding finding = JudgementOf(Input(784) with { Scale = 1e-7 }, Dense(200), Activation(Tanh), Dense(10), _loss);
        Assert.Equal((Rules.StartsLate, 0, "Scale"), (finding.Rule, finding.Item, finding.Argument));
        Assert.Contains("Two inputs differ by", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_of_dropout_that_a_study_saw_fail_are_told_and_others_not()
    {
        Assert.Equal(Rules.DropoutNoise, JudgedOf([.. WithDropout(6, 0.5), _loss])[0].Rule);
        Assert.DoesNotContain(JudgedOf([.. WithDropout(4, 0.5), _loss]), finding => finding.Rule == Rules.DropoutNoise);
        Assert.Contains(JudgedOf([.. WithDropout(10, 0.2), _loss]), finding => finding.Rule == Rules.DropoutNoise);
        Assert.DoesNotContain(JudgedOf([.. WithDropout(8, 0.2), _loss]), finding => finding.Rule == Rules.DropoutNoise);
    }

    [Fact]
    public void Reciprocal_widths_add_up()
    {
        Assert.Empty(JudgedOf(Dense(4, 2), Activation(Tanh), Dense(2), Activation(Tanh), Dense(1), _loss));
        Finding finding = JudgementOf(Dense(4, 2), Activation(Tanh), Dense(2), Activation(Tanh), Dense(3), Activation(Tanh), Dense(1), _loss);
        Assert.Equal((Rules.TooNarrow, 0, "units"), (finding.Rule, finding.Item, finding.Argument));
        Assert.Contains("add up to 1.3", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_weights_matter_before_the_last_layer_and_in_more_than_one_unit()
    {
        DenseItem zeros = Dense(3) with { Init = Initializer.Zeros };
        Finding finding = JudgementOf(Input(4), zeros, Activation(Tanh), Dense(1), _loss);
        Assert.Equal((Rules.EqualWeights, 1, "Init"), (finding.Rule, finding.Item, finding.Argument));
        Assert.Empty(JudgedOf(Input(4), Dense(3), Activation(Tanh), zeros, _loss));
        Assert.DoesNotContain(
            JudgedOf(Input(4), zeros with { Units = 1 }, Activation(Tanh), Dense(1), _loss), finding => finding.Rule == Rules.EqualWeights);
    }

    [Theory]
    [InlineData(12, false)]
    [InlineData(13, true)]
    public void Weights_between_minus_1_and_1_suit_up_to_12_inputs(int inputs, bool isTold) => Assert.Equal(
        isTold ? [Rules.WeightsTooLarge] : [],
        JudgedOf(Dense(inputs, 3) with { Init = Initializer.Uniform, InitMin = -1, InitMax = 1 }, _loss).Select(finding => finding.Rule));

    [Theory]
    [InlineData(0.8, null, "rate", "0.2")]
    [InlineData(0.6, null, "rate", "0.4")]
    [InlineData(null, 0.2, "Keep", "0.8")]
    public void A_high_rate_is_told_with_its_complement(double? rate, double? keep, string argument, string suggestion)
    {
        Finding finding = JudgementOf(Dense(40, 30), Activation(ReLU), Dropout(rate, keep), Dense(3), _loss);
        Assert.Equal((Rules.HighDropoutRate, 2, argument, suggestion), (finding.Rule, finding.Item, finding.Argument, finding.Suggestion));
    }

    [Fact]
    public void Inputs_bear_less_dropout_than_hidden_layers()
    {
        Assert.Empty(JudgedOf(Input(40), Dropout(0.3), Dense(30), Activation(ReLU), Dropout(0.5), Dense(3), _loss));
        Finding finding = JudgementOf(Input(40), Dropout(0.5), Dense(30), Activation(ReLU), Dense(3), _loss);
        Assert.Equal((Rules.HighDropoutRate, null), (finding.Rule, finding.Suggestion));
    }

    [Fact]
    public void Of_two_activations_the_one_that_is_not_the_outputs_goes()
    {
        Assert.Equal(2, JudgementOf(Dense(4, 5), Activation(ReLU), Activation(Tanh), Dense(3), _loss).Item);
        Assert.Equal(1, JudgementOf(Dense(4, 5), Activation(ReLU), Activation(Tanh), _loss).Item);
        // Softmax behind ReLU has a rule of its own.
        Finding softmax = JudgementOf(Dense(4, 5), Activation(ReLU), Activation(Softmax), Loss(LossFunction.SoftmaxCrossEntropy));
        Assert.Equal((Rules.ReluBeforeSoftmax, 1), (softmax.Rule, softmax.Item));
    }

    [Fact]
    public void A_ReLU_before_the_softmax_of_the_loss_is_told_too()
    {
        Finding finding = JudgementOf(Dense(4, 5), Activation(ReLU), Loss(LossFunction.SoftmaxCrossEntropy));
        Assert.Equal((Rules.ReluBeforeSoftmax, 1, 2), (finding.Rule, finding.Item, finding.RelatedItem));
        Assert.Empty(JudgedOf(Dense(4, 5), Activation(ReLU), _loss));
    }

    [Fact]
    public void A_step_stops_the_gradient_unless_it_is_let_through()
    {
        Finding finding = JudgementOf(Dense(4, 5), Activation(Step), Dense(3), _loss);
        Assert.Equal((Rules.StepTrained, 1), (finding.Rule, finding.Item));
        Assert.Contains("so that Dense1 does not learn", finding.Message, StringComparison.Ordinal);
        Assert.Empty(JudgedOf(Dense(4, 5), Activation(Step) with { StraightThrough = true }, Dense(3), _loss));
        Assert.Empty(JudgedOf(Input(4), Activation(Step), Dense(3), _loss));
    }

    [Fact]
    public void SELU_wants_its_initialiser_and_no_plain_dropout()
    {
        Finding init = JudgementOf(Dense(4, 5) with { Init = Initializer.HeNormal }, Activation(SELU), Dense(3), _loss);
        Assert.Equal((Rules.SeluUnsupported, 0, "Init"), (init.Rule, init.Item, init.Argument));
        Finding dropout = JudgementOf(Dense(40, 50), Activation(SELU), Dropout(0.1), Dense(3), _loss);
        Assert.Equal((Rules.SeluUnsupported, 2), (dropout.Rule, dropout.Item));
        Assert.Empty(JudgedOf(Dense(4, 5) with { Init = Initializer.LecunNormal }, Activation(SELU), Dense(3), _loss));
    }

    [Theory]
    [InlineData(OptimizerAlgorithm.SGD, 1, 0.9, false)]
    [InlineData(OptimizerAlgorithm.SGD, 1.1, 0.9, true)]
    [InlineData(OptimizerAlgorithm.SGD, 1e-8, 0.9, true)]
    [InlineData(OptimizerAlgorithm.Momentum, 0.1, 0.9, false)]
    [InlineData(OptimizerAlgorithm.Momentum, 0.16, 0.9, true)]
    [InlineData(OptimizerAlgorithm.Nesterov, 0.1, 0.95, true)]
    [InlineData(OptimizerAlgorithm.Adam, 0.01, 0.9, false)]
    [InlineData(OptimizerAlgorithm.Adam, 0.02, 0.9, true)]
    [InlineData(OptimizerAlgorithm.Lion, 0.02, 0.9, true)]
    [InlineData(OptimizerAlgorithm.RMSProp, 0.02, 0.9, true)]
    [InlineData(OptimizerAlgorithm.AdaGrad, 0.5, 0.9, false)]
    [InlineData(OptimizerAlgorithm.AdaDelta, 1, 0.9, false)]
    [InlineData(OptimizerAlgorithm.LBFGS, 1, 0.9, false)]
    [InlineData(OptimizerAlgorithm.LBFGS, 2.1, 0.9, true)]
    [InlineData(OptimizerAlgorithm.LBFGS, 1e-8, 0.9, true)]
    [InlineData(OptimizerAlgorithm.AdaDelta, 1e-8, 0.9, true)]
    public void Learning_rates_have_the_range_of_their_optimiser(OptimizerAlgorithm algorithm, double rate, double momentum, bool isTold)
    {
        bool hasMomentum = algorithm is OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov;
        OptimizerItem optimizer = Optimizer(algorithm) with { LearningRate = rate, Momentum = hasMomentum ? momentum : null };
        Assert.Equal(isTold ? [Rules.LearningRateOutOfRange] : [], JudgedOf(Dense(400, 3), _loss, optimizer).Select(finding => finding.Rule));
    }

    [Fact]
    public void LBFGS_wants_gradients_of_one_function()
    {
        OptimizerItem optimizer = Optimizer(OptimizerAlgorithm.LBFGS);
        foreach (DeclarationItem item in (DeclarationItem[])
            [Dropout(0.2), new AugmentationItem(0, AugmentationMethod.GaussianNoise, 0.1), new GradientClipItem(0, null, 1), new MaxNormItem(0, 5)])
        {
            DeclarationItem[] layers = item is DropoutItem ? [Dense(40, 30), Activation(Tanh), item, Dense(3)] : [item, Dense(40, 30), Activation(Tanh), Dense(3)];
            Assert.Contains(JudgedOf([.. layers, _loss, optimizer]), finding => finding.Rule == Rules.CurvatureOfAnother);
            Assert.DoesNotContain(JudgedOf([.. layers, _loss, Optimizer(OptimizerAlgorithm.Adam)]), finding => finding.Rule == Rules.CurvatureOfAnother);
        }

        Assert.Empty(JudgedOf(Dense(40, 30), Activation(Tanh), Dense(3), _loss, optimizer, L2(1e-4)));
    }

    [Fact]
    public void Adam_may_take_large_steps_where_layers_are_narrow() =>
        Assert.Empty(JudgedOf(Dense(2, 5), Activation(Tanh), Dense(1), _loss, Optimizer(OptimizerAlgorithm.Adam) with { LearningRate = 0.05 }));

    [Theory]
    [InlineData(0, null)]
    [InlineData(1e-6, "NG0603")]
    [InlineData(1e-5, null)]
    [InlineData(1e-2, null)]
    [InlineData(0.02, "NG0603")]
    public void Penalties_have_a_usual_range(double lambda, string? rule)
    {
        Assert.Equal(rule is null ? [] : [rule], JudgedOf(Dense(4, 3), _loss, L2(lambda)).Select(finding => finding.Rule.Id));
        Assert.Equal(rule is null ? [] : ["lambda2"], JudgedOf(Dense(4, 3), _loss, ElasticNet(1e-4, lambda)).Select(finding => finding.Argument));
    }

    [Theory]
    [InlineData(OptimizerAlgorithm.SGD, null)]
    [InlineData(OptimizerAlgorithm.Nesterov, null)]
    [InlineData(OptimizerAlgorithm.Adam, "weights with large gradients hardly decay; AdamW with WeightDecay decays all alike")]
    [InlineData(OptimizerAlgorithm.RMSProp, "weights with large gradients hardly decay; WeightDecay decays all alike")]
    public void Penalties_are_not_for_optimisers_that_rescale_them(OptimizerAlgorithm algorithm, string? reason)
    {
        IEnumerable<Finding> findings = JudgedOf(Dense(4, 3), _loss, Optimizer(algorithm), L2(1e-4));
        Assert.Equal(reason is null ? [] : [$"{algorithm} divides λW by the size of past gradients, so that {reason}"], findings.Select(finding => finding.Message));
        Assert.Empty(JudgedOf(Dense(4, 3), _loss, Optimizer(algorithm), new PenaltyItem(0, "L1", 1e-4, null)));
    }

    [Theory]
    [InlineData(1.5, false)]
    [InlineData(1.3, true)]
    public void A_bound_below_the_initial_norm_is_told(double bound, bool isTold) =>
        Assert.Equal(
            isTold ? [Rules.MaxNormClipsAtStart] : [],
            JudgedOf(Dense(64, 200), Activation(ReLU), Dense(3), _loss, new MaxNormItem(0, bound)).Select(finding => finding.Rule));

    private static DeclarationItem[] Deep(ActivationFunction function, int hidden, int width = 64, int outputs = 10) =>
    [
        Input(width),
        .. Enumerable.Range(0, hidden).SelectMany(_ => new DeclarationItem[] { Dense(width), Activation(function) }),
        Dense(outputs),
    ];

    private static DeclarationItem[] WithDropout(int hidden, double rate) =>
    [
        Input(64),
        .. Enumerable.Range(0, hidden).SelectMany(_ => new DeclarationItem[] { Dense(64), Activation(ReLU), Dropout(rate) }),
        Dense(10),
    ];

    private static Finding JudgementOf(params DeclarationItem[] items) => Assert.Single(JudgedOf(items));

    /// <summary>What is said unless it is switched off.</summary>
    private static EquatableArray<Finding> JudgedOf(params DeclarationItem[] items)
    {
        NetworkDeclaration declaration = Network(items);
        return new(Judgement.Of(declaration, GraphBuilder.Build(declaration).Graph!).Where(finding => finding.Rule.IsOnByDefault));
    }
}
