using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Lowering;

public sealed class StraightLineTests
{
    [Fact]
    public void The_smallest_networks_predict_and_train_in_a_straight_line()
    {
        LoweredNetwork xor = Lowered(
            Dense(2, 5), Activation(ActivationFunction.Sigmoid), Dense(4), Activation(ActivationFunction.Sigmoid), Dense(1),
            Activation(ActivationFunction.Sigmoid), Loss(LossFunction.BinaryCrossEntropy));
        Assert.True(StraightLine.Predicts(xor));
        Assert.True(StraightLine.Trains(xor.Training!));
        Assert.Equal(8, StraightLine.LanesOf(xor));
        Assert.Equal(16 * (2 + 2 * (5 + 4 + 1)), xor.Training!.ColumnFloats);

        LoweredNetwork border = Lowered(Dense(64, 32), Activation(ActivationFunction.ReLU), Dense(10), Loss(LossFunction.SoftmaxCrossEntropy));
        Assert.True(StraightLine.Predicts(border));
        Assert.True(StraightLine.PredictsInPairs(border));
        Assert.False(StraightLine.Trains(border.Training!));
        Assert.Equal(16, StraightLine.LanesOf(border));
        Assert.Equal(0, border.Training!.ColumnFloats);
    }

    [Fact]
    public void Wide_and_deep_networks_do_not_predict_in_a_straight_line()
    {
        Assert.False(StraightLine.Predicts(Lowered(Dense(64, 64), Activation(ActivationFunction.ReLU), Dense(10))));
        Assert.False(StraightLine.Predicts(Lowered(Dense(784, 200), Activation(ActivationFunction.ReLU), Dense(10))));
        DeclarationItem[] layer = [Dense(4), Activation(ActivationFunction.Sigmoid)];
        Assert.True(StraightLine.Predicts(Lowered([Input(4), .. layer, .. layer, .. layer, .. layer])));
        Assert.False(StraightLine.Predicts(Lowered([Input(4), .. layer, .. layer, .. layer, .. layer, .. layer])));
    }

    [Fact]
    public void What_has_no_straight_form_takes_the_ordinary_way()
    {
        Assert.False(StraightLine.Predicts(Lowered(Input(4), Activation(ActivationFunction.Tanh), Dense(4))));
        Assert.False(StraightLine.Predicts(Lowered(Dense(4, 20), Activation(ActivationFunction.Softmax))));
        Assert.False(StraightLine.Trains(Lowered(
            Dense(4, 4), Dropout(0.5), Dense(2), Loss(LossFunction.MeanSquaredError)).Training!));
        Assert.False(StraightLine.Trains(Lowered(
            Dense(4, 4), Activation(ActivationFunction.Softmax), Loss(LossFunction.MeanSquaredError)).Training!));
    }

    [Fact]
    public void Old_versions_of_the_language_take_the_ordinary_way_to_predict()
    {
        HostDeclaration host = Host with { Traits = HostTraits.WithoutStaticAbstractMembers };
        Assert.False(StraightLine.Predicts(LoweredNetwork.Of(host, Graph(Dense(2, 2)))));
    }

    private static LoweredNetwork Lowered(params DeclarationItem[] items) => LoweredNetwork.Of(Host, Graph(items));
}
