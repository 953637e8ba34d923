using NetGen.Compiler.Declarations;
using NetGen.Compiler.Support;
using static NetGen.Generator.Tests.Parsing.Parsed;

namespace NetGen.Generator.Tests.Parsing;

public sealed class AttributeTests
{
    [Fact]
    public void Every_argument_of_Dense_is_read()
    {
        DenseItem expected = new(0, 784, 200)
        {
            Bias = false,
            Name = "Hidden",
            Init = Compiler.Declarations.Initializer.Uniform,
            InitScale = 1,
            InitMin = -0.5,
            InitMax = 0.5,
            InitValue = 2,
        };
        Assert.Equal(
            expected,
            Item("""
                [Dense(
                    784, 200, Bias = false, Name = "Hidden", Init = Uniform, InitScale = 1, InitMin = -0.5, InitMax = 0.5, InitValue = 2)]
                """));
    }

    [Fact]
    public void What_is_not_written_is_null()
    {
        Assert.Equal(new DenseItem(0, null, 10), Item("[Dense(10)]"));
        Assert.Equal(new ActivationItem(0, Compiler.Declarations.ActivationFunction.ReLU), Item("[Activation(ReLU)]"));
        Assert.Equal(new OptimizerItem(0, Compiler.Declarations.OptimizerAlgorithm.Adam), Item("[Optimizer(Adam)]"));
        Assert.Equal(new PenaltyItem(0, "L1", 0.1, null), Item("[L1(0.1)]"));
        Assert.Equal(new PenaltyItem(0, "L2", null, 0.1), Item("[L2(0.1)]"));
        Assert.Equal(new PenaltyItem(0, "ElasticNet", 0.1, 0.2) { Biases = true }, Item("[ElasticNet(0.1, 0.2, Biases = true)]"));
        Assert.Equal(new MaxNormItem(0, 3), Item("[MaxNorm(3)]"));
        Assert.Equal(new GradientClipItem(0, 1, null), Item("[GradientClip(Norm = 1)]"));
        Assert.Equal(
            new LossItem(0, Compiler.Declarations.LossFunction.SoftmaxCrossEntropy) { LabelSmoothing = 0.1 },
            Item("[Loss(SoftmaxCrossEntropy, LabelSmoothing = 0.1)]"));
        Assert.Equal(
            new OptimizerItem(0, Compiler.Declarations.OptimizerAlgorithm.RMSProp)
            {
                Rho = 0.9, Centered = true, MomentumDecay = 0.1, HistorySize = 7, WeightDecay = 0.2, DecayBiases = true,
            },
            Item("[Optimizer(RMSProp, Rho = 0.9, Centered = true, MomentumDecay = 0.1, HistorySize = 7, WeightDecay = 0.2, DecayBiases = true)]"));
        Assert.Equal(new DropoutItem(0, null, null), Item("[Dropout]"));
    }

    [Fact]
    public void The_other_attributes_are_read()
    {
        Assert.Equal(new InputItem(0, new EquatableArray<int>([1, 28, 28])), Item("[Input(1, 28, 28)]"));
        Assert.Equal(new InputItem(0, new EquatableArray<int>([784])) { Scale = 0.1 }, Item("[Input(784, Scale = 0.1)]"));
        Assert.Equal(
            new ActivationItem(0, Compiler.Declarations.ActivationFunction.LeakyReLU) { Alpha = 0.2 },
            Item("[Activation(LeakyReLU, Alpha = 0.2)]"));
        Assert.Equal(
            new ScheduleItem(0, Compiler.Declarations.ScheduleForm.Cosine) { Warmup = 500, Steps = 9000, End = 0.01 },
            Item("[Schedule(Cosine, Warmup = 500, Steps = 9000, End = 0.01)]"));
        Assert.Equal(
            new ScheduleItem(0, Compiler.Declarations.ScheduleForm.OneCycle)
            {
                Every = 1, Gamma = 0.2, Decay = 0.3, Period = 4, Growth = 5, Rise = 0.6, Divisor = 7, FinalDivisor = 8,
            },
            Item("[Schedule(OneCycle, Every = 1, Gamma = 0.2, Decay = 0.3, Period = 4, Growth = 5, Rise = 0.6, Divisor = 7, FinalDivisor = 8)]"));
        Assert.Equal(new DropoutItem(0, 0.5, null), Item("[Dropout(0.5)]"));
        Assert.Equal(new DropoutItem(0, null, 0.8), Item("[Dropout(Keep = 0.8)]"));
        Assert.Equal(new LossItem(0, Compiler.Declarations.LossFunction.BinaryCrossEntropy), Item("[Loss(BinaryCrossEntropy)]"));
        Assert.Equal(
            new OptimizerItem(0, Compiler.Declarations.OptimizerAlgorithm.Adam)
            {
                LearningRate = 0.1, Momentum = 0.2, Beta1 = 0.3, Beta2 = 0.4, Epsilon = 0.5,
            },
            Item("[Optimizer(Adam, LearningRate = 0.1, Momentum = 0.2, Beta1 = 0.3, Beta2 = 0.4, Epsilon = 0.5)]"));
    }

    [Theory]
    [InlineData("[Dense(units: 3, inputs: 4)]")]
    [InlineData("[NetGen.DenseAttribute(4, 3)]")]
    [InlineData("[type: Dense(2 + 2, 'a' - 94)]")]
    [InlineData("[Dense(Sizes.Inputs, Sizes.Units)]")]
    [InlineData("[D(4, 3)]")]
    public void It_counts_what_is_said_and_not_how(string attribute) => Assert.Equal(
        new DenseItem(0, 4, 3),
        Assert.Single(From("using D = NetGen.DenseAttribute; static class Sizes { public const int Inputs = 4, Units = 3; } "
            + $"[Network] {attribute} partial class Net;").Items));

    [Theory]
    [InlineData("[Input(2, 3)]")]
    [InlineData("[Input(new int[] { 2, 3 })]")]
    [InlineData("[Input(new[] { 2, 3 })]")]
    [InlineData("[Input(shape: new[] { 2, 3 })]")]
    public void A_shape_may_be_an_array(string attribute) =>
        Assert.Equal(new InputItem(0, new EquatableArray<int>([2, 3])), Item(attribute));

    [Theory]
    [InlineData("[Input(null)]")]
    [InlineData("[Input]")]
    public void A_shape_may_be_empty(string attribute) => Assert.Equal(new InputItem(0, default), Item(attribute));

    [Fact]
    public void A_whole_number_serves_as_a_fraction_and_a_foreign_number_as_a_word()
    {
        Assert.Equal(new DropoutItem(0, 0, null), Item("[Dropout(0)]"));
        Assert.Equal(new ActivationItem(0, (Compiler.Declarations.ActivationFunction)99), Item("[Activation((ActivationFunction)99)]"));
    }

    [Theory]
    [InlineData("[Dense]")]
    [InlineData("[Dense()]")]
    [InlineData("[Dense(\"3\")]")]
    [InlineData("[Dense(3.5)]")]
    [InlineData("[Dense(1, 2, 3)]")]
    [InlineData("[Dense(Unknown)]")]
    [InlineData("[Dense(3, )]")]
    [InlineData("[Dense(3, Foo = 1)]")]
    [InlineData("[Dense(3, Name = 1)]")]
    [InlineData("[Dense(3, Name = Unknown)]")]
    [InlineData("[Dense(3, Name = \"a\", Name = \"b\")]")]
    [InlineData("[Dense(3, Inputs = 4)]")]
    [InlineData("[Dense(2147483648)]")]
    [InlineData("[Dense(units: 3, 4)]")]
    [InlineData("[Dense(new System.Random().Next())]")]
    [InlineData("[Input(1, \"2\")]")]
    [InlineData("[Input(1, Unknown)]")]
    [InlineData("[Activation]")]
    [InlineData("[Activation(He)]")]
    [InlineData("[Activation(99)]")]
    [InlineData("[Loss(null)]")]
    [InlineData("[Dropout(\"half\")]")]
    [InlineData("[Optimizer(Adam, LearningRate = \"fast\")]")]
    [InlineData("[Dens(3)]")]
    [InlineData("[Keras.Dense(3)]")]
    public void What_C_sharp_objects_to_is_incomplete(string attribute) => Assert.Equal(new IncompleteItem(0), Item(attribute));

    [Fact]
    public void Attributes_of_others_are_no_items_and_namesakes_neither()
    {
        Assert.Empty(Items("[System.Obsolete] [System.Serializable]"));
        Assert.Empty(From(
            "[NetGen.Network] [Other.Dense(3)] partial class Net; "
            + "namespace Other { class DenseAttribute : System.Attribute { public DenseAttribute(int n) { } } }").Items);
    }

    [Fact]
    public void The_order_is_that_of_the_source()
    {
        Assert.Equal(
            ["InputItem", "DenseItem", "IncompleteItem", "ActivationItem", "DenseItem", "LossItem"],
            Items("[Input(3), Dense(4)] [Unknown] [Activation(ReLU)] [Dense(5), Loss(MeanSquaredError)]")
                .Select(item => item.GetType().Name));
        Assert.Equal([0, 1, 2], Items("[Dense(1)] [Dense(2)] [Dense(3)]").Select(item => item.Index));
    }

    [Fact]
    public void The_order_holds_across_files_and_each_item_knows_its_part()
    {
        NetworkDeclaration declaration = From(
            "[Dense(3)] [Dense(4)] partial class Net;", "class Other;", "[Dense(5)] [Network] partial class Net;");
        Assert.Equal([3, 4, 5], declaration.Items.Cast<DenseItem>().Select(dense => dense.Units));
        Assert.Equal([0, 0, 1], declaration.Items.Select(item => item.Part));
    }
}
