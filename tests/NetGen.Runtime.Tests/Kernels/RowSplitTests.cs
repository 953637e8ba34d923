using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>
/// Threads share a batch by rows, so no split of the rows may change a bit of any result. A share has at least two rows where the batch
/// has; a single row is a matrix-vector product.
/// </summary>
public class RowSplitTests
{
    private static readonly (int Rows, int Inputs, int Outputs)[] Shapes = [(7, 7, 3), (33, 17, 49), (64, 100, 200), (16, 257, 16)];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Forward(EngineKind engine) => ForEachSplit(2, shape => shape.Rows, (shape, splits) =>
    {
        (int rows, int inputs, int outputs) = shape;
        TestMatrix x = TestMatrix.Unpadded(rows, inputs).Randomize(1);
        TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(2);
        TestMatrix bias = TestMatrix.Padded(1, outputs).Randomize(3);
        TestMatrix y = TestMatrix.Padded(rows, outputs);
        foreach ((int first, int count) in splits)
        {
            Dense.Forward(
                engine, count, inputs, outputs, x.From(first), x.Stride, weights.Span, bias.Span, y.From(first), y.Stride, default(Tanh));
        }

        return y;
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Input_gradient(EngineKind engine) => ForEachSplit(2, shape => shape.Rows, (shape, splits) =>
    {
        (int rows, int inputs, int outputs) = shape;
        TestMatrix dy = TestMatrix.Padded(rows, outputs).Randomize(1);
        TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(2);
        TestMatrix dx = TestMatrix.Padded(rows, inputs);
        var scratch = new float[Dense.InputGradientScratch(rows, inputs, outputs)];
        foreach ((int first, int count) in splits)
        {
            Dense.InputGradient(
                engine, count, inputs, outputs, dy.From(first), weights.Span, dy.Stride, dx.From(first), dx.Stride, scratch);
        }

        return dx;
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Weight_gradient(EngineKind engine) => ForEachSplit(1, shape => shape.Inputs, (shape, splits) =>
    {
        (int rows, int inputs, int outputs) = shape;
        TestMatrix x = TestMatrix.Unpadded(rows, inputs).Randomize(1);
        TestMatrix dy = TestMatrix.Padded(rows, outputs).Randomize(2);
        TestMatrix dWeights = TestMatrix.Padded(inputs, outputs);
        foreach ((int first, int count) in splits)
        {
            Dense.WeightGradient(
                engine, rows, count, outputs, x.Span[first..], x.Stride, dy.Span, dy.Stride, dWeights.From(first));
        }

        return dWeights;
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Weight_update(EngineKind engine) => ForEachSplit(1, shape => shape.Inputs, (shape, splits) =>
    {
        (int rows, int inputs, int outputs) = shape;
        TestMatrix x = TestMatrix.Unpadded(rows, inputs).Randomize(1);
        TestMatrix dy = TestMatrix.Padded(rows, outputs).Randomize(2);
        TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(3);
        int stateStride = weights.Span.Length;
        var state = new float[2 * stateStride];
        foreach ((int first, int count) in splits)
        {
            Dense.UpdateWeights(
                engine, rows, count, outputs, x.Span[first..], x.Stride, dy.Span, dy.Stride, new Adam(0.01, 0.9, 0.999, 1e-8, 1),
                weights.From(first), state.AsSpan(first * weights.Stride), stateStride);
        }

        return weights;
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Elementwise_layers_and_softmax(EngineKind engine) => ForEachSplit(2, shape => shape.Rows, (shape, splits) =>
    {
        (int rows, _, int outputs) = shape;
        TestMatrix y = TestMatrix.Padded(rows, outputs).Randomize(1);
        TestMatrix dy = TestMatrix.Padded(rows, outputs).Randomize(2);
        var mask = new DropoutMask(0.3f, seed: 1, step: 2, stream: 3);
        foreach ((int first, int count) in splits)
        {
            Activation.Forward(engine, count, outputs, y.From(first), y.Stride, y.From(first), y.Stride, default(Sigmoid));
            Dropout.Forward(engine, count, outputs, y.From(first), y.Stride, mask.StartingAt(first));
            Dropout.Backward(engine, count, outputs, y.From(first), dy.From(first), dy.Stride, default(Sigmoid), mask.StartingAt(first));
            Activation.Backward(engine, count, outputs, y.From(first), dy.From(first), dy.Stride, default(Tanh));
            Softmax.Forward(engine, count, outputs, y.From(first), y.Stride, y.From(first), y.Stride);
            Softmax.Backward(engine, count, outputs, y.From(first), dy.From(first), dy.Stride);
        }

        return dy;
    });

    /// <summary>Shares of the smallest size, what is left with the last.</summary>
    private static IEnumerable<(int First, int Count)> Small(int count, int smallest) => Enumerable.Range(0, count / smallest)
        .Select(share => (share * smallest, share == count / smallest - 1 ? count - share * smallest : smallest));

    private static void ForEachSplit(
        int smallest,
        Func<(int Rows, int Inputs, int Outputs), int> total,
        Func<(int Rows, int Inputs, int Outputs), (int First, int Count)[], TestMatrix> run)
    {
        foreach ((int Rows, int Inputs, int Outputs) shape in Shapes)
        {
            int count = total(shape);
            TestMatrix whole = run(shape, [(0, count)]);
            TestMatrix small = run(shape, [.. Small(count, smallest)]);
            TestMatrix uneven = run(shape, [(0, 2), (2, 3), (5, count - 5)]);
            small.AssertSameBits(whole, $"{shape} by {smallest} rows");
            uneven.AssertSameBits(whole, $"{shape} in three parts");
        }
    }
}
