using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>The steps of a dense layer with the samples in the lanes, against the definitions. On the engine of this process.</summary>
public class BatchLanesTests
{
    private static readonly (int Rows, int Inputs, int Outputs)[] s_shapes =
        [(1, 1, 1), (4, 2, 5), (8, 3, 8), (9, 5, 9), (16, 4, 16), (13, 7, 3), (11, 6, 40)];

    [Fact]
    public void A_layer_goes_forward_and_back_as_its_definition()
    {
        foreach ((int rows, int inputs, int outputs) in s_shapes)
        {
            TestMatrix x = TestMatrix.Unpadded(rows, inputs).Randomize(1), dy = TestMatrix.Unpadded(rows, outputs).Randomize(2);
            TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(3), bias = TestMatrix.Unpadded(1, outputs).Randomize(4);
            TestMatrix xColumns = Columns(inputs), yColumns = Columns(outputs), dyColumns = Columns(outputs), dxColumns = Columns(inputs);
            TestMatrix dh = TestMatrix.Padded(rows, outputs);
            dh.Span.Clear();

            BatchLanes.Load(rows, inputs, x.Span, xColumns.Span);
            BatchLanes.LoadTargets(rows, outputs, dy.Span, default, dyColumns.Span);
            BatchLanes.Forward(
                rows, inputs, outputs, xColumns.Span, weights.Span, bias.Span, weights.Stride, yColumns.Span, default(Sigmoid));
            BatchLanes.Backward(
                rows, inputs, outputs, yColumns.Span, dyColumns.Span, weights.Span, weights.Stride, dxColumns.Span, dh.Span, default(Sigmoid));

            string shape = $" of {rows}×{inputs}×{outputs}";
            double[,] h = Reference.Multiply(Reference.ToDouble(x), Reference.ToDouble(weights));
            for (int row = 0; row < rows; row++)
            {
                for (int output = 0; output < outputs; output++)
                    h[row, output] += bias[0, output];
            }

            double[,] y = Reference.Map(h, Reference.Logistic);
            double[,] gradient = Reference.Map(Reference.ToDouble(dy), h, (dy, h) => dy * Reference.Logistic(h) * Reference.Logistic(-h));
            Rows(yColumns, rows).AssertClose(y, "y" + shape);
            dh.AssertClose(gradient, "dh" + shape);
            dh.AssertPaddingIsZero();
            Rows(dxColumns, rows).AssertClose(Reference.Multiply(gradient, Reference.Transpose(Reference.ToDouble(weights))), "dx" + shape);
            foreach (TestMatrix matrix in new[] { xColumns, yColumns, dyColumns, dxColumns, dh })
                matrix.AssertNothingOutsideWasWritten();
        }
    }

    [Fact]
    public void An_update_is_the_optimizers_step_along_the_kept_gradient_bit_for_bit()
    {
        foreach ((int rows, int inputs, int outputs) in s_shapes)
        {
            TestMatrix x = TestMatrix.Unpadded(rows, inputs).Randomize(1), dh = TestMatrix.Padded(rows, outputs).Randomize(2);
            TestMatrix xColumns = Columns(inputs), weights = TestMatrix.Padded(inputs, outputs).Randomize(3);
            TestMatrix bias = TestMatrix.Padded(1, outputs).Randomize(4);
            TestMatrix state = TestMatrix.Padded(inputs, outputs), biasState = TestMatrix.Padded(1, outputs);
            state.Span.Clear();
            biasState.Span.Clear();
            (TestMatrix dWeights, TestMatrix dBias) = (weights.Copy(), bias.Copy());
            (TestMatrix weights2, TestMatrix bias2, TestMatrix state2) = (weights.Copy(), bias.Copy(), state.Copy());

            BatchLanes.Load(rows, inputs, x.Span, xColumns.Span);
            var rule = new Momentum(0.1, 0.9);
            BatchLanes.Update(
                rows, inputs, outputs, xColumns.Span, dh.Span, dh.Stride, rule,
                weights.Span, state.Span, bias.Span, biasState.Span, weights.Span.Length);
            BatchLanes.Update(
                rows, inputs, outputs, xColumns.Span, dh.Span, dh.Stride, default(KeepGradient),
                dWeights.Span, default, dBias.Span, default, weights.Span.Length);

            TestMatrix bias3 = bias2.Copy(), bias4 = bias2.Copy(), weights3 = weights2.Copy();
            BatchLanes.Update(
                rows, inputs, outputs, xColumns.Span, dh.Span, dh.Stride, new Sgd(0), new Sgd(0.1),
                weights3.Span, default, bias3.Span, default, weights.Span.Length);

            string shape = $" of {rows}×{inputs}×{outputs}";
            weights3.AssertSameBits(weights2, "W by a rule of its own" + shape);
            Optimizer.Update(new Sgd(0.1), bias4.Span, dBias.Span, default, 0);
            bias3.AssertSameBits(bias4, "b by a rule of its own" + shape);
            dWeights.AssertClose(Reference.Multiply(Reference.Transpose(Reference.ToDouble(x)), Reference.ToDouble(dh)), "dW" + shape);
            double[,] sums = new double[1, outputs];
            for (int row = 0; row < rows; row++)
            {
                for (int output = 0; output < outputs; output++)
                    sums[0, output] += dh[row, output];
            }

            dBias.AssertClose(sums, "db" + shape, floor: 0.1);
            Optimizer.Update(rule, weights2.Span, dWeights.Span, state2.Span, weights.Span.Length);
            state2.Span.Clear();
            Optimizer.Update(rule, bias2.Span, dBias.Span, state2.Span, weights.Span.Length);
            weights.AssertSameBits(weights2, "W" + shape);
            bias.AssertSameBits(bias2, "b" + shape);
            weights.AssertPaddingIsZero();
            foreach (TestMatrix matrix in new[] { weights, bias, state, biasState })
                matrix.AssertNothingOutsideWasWritten();
        }
    }

    [Fact]
    public void Labels_stand_for_the_target_of_a_single_output_or_for_one_of_several()
    {
        TestMatrix one = Columns(1), several = Columns(3);
        BatchLanes.LoadTargets(3, 1, default, [1, 0, 1], one.Span);
        BatchLanes.LoadTargets(3, 3, default, [2, 0, 1], several.Span);
        Assert.Equal([1f, 0f, 1f], one.Span[..3].ToArray());
        Assert.Equal([0f, 1f, 0f], several.Span[..3].ToArray());
        Assert.Equal([0f, 0f, 1f], several.Span.Slice(BatchLanes.MaxRows, 3).ToArray());
        Assert.Equal([1f, 0f, 0f], several.Span.Slice(2 * BatchLanes.MaxRows, 3).ToArray());
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        float[] large = new float[16 * BatchLanes.MaxRows], small = new float[15];
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchLanes.Load(0, 1, large, large));
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchLanes.Load(BatchLanes.MaxRows + 1, 1, large, large));
        Assert.Throws<ArgumentException>(() => BatchLanes.Load(2, 9, small, large));
        Assert.Throws<ArgumentException>(() => BatchLanes.Load(2, 1, large, small));
        Assert.Throws<ArgumentException>(() => BatchLanes.LoadTargets(2, 1, default, [1], large));
        Assert.Throws<ArgumentException>(() => BatchLanes.Forward(2, 1, 1, small, large, default, 16, large, default(Identity)));
        Assert.Throws<ArgumentException>(() => BatchLanes.Forward(2, 2, 1, large, small, default, 16, large, default(Identity)));
        Assert.Throws<ArgumentException>(() => BatchLanes.Forward(2, 1 << 26, 1, large, large, default, 16, large, default(Identity)));
        Assert.Throws<ArgumentException>(() => BatchLanes.Backward(2, 1, 1, large, small, large, 16, large, large, default(Identity)));
        Assert.Throws<ArgumentException>(() => BatchLanes.Backward(2, 1, 1, large, large, large, 16, large, small, default(Identity)));
        Assert.Throws<ArgumentException>(
            () => BatchLanes.Update(2, 1, 1, large, large, 16, new Momentum(0.1, 0.9), large, default, default, default, 16));
        Assert.Throws<ArgumentException>(() => BatchLanes.BinaryCrossEntropy(2, 1, large, large, small.AsSpan(1), large, 16));
    }

    private static TestMatrix Columns(int values)
    {
        TestMatrix columns = TestMatrix.Unpadded(values, BatchLanes.MaxRows);
        columns.Span.Clear();
        return columns;
    }

    private static TestMatrix Rows(TestMatrix columns, int rows)
    {
        TestMatrix result = TestMatrix.Unpadded(rows, columns.Rows);
        for (int row = 0; row < rows; row++)
        {
            for (int value = 0; value < columns.Rows; value++)
                result[row, value] = columns[value, row];
        }

        return result;
    }
}
