using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class SizeChecksTests
{
    private static readonly LossItem _loss = Loss(LossFunction.MeanSquaredError);

    [Fact]
    public void Parameters_fit_one_buffer()
    {
        // Rows of 32,768 floats are 1024 · 128 bytes long, so that each takes one vector more: 32,784 · 65,504 < 2³¹ < 32,784 · 65,505.
        Assert.Empty(FindingsOf(Dense(65_504, 32_768) with { Bias = false }));
        Finding finding = FindingOf(Dense(65_505, 32_768) with { Bias = false });
        Assert.Equal(
            "The parameters up to this layer take 2,147,515,920 floats, but one buffer holds at most 2,147,483,647", finding.Message);
    }

    [Fact]
    public void The_layer_that_breaks_the_limit_is_named()
    {
        Assert.Equal(1, FindingOf(Dense(40_000, 40_000), Dense(40_000), Dense(40_000)).Item);
        Assert.Equal(0, FindingOf(Dense(int.MaxValue, int.MaxValue), Dense(int.MaxValue)).Item);
    }

    [Theory]
    [InlineData(OptimizerAlgorithm.SGD, true)]
    [InlineData(OptimizerAlgorithm.Momentum, true)]
    [InlineData(OptimizerAlgorithm.Adam, false)]
    public void The_states_of_the_optimiser_fit_one_buffer_too(OptimizerAlgorithm algorithm, bool fits)
    {
        DeclarationItem[] items = [Dense(40_000, 40_000), _loss, Optimizer(algorithm)];
        if (fits)
            Assert.Empty(FindingsOf(items));
        else
            Assert.Equal(["NG0016 2"], FindingsOf(items).Select(finding => $"{finding.Rule.Id} {finding.Item}"));
    }

    [Fact]
    public void A_sample_fits_an_int_and_the_largest_numbers_do_not_overflow()
    {
        ActivationItem relu = Activation(ActivationFunction.ReLU);
        Assert.Empty(FindingsOf(Input(2_000_000_000), relu));
        Assert.StartsWith(
            "One sample takes 4,294,967,296 floats", FindingOf(Input(65_536, 65_536), relu).Message, StringComparison.Ordinal);
        Assert.Equal(Rules.NetworkTooLarge, FindingOf(Input(int.MaxValue), relu).Rule);

        InputItem largest = Input([.. Enumerable.Repeat(int.MaxValue, 100)]);
        Assert.Equal(Rules.NetworkTooLarge, FindingOf(largest, relu).Rule);
        Assert.Equal([Rules.NetworkTooLarge, Rules.DenseNeedsFlatInput], FindingsOf(largest, Dense(3)).Select(finding => finding.Rule));
    }
}
