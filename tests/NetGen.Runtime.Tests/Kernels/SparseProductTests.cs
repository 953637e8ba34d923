using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>
/// Products with factors that are mostly 0, which are left out from some size on. The sums keep their order, so what comes out has the bits
/// of the whole product; that one is reached here by giving it few rows at a time.
/// </summary>
public class SparseProductTests
{
    private const int FewRows = 8;

    // One slice of the depth and many, one panel and many, whole vectors and rests, more rows than a block; the last ones more than the cache.
    private static readonly (int Rows, int Inputs, int Outputs)[] Shapes =
        [(16, 64, 64), (33, 100, 130), (64, 784, 200), (150, 129, 257), (70, 80, 64), (200, 16, 65), (40, 656, 656)];

    private static readonly double[] Shares = [0, 0.1, 0.45];

    private static IEnumerable<(int Rows, int Inputs, int Outputs, double Share)> Cases =>
        from shape in Shapes from share in Shares select (shape.Rows, shape.Inputs, shape.Outputs, share);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Forward_leaves_out_the_zeros_of_the_inputs(EngineKind engine)
    {
        foreach ((int rows, int inputs, int outputs, double share) in Cases)
        {
            TestMatrix x = TestMatrix.Unpadded(rows, inputs).Randomize(1).Thin(2, share);
            TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(3);
            TestMatrix bias = TestMatrix.Padded(1, outputs).Randomize(4);
            TestMatrix y = TestMatrix.Padded(rows, outputs), parts = TestMatrix.Padded(rows, outputs);

            Dense.Forward(engine, rows, inputs, outputs, x.Span, x.Stride, weights.Span, bias.Span, y.Span, y.Stride, default(Identity));
            foreach ((int first, int count) in Parts(rows))
            {
                Dense.Forward(
                    engine, count, inputs, outputs, x.From(first), x.Stride, weights.Span, bias.Span, parts.From(first), parts.Stride,
                    default(Identity));
            }

            double[,] truth = Reference.Affine(x, weights, bias);
            y.AssertClose(truth, $"y of {rows}x{inputs}x{outputs}", floor: 1);
            y.AssertSameBits(parts, $"y of {rows}x{inputs}x{outputs}");
            y.AssertNothingOutsideWasWritten();
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void InputGradient_leaves_out_the_zeros_of_the_gradient(EngineKind engine)
    {
        foreach ((int rows, int inputs, int outputs, double share) in Cases)
        {
            TestMatrix dy = TestMatrix.Padded(rows, outputs).Randomize(1).Thin(2, share);
            TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(3);
            TestMatrix dx = TestMatrix.Padded(rows, inputs), parts = TestMatrix.Padded(rows, inputs);
            TestMatrix scratch = TestMatrix.Unpadded(1, (int)Dense.InputGradientScratch(rows, inputs, outputs));

            Dense.InputGradient(engine, rows, inputs, outputs, dy.Span, weights.Span, dy.Stride, dx.Span, dx.Stride, scratch.Span);
            foreach ((int first, int count) in Parts(rows))
            {
                Dense.InputGradient(
                    engine, count, inputs, outputs, dy.From(first), weights.Span, dy.Stride, parts.From(first), parts.Stride, scratch.Span);
            }

            double[,] truth = Reference.Multiply(Reference.ToDouble(dy), Reference.Transpose(Reference.ToDouble(weights)));
            dx.AssertClose(truth, $"dx of {rows}x{inputs}x{outputs}", floor: 1);
            dx.AssertSameBits(parts, $"dx of {rows}x{inputs}x{outputs}");
            dx.AssertPaddingIsZero();
            dx.AssertNothingOutsideWasWritten();
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void WeightGradient_leaves_out_the_zeros_of_the_inputs(EngineKind engine)
    {
        foreach ((int rows, int inputs, int outputs, double share) in Cases)
        {
            TestMatrix x = TestMatrix.Unpadded(rows, inputs).Randomize(1).Thin(2, share);
            TestMatrix dy = TestMatrix.Padded(rows, outputs).Randomize(3);
            TestMatrix dWeights = TestMatrix.Padded(inputs, outputs).Randomize(4), parts = TestMatrix.Padded(inputs, outputs).Randomize(5);

            Dense.WeightGradient(engine, rows, inputs, outputs, x.Span, x.Stride, dy.Span, dy.Stride, dWeights.Span);
            foreach ((int first, int count) in Parts(inputs))
            {
                Dense.WeightGradient(
                    engine, rows, count, outputs, x.Span[first..], x.Stride, dy.Span, dy.Stride, parts.From(first));
            }

            double[,] truth = Reference.Multiply(Reference.Transpose(Reference.ToDouble(x)), Reference.ToDouble(dy));
            dWeights.AssertClose(truth, $"dW of {rows}x{inputs}x{outputs}", floor: 1);
            dWeights.AssertSameBits(parts, $"dW of {rows}x{inputs}x{outputs}");
            dWeights.AssertPaddingIsZero();
            dWeights.AssertNothingOutsideWasWritten();
        }
    }

    /// <remarks>With η = 1 and W = 0 the step of gradient descent is -dW.</remarks>
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void UpdateWeights_leaves_out_the_zeros_of_the_inputs_or_those_of_the_gradient(EngineKind engine)
    {
        foreach ((int rows, int inputs, int outputs, double share) in Cases)
        {
            foreach ((double ofX, double ofDy) in ((double, double)[])[(share, 1), (1, share), (share, share)])
            {
                TestMatrix x = TestMatrix.Unpadded(rows, inputs).Randomize(1).Thin(2, ofX);
                TestMatrix dy = TestMatrix.Padded(rows, outputs).Randomize(3).Thin(4, ofDy);
                TestMatrix weights = TestMatrix.Padded(inputs, outputs), parts = TestMatrix.Padded(inputs, outputs);
                weights.Span.Clear();
                parts.Span.Clear();

                Dense.UpdateWeights(
                    engine, rows, inputs, outputs, x.Span, x.Stride, dy.Span, dy.Stride, new Sgd(1), weights.Span, default, 0);
                foreach ((int first, int count) in Parts(inputs))
                {
                    Dense.UpdateWeights(
                        engine, rows, count, outputs, x.Span[first..], x.Stride, dy.Span, dy.Stride, new Sgd(1), parts.From(first), default, 0);
                }

                double[,] truth = Reference.Multiply(Reference.Transpose(Reference.ToDouble(x)), Reference.ToDouble(dy));
                string name = $"W of {rows}x{inputs}x{outputs} with {ofX} of x and {ofDy} of dy";
                weights.AssertClose(Reference.Map(truth, v => -v), name, floor: 1);
                weights.AssertSameBits(parts, name);
                weights.AssertPaddingIsZero();
                weights.AssertNothingOutsideWasWritten();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_single_row_reads_the_weights_of_inputs_that_are_not_0(EngineKind engine)
    {
        foreach ((int inputs, int outputs) in ((int, int)[])[(3, 100), (784, 200), (2500, 131)])
        {
            foreach (double share in Shares)
            {
                TestMatrix x = TestMatrix.Unpadded(1, inputs).Randomize(1).Thin(2, share);
                TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(3);
                TestMatrix y = TestMatrix.Padded(1, outputs);
                for (int input = 0; input < inputs; input++)
                {
                    if (x[0, input] == 0)
                        weights.Span.Slice(input * weights.Stride, outputs).Fill(float.NaN);
                }

                Dense.Forward(engine, 1, inputs, outputs, x.Span, x.Stride, weights.Span, default, y.Span, y.Stride, default(Identity));

                weights.Span.Replace(float.NaN, 0);
                double[,] truth = Reference.Multiply(Reference.ToDouble(x), Reference.ToDouble(weights));
                y.AssertClose(truth, $"y of {inputs}x{outputs}", floor: 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void NaN_among_zeros_is_kept(EngineKind engine)
    {
        TestMatrix x = TestMatrix.Unpadded(32, 100).Randomize(1).Thin(2, 0.1);
        TestMatrix weights = TestMatrix.Padded(100, 64).Randomize(3);
        TestMatrix y = TestMatrix.Padded(32, 64);
        x[9, 71] = float.NaN;

        Dense.Forward(engine, 32, 100, 64, x.Span, x.Stride, weights.Span, default, y.Span, y.Stride, default(Identity));

        for (int row = 0; row < 32; row++)
        {
            foreach (float value in y.Span.Slice(row * y.Stride, 64))
                Assert.Equal(row == 9, float.IsNaN(value));
        }
    }

    /// <summary>Parts of fewer rows than pay, and of more than one, which is computed in another order.</summary>
    private static IEnumerable<(int First, int Count)> Parts(int rows)
    {
        for (int first = 0, count; first < rows; first += count)
        {
            count = rows - first <= FewRows + 1 ? rows - first : FewRows;
            yield return (first, count);
        }
    }
}
