using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class ShapeChecksTests
{
    [Fact]
    public void A_stated_input_size_must_be_what_arrives()
    {
        Finding finding = FindingOf(Dense(784, 200), Activation(ActivationFunction.ReLU), Dense(100, 10));
        Assert.Equal("100 inputs are declared, but 200 arrive from the layer 'Dense1'", finding.Message);
        Assert.Equal((2, "inputs", 0, "200"), (finding.Item, finding.Argument, finding.RelatedItem, finding.Suggestion));
    }

    [Fact]
    public void A_stated_input_size_must_be_the_size_of_the_input()
    {
        Finding finding = FindingOf(Input(64), Dropout(0.1), Dense(784, 10));
        Assert.Equal("784 inputs are declared, but 64 arrive from the network's input", finding.Message);
        Assert.Equal(0, finding.RelatedItem);
    }

    [Fact]
    public void One_mismatch_gives_one_finding() =>
        Assert.Equal([1], FindingsOf(Dense(4, 5), Dense(6, 7), Dense(7, 8)).Select(finding => finding.Item));

    [Fact]
    public void Sizes_that_agree_are_in_order() => Assert.Empty(FindingsOf(Input(4), Dense(4, 5), Dense(5, 7), Dense(7, 8)));

    [Fact]
    public void The_size_of_the_input_must_be_stated_somewhere()
    {
        Assert.Equal(
            "The size of the network's input is unknown: state it as [Dense(inputs, 10)] or as [Input(size)]", FindingOf(
                Dense(10), Dense(20)).Message);
        Assert.Equal(
            "The size of the network's input is unknown: state it as [Input(size)]", FindingOf(
                Activation(ActivationFunction.ReLU)).Message);
    }

    [Fact]
    public void What_stands_before_the_first_dense_layer_keeps_its_input_size() =>
        Assert.Equal(784, Graph(Dropout(0.2), Activation(ActivationFunction.Tanh), Dense(784, 10)).Input.Shape.Size);

    [Fact]
    public void Dense_reads_rows_and_says_how_long_a_flat_one_would_be()
    {
        Finding finding = FindingOf(Input(1, 28, 28), Activation(ActivationFunction.ReLU), Dense(10), Dense(10, 5));
        Assert.Equal("Dense reads a sample as one row of values, but the shape 1×28×28 arrives; flat it is 784", finding.Message);
        Assert.Equal((2, 0, "784"), (finding.Item, finding.RelatedItem, finding.Suggestion));
    }

    [Fact]
    public void Behind_an_attribute_that_is_not_understood_no_shape_is_guessed()
    {
        Assert.Empty(FindingsOf(Incomplete, Dense(10)));
        Assert.Empty(FindingsOf(Dense(4, 5), Incomplete, Dense(6, 7)));
        Assert.Empty(FindingsOf(Incomplete, Activation(ActivationFunction.ReLU)));
    }

    [Fact]
    public void Behind_a_size_that_is_out_of_range_no_shape_is_guessed()
    {
        Assert.Equal(Rules.ArgumentOutOfRange, FindingOf(Dense(4, 0), Dense(6, 7)).Rule);
        Assert.Equal(Rules.ArgumentOutOfRange, FindingOf(Input(-4), Dense(6, 7)).Rule);
    }
}
