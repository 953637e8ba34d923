using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using static NetGen.Compiler.Declarations.ActivationFunction;
using static NetGen.Compiler.Declarations.LossFunction;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class OutputChecksTests
{
    [Fact]
    public void Softmax_is_the_last_layer()
    {
        Finding finding = FindingOf(Dense(4, 5), Activation(Softmax), Dense(3));
        Assert.Equal("Softmax has to be the last layer, but the layer 'Dense2' follows", finding.Message);
        Assert.Equal((1, 2), (finding.Item, finding.RelatedItem));
        Assert.Equal(
            "Softmax has to be the last layer, but ReLU follows", FindingOf(Dense(4, 5), Activation(Softmax), Activation(ReLU)).Message);
        Assert.Equal(
            "Softmax has to be the last layer, but dropout follows", FindingOf(Dense(4, 5), Activation(Softmax), Dropout(0.1)).Message);
        Assert.Equal("LogSoftmax has to be the last layer, but Tanh follows", FindingOf(Dense(4, 5), Activation(LogSoftmax), Activation(Tanh)).Message);
    }

    [Fact]
    public void Log_softmax_goes_with_the_cross_entropy_and_several_outputs()
    {
        Assert.Empty(FindingsOf(Dense(4, 5), Activation(LogSoftmax), Loss(SoftmaxCrossEntropy)));
        Assert.Empty(FindingsOf(Dense(4, 5), Activation(LogSoftmax)));
        Assert.Equal(
            "A log-softmax over a single output is 0 whatever the input; give the layer before it two, or use Sigmoid",
            FindingOf(Dense(4, 1), Activation(LogSoftmax)).Message);
    }

    [Theory]
    [InlineData(LogSoftmax, BinaryCrossEntropy, "BinaryCrossEntropy applies a sigmoid of its own, so that after log-softmax")]
    [InlineData(Softmax, BinaryCrossEntropy, "BinaryCrossEntropy applies a sigmoid of its own, so that after softmax")]
    [InlineData(Sigmoid, SoftmaxCrossEntropy, "SoftmaxCrossEntropy applies a softmax of its own, so that after sigmoid")]
    public void The_activation_of_another_loss_is_applied_on_top_of_the_losss_own(
        ActivationFunction function, LossFunction loss, string message)
    {
        Finding finding = FindingOf(Dense(4, 5), Activation(function), Loss(loss));
        Assert.Equal(message + " the outputs are squashed twice", finding.Message);
        Assert.Equal((1, 2), (finding.Item, finding.RelatedItem));
    }

    [Theory]
    [InlineData(Softmax, SoftmaxCrossEntropy)]
    [InlineData(Sigmoid, BinaryCrossEntropy)]
    public void Dropout_keeps_an_activation_from_being_fused(ActivationFunction function, LossFunction loss)
    {
        Finding finding = FindingOf(Dense(4, 5), Activation(function), Dropout(0.1), Loss(loss));
        Assert.Equal(Rules.ActivationAppliedTwice, finding.Rule);
        Assert.Contains("and dropout", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Softmax, SoftmaxCrossEntropy)]
    [InlineData(Sigmoid, BinaryCrossEntropy)]
    [InlineData(Sigmoid, MeanSquaredError)]
    [InlineData(Softmax, MeanSquaredError)]
    [InlineData(Tanh, MeanSquaredError)]
    [InlineData(ReLU, SoftmaxCrossEntropy)]
    public void Other_pairs_are_in_order(ActivationFunction function, LossFunction loss) =>
        Assert.Empty(FindingsOf(Dense(4, 5), Activation(function), Loss(loss)));

    [Fact]
    public void A_hidden_sigmoid_is_in_order() =>
        Assert.Empty(FindingsOf(Dense(4, 5), Activation(Sigmoid), Dense(5), Loss(SoftmaxCrossEntropy)));

    [Fact]
    public void A_softmax_over_one_output_is_reported_once_where_it_stands()
    {
        Assert.Equal(1, FindingOf(Dense(4, 1), Activation(Softmax), Loss(SoftmaxCrossEntropy)).Item);
        Finding finding = FindingOf(Dense(4, 1), Loss(SoftmaxCrossEntropy));
        Assert.Equal((1, Rules.SingleSoftmaxUnit), (finding.Item, finding.Rule));
        Assert.Empty(FindingsOf(Dense(4, 1), Activation(Sigmoid), Loss(BinaryCrossEntropy)));
    }

    [Fact]
    public void Nothing_is_said_of_an_output_that_is_not_written_to_the_end()
    {
        Assert.Empty(FindingsOf(Dense(4, 5), Activation(Sigmoid), Incomplete, Loss(SoftmaxCrossEntropy)));
        Assert.Empty(FindingsOf(Dense(4, 1), Incomplete, Loss(SoftmaxCrossEntropy)));
    }
}
