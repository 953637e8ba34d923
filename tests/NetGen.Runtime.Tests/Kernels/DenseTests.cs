using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public class DenseTests
{
    private static readonly int[] Rows = [1, 2, 3, 7, 8, 9, 17, 64, 250];
    private static readonly int[] Inputs = [1, 3, 16, 17, 33, 257];
    private static readonly int[] Outputs = [1, 3, 15, 16, 17, 33, 49, 129, 200, 257];

    private static IEnumerable<(int Rows, int Inputs, int Outputs)> Shapes =>
        from rows in Rows from inputs in Inputs from outputs in Outputs select (rows, inputs, outputs);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Forward_is_the_affine_map(EngineKind engine)
    {
        foreach ((int rows, int inputs, int outputs) in Shapes)
        {
            TestMatrix x = TestMatrix.Unpadded(rows, inputs).Randomize(1);
            TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(2);
            TestMatrix bias = TestMatrix.Padded(1, outputs).Randomize(3);
            TestMatrix y = TestMatrix.Padded(rows, outputs).Randomize(4);

            Dense.Forward(engine, rows, inputs, outputs, x.Span, x.Stride, weights.Span, bias.Span, y.Span, y.Stride, default(Identity));

            double[,] truth = Reference.Affine(x, weights, bias);
            y.AssertClose(truth, $"y of {rows}x{inputs}x{outputs}", floor: 1);
            y.AssertNothingOutsideWasWritten();
            y.AssertIsFinite();

            Dense.Forward(engine, rows, inputs, outputs, x.Span, x.Stride, weights.Span, default, y.Span, y.Stride, default(ReLU));

            truth = Reference.Map(Reference.Multiply(Reference.ToDouble(x), Reference.ToDouble(weights)), v => Math.Max(v, 0));
            y.AssertClose(truth, $"ReLU without bias of {rows}x{inputs}x{outputs}", floor: 1);
        }
    }

    /// <remarks>Bit by bit: how a sample is shared out must not be seen in what comes out.</remarks>
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Columns_of_a_single_sample_are_those_of_the_whole_layer(EngineKind engine)
    {
        foreach ((int inputs, int outputs) in ((int, int)[])[(33, 257), (520, 300), (1000, 1000)])
        {
            TestMatrix x = TestMatrix.Unpadded(1, inputs).Randomize(1);
            TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(2);
            TestMatrix bias = TestMatrix.Padded(1, outputs).Randomize(3);
            TestMatrix whole = TestMatrix.Padded(1, outputs).Randomize(4);
            TestMatrix y = TestMatrix.Padded(1, outputs).Randomize(5);

            Dense.Forward(engine, 1, inputs, outputs, x.Span, x.Stride, weights.Span, bias.Span, whole.Span, whole.Stride, default(Tanh));
            for (int first = 0; first < outputs;)
            {
                int columns = outputs - first < 2 * 80 ? outputs - first : 80;
                Dense.ForwardColumns(
                    engine, first, columns, inputs, outputs, x.Span, weights.Span, bias.Span, y.Span, y.Stride, default(Tanh));
                first += columns;
            }

            Assert.Equal(whole.Span[..outputs].ToArray(), y.Span[..outputs].ToArray());
            y.AssertNothingOutsideWasWritten();
        }
    }

    [Fact]
    public void Columns_begin_with_a_vector_and_end_within_the_layer()
    {
        float[] x = new float[4], weights = new float[4 * 160], y = new float[160];
        Assert.Throws<ArgumentException>(() => Dense.ForwardColumns(8, 100, 4, 150, x, weights, default, y, 160, default(Identity)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dense.ForwardColumns(64, 100, 4, 150, x, weights, default, y, 160, default(Identity)));
        Assert.Throws<ArgumentException>(() => Dense.ForwardColumns(16, 100, 5, 150, x, weights, default, y, 160, default(Identity)));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Forward_applies_every_activation(EngineKind engine)
    {
        Check(default(Identity), 0);
        Check(default(Sigmoid), 0);
        Check(default(Tanh), 0);
        Check(default(ReLU), 0);
        Check(new LeakyReLU(0.2f), 0.2f);
        Check(new ELU(1.5f), 1.5f);

        void Check<TActivation>(TActivation activation, double alpha)
            where TActivation : struct, IActivation
        {
            (int rows, int inputs, int outputs) = (13, 19, 45);
            TestMatrix x = TestMatrix.Unpadded(rows, inputs).Randomize(1);
            TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(2);
            TestMatrix y = TestMatrix.Padded(rows, outputs);

            Dense.Forward(engine, rows, inputs, outputs, x.Span, x.Stride, weights.Span, default, y.Span, y.Stride, activation);

            double[,] z = Reference.Multiply(Reference.ToDouble(x), Reference.ToDouble(weights));
            y.AssertClose(Reference.Map(z, Reference.Activation(activation, alpha).Function), typeof(TActivation).Name, floor: 1);
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Padding_of_the_activations_is_never_read(EngineKind engine)
    {
        (int rows, int inputs, int outputs) = (5, 19, 21);
        TestMatrix x = TestMatrix.Padded(rows, inputs).Randomize(1, padding: float.NaN);
        TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(2);
        TestMatrix dy = TestMatrix.Padded(rows, outputs).Randomize(3);
        TestMatrix y = TestMatrix.Padded(rows, outputs);
        TestMatrix dWeights = TestMatrix.Padded(inputs, outputs);

        Dense.Forward(engine, rows, inputs, outputs, x.Span, x.Stride, weights.Span, default, y.Span, y.Stride, default(Identity));
        Dense.WeightGradient(engine, rows, inputs, outputs, x.Span, x.Stride, dy.Span, dy.Stride, dWeights.Span);

        y.AssertClose(Reference.Multiply(Reference.ToDouble(x), Reference.ToDouble(weights)), "y", floor: 1);
        dWeights.AssertClose(Reference.Multiply(Reference.Transpose(Reference.ToDouble(x)), Reference.ToDouble(dy)), "dW", floor: 1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void InputGradient_is_the_product_with_the_transposed_weights(EngineKind engine)
    {
        foreach ((int rows, int inputs, int outputs) in Shapes)
        {
            TestMatrix dy = TestMatrix.Padded(rows, outputs).Randomize(1);
            TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(2);
            TestMatrix dx = TestMatrix.Padded(rows, inputs);
            TestMatrix scratch = TestMatrix.Unpadded(1, (int)Dense.InputGradientScratch(rows, inputs, outputs));

            Dense.InputGradient(engine, rows, inputs, outputs, dy.Span, weights.Span, dy.Stride, dx.Span, dx.Stride, scratch.Span);

            double[,] truth = Reference.Multiply(Reference.ToDouble(dy), Reference.Transpose(Reference.ToDouble(weights)));
            dx.AssertClose(truth, $"dx of {rows}x{inputs}x{outputs}", floor: 1);
            dx.AssertPaddingIsZero();
            dx.AssertNothingOutsideWasWritten();
            scratch.AssertNothingOutsideWasWritten();
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void WeightGradient_is_the_product_of_the_transposed_inputs_with_the_gradient(EngineKind engine)
    {
        foreach ((int rows, int inputs, int outputs) in Shapes)
        {
            TestMatrix x = TestMatrix.Unpadded(rows, inputs).Randomize(1);
            TestMatrix dy = TestMatrix.Padded(rows, outputs).Randomize(2);
            TestMatrix dWeights = TestMatrix.Padded(inputs, outputs).Randomize(3);
            TestMatrix dBias = TestMatrix.Padded(1, outputs);

            Dense.WeightGradient(engine, rows, inputs, outputs, x.Span, x.Stride, dy.Span, dy.Stride, dWeights.Span);
            Dense.BiasGradient(engine, rows, outputs, dy.Span, dy.Stride, dBias.Span);

            double[,] truth = Reference.Multiply(Reference.Transpose(Reference.ToDouble(x)), Reference.ToDouble(dy));
            dWeights.AssertClose(truth, $"dW of {rows}x{inputs}x{outputs}", floor: 1);
            dWeights.AssertPaddingIsZero();
            dWeights.AssertNothingOutsideWasWritten();

            var ones = new double[1, rows];
            for (int row = 0; row < rows; row++)
                ones[0, row] = 1;
            dBias.AssertClose(Reference.Multiply(ones, Reference.ToDouble(dy)), $"db of {rows}x{outputs}", floor: 1);
            dBias.AssertNothingOutsideWasWritten();
        }
    }

    [Fact]
    public void Scratch_grows_with_the_rows_up_to_those_that_are_transposed_at_once()
    {
        Assert.Equal(30L * 16, Dense.InputGradientScratch(1, 20, 10));
        Assert.Equal((64 + 200) * 64L, Dense.InputGradientScratch(64, 784, 200));
        Assert.Equal(30L * 240, Dense.InputGradientScratch(8192, 20, 10));
    }
}
