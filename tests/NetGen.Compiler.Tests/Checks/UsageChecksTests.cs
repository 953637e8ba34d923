using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Graphs;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class UsageChecksTests
{
    private static readonly LossItem _loss = Loss(LossFunction.MeanSquaredError);

    [Fact]
    public void Figures_of_another_initialiser_have_no_effect()
    {
        AssertUnused("InitScale", Dense(2, 3) with { InitScale = 1 });
        AssertUnused("InitScale", Dense(2, 3) with { Init = Initializer.HeNormal, InitScale = 1 });
        AssertUnused("InitMin", Dense(2, 3) with { Init = Initializer.Zeros, InitMin = 1 });
        AssertUnused("InitMax", Dense(2, 3) with { Init = Initializer.Zeros, InitMax = 1 });
        AssertUnused("InitValue", Dense(2, 3) with { Init = Initializer.Zeros, InitValue = 1 });
    }

    [Theory]
    [InlineData(ActivationFunction.ReLU)]
    [InlineData(ActivationFunction.Sigmoid)]
    [InlineData(ActivationFunction.Tanh)]
    [InlineData(ActivationFunction.Softmax)]
    public void Alpha_has_no_effect_on_functions_without_it(ActivationFunction function) =>
        AssertUnused("Alpha", Dense(2, 3), Activation(function) with { Alpha = 0.1 });

    [Fact]
    public void Straight_through_is_for_steps_and_a_bias_starts_where_there_is_one()
    {
        AssertUnused("StraightThrough", Dense(2, 3), Activation(ActivationFunction.ReLU) with { StraightThrough = true });
        AssertUnused("BiasInit", Dense(2, 3) with { Bias = false, BiasInit = 0.1 });
        Assert.Empty(FindingsOf(Dense(2, 3) with { BiasInit = 0.1 }, Activation(ActivationFunction.Step) with { StraightThrough = true }));
    }

    [Fact]
    public void Hyperparameters_of_another_optimiser_have_no_effect()
    {
        AssertUnused("Momentum", Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.SGD) with { Momentum = 0.9 });
        AssertUnused("Momentum", Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.Adam) with { Momentum = 0.9 });
        AssertUnused("Beta1", Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.Momentum) with { Beta1 = 0.9 });
        AssertUnused("Beta2", Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.Nesterov) with { Beta2 = 0.9 });
        AssertUnused("Epsilon", Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.SGD) with { Epsilon = 1e-8 });
        AssertUnused("Epsilon", Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.Lion) with { Epsilon = 1e-8 });
        AssertUnused("Rho", Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.Adam) with { Rho = 0.9 });
        AssertUnused("Centered", Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.AdaGrad) with { Centered = true });
        AssertUnused("MomentumDecay", Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.Adam) with { MomentumDecay = 0.1 });
        AssertUnused("HistorySize", Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.Adam) with { HistorySize = 5 });
        AssertUnused("Beta1", Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.LBFGS) with { Beta1 = 0.9 });
        AssertUnused("WeightDecay", Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.LBFGS) with { WeightDecay = 0.01 });
        AssertUnused("DecayBiases", Dense(2, 3), _loss, Optimizer(OptimizerAlgorithm.Adam) with { DecayBiases = true });
    }

    [Fact]
    public void An_optimiser_has_no_effect_without_a_loss()
    {
        Finding finding = FindingOf(Dense(2, 3), Optimizer(OptimizerAlgorithm.Adam));
        Assert.Equal("An optimiser has no effect without a loss", finding.Message);
        Assert.Equal((1, null), (finding.Item, finding.Argument));
    }

    [Fact]
    public void Regularisers_have_no_effect_without_a_loss()
    {
        foreach (DeclarationItem item in (DeclarationItem[])[L2(1e-4), new MaxNormItem(0, 3), new GradientClipItem(0, 1, null)])
            Assert.Equal((Rules.UnusedArgument, 1), (FindingOf(Dense(2, 3), item).Rule, FindingOf(Dense(2, 3), item).Item));
        AssertUnused("Delta", Dense(2, 3), Loss(LossFunction.MeanAbsoluteError) with { Delta = 0.1 });
        AssertUnused("LabelSmoothing", Dense(2, 3), Loss(LossFunction.MeanSquaredError) with { LabelSmoothing = 0.1 });
    }

    [Fact]
    public void Nothing_is_said_of_an_optimiser_while_the_loss_may_still_be_typed() =>
        Assert.Empty(FindingsOf(Dense(2, 3), Optimizer(OptimizerAlgorithm.Adam), Incomplete));

    [Fact]
    public void Figures_that_are_used_are_left_alone()
    {
        Assert.Empty(FindingsOf(
            Dense(2, 3) with { Init = Initializer.Uniform, InitMin = -1, InitMax = 1 },
            Activation(ActivationFunction.ELU) with { Alpha = 2 },
            Dense(3) with { Init = Initializer.TruncatedNormal, InitScale = 0.1 },
            _loss,
            Optimizer(OptimizerAlgorithm.Adam) with { Beta1 = 0.8, Beta2 = 0.9, Epsilon = 1e-7 }));
        foreach (OptimizerItem optimizer in new[]
            {
                Optimizer(OptimizerAlgorithm.RMSProp) with { Rho = 0.9, Centered = true, Momentum = 0.9, Epsilon = 1e-3 },
                Optimizer(OptimizerAlgorithm.Nadam) with { Beta1 = 0.8, Beta2 = 0.9, Epsilon = 1e-7, MomentumDecay = 0.1 },
                Optimizer(OptimizerAlgorithm.AdamW) with { DecayBiases = true },
                Optimizer(OptimizerAlgorithm.SGD) with { WeightDecay = 0.1, DecayBiases = true },
                Optimizer(OptimizerAlgorithm.Lion) with { Beta1 = 0.8, Beta2 = 0.9 },
                Optimizer(OptimizerAlgorithm.LBFGS) with { HistorySize = 1000 },
            })
        {
            Assert.Empty(FindingsOf(Dense(2, 3), _loss, optimizer));
        }
    }

    private static void AssertUnused(string argument, params DeclarationItem[] items)
    {
        GraphResult result = GraphBuilder.Build(Network(items));
        Finding finding = Assert.Single(result.Findings);
        Assert.Equal(Rules.UnusedArgument, finding.Rule);
        Assert.Equal(argument, finding.Argument);

        // A warning: the network is compiled all the same.
        Assert.NotNull(result.Graph);
    }
}
