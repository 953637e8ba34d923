using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Graphs;
using static NetGen.Compiler.Declarations.ActivationFunction;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class PerceptronChecksTests
{
    private const string Rule = "PerceptronRule trains one Dense layer with Step behind it, by MeanAbsoluteError, which is the share of wrong units; ";

    private static readonly LossItem _loss = Loss(LossFunction.MeanAbsoluteError);
    private static readonly OptimizerItem _optimizer = Optimizer(OptimizerAlgorithm.PerceptronRule);

    [Fact]
    public void A_perceptron_is_neither_refused_nor_judged()
    {
        DeclarationItem[] items = [Dense(4, 3), Activation(Step), _loss, _optimizer];
        Assert.Equal(1, Graph(items).Optimizer.LearningRate);
        Assert.Empty(Judgement.Of(Network(items), Graph(items)));
        Assert.Empty(FindingsOf(Input(2, 2), new FlattenItem(0), Dense(3), Activation(Step), _loss, _optimizer));
        Assert.Empty(FindingsOf(
            Input(4), new ScalingItem(0, PreprocessingMethod.Standardize, 0, 0), Dense(3), Activation(Step), _loss, _optimizer with { LearningRate = 0.1 }));
    }

    [Fact]
    public void Anything_else_is_refused()
    {
        Refuses("Tanh follows Dense1", Dense(4, 3), Activation(Tanh), _loss);
        Refuses("no Step follows Dense1", Dense(4, 3), _loss);
        Refuses("Dense2 follows Step", Dense(4, 3), Activation(Step), Dense(2), Activation(Step), _loss);
        Refuses("Dense2 follows Dense1", Dense(4, 3), Dense(2), Activation(Step), _loss);
        Refuses("this network begins with dropout", Input(4), Dropout(0.1), Dense(2), Activation(Step), _loss);
        Refuses("StraightThrough gives Step a derivative for other rules", Dense(4, 3), Activation(Step) with { StraightThrough = true }, _loss);
        Refuses("the loss of this network is MeanSquaredError", Dense(4, 3), Activation(Step), Loss(LossFunction.MeanSquaredError));
    }

    private static void Refuses(string objection, params DeclarationItem[] items)
    {
        Finding finding = FindingOf([.. items, _optimizer]);
        Assert.Equal((Rules.NoPerceptron, Rule + objection, items.Length), (finding.Rule, finding.Message, finding.Item));
        Assert.Equal("algorithm", finding.Argument);
    }
}
