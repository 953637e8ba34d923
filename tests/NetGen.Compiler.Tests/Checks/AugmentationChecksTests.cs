using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using static NetGen.Compiler.Declarations.AugmentationMethod;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class AugmentationChecksTests
{
    private static readonly DeclarationItem[] _image = [Input(28, 28), new FlattenItem(0), Dense(10), Loss(LossFunction.SoftmaxCrossEntropy)];

    [Fact]
    public void Pictures_are_changed_where_the_input_is_one()
    {
        Assert.Empty(FindingsOf([Change(Rotate, 15), Change(Cutout, 5), .. _image]));
        Finding finding = FindingOf(Change(Rotate, 15), Dense(784, 10), Loss(LossFunction.SoftmaxCrossEntropy));
        Assert.Equal((Rules.NoImageToAugment, 0), (finding.Rule, finding.Item));
        Assert.EndsWith("but the inputs have the shape 784", finding.Message, StringComparison.Ordinal);
        Assert.Equal(Rules.NoImageToAugment, FindingOf([Change(ColorJitter, 10), .. _image]).Rule);
    }

    [Fact]
    public void Noise_and_mixing_need_no_picture() =>
        Assert.Empty(FindingsOf(Change(GaussianNoise, 0.1), Change(MixUp, 0.2), Dense(784, 10), Loss(LossFunction.SoftmaxCrossEntropy)));

    [Fact]
    public void Hinge_takes_no_mixed_targets() =>
        Assert.Equal(Rules.LossCannotMix, FindingOf(Change(MixUp, 0.2), Dense(4, 1), Loss(LossFunction.Hinge)).Rule);

    [Fact]
    public void Each_change_is_stated_once() =>
        Assert.Equal(Rules.ConflictingArguments, FindingOf([Change(Rotate, 15), Change(Rotate, 5), .. _image]).Rule);

    [Fact]
    public void Without_a_loss_nothing_is_trained() => Assert.Equal(Rules.UnusedArgument, FindingOf(Change(Rotate, 15), Input(28, 28), new FlattenItem(0), Dense(10)).Rule);

    [Theory]
    [InlineData(Scale, 0, 1)]
    [InlineData(Stretch, 1.1, 0.9)]
    [InlineData(Shear, 90)]
    [InlineData(Rotate, 0)]
    [InlineData(Rotate, 181)]
    [InlineData(Translate, -1)]
    [InlineData(Elastic, 1, 1)]
    [InlineData(Blur, 0)]
    [InlineData(Sharpen, double.NaN)]
    [InlineData(GaussianNoise, double.PositiveInfinity)]
    [InlineData(Cutout, 0)]
    [InlineData(MixUp, 0)]
    public void Figures_are_in_range(AugmentationMethod method, double first, double second = 0) =>
        Assert.Equal(Rules.ArgumentOutOfRange, FindingOf([new AugmentationItem(0, method, first, second), .. _image]).Rule);

    private static AugmentationItem Change(AugmentationMethod method, double first) => new(0, method, first);
}
