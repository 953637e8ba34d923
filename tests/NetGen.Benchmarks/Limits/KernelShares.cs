using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Benchmarks;

/// <summary>The kernels of a dense layer and of the optimisers beside the limits that bound them.</summary>
internal sealed class KernelShares(Machine machine)
{
    private const int Parameters = 10_000_000;

    private readonly Random _random = new(1);

    /// <summary>All of them, one after the other: each is measured before the next is set up.</summary>
    /// <param name="widest">Whether the vectors are the widest that the machine has; the targets are lower for others.</param>
    public IEnumerable<Share> All(bool widest)
    {
        foreach ((int rows, int inputs, int outputs, double target) in new[] { (64, 784, 200, 0.90), (128, 1024, 1024, 0.88) })
        {
            var layer = new Layer(this, rows, inputs, outputs);
            yield return Product(layer, "forward", layer.Forward, widest ? target : 0.90);
            yield return Product(layer, "weight gradient", layer.WeightGradient, 0.85);
            yield return Product(layer, "input gradient", layer.InputGradient, 0.85);
        }

        // At the speed of the second-level cache, where the weights lie: the limit reads as many bytes.
        var single = new Layer(this, 1, 784, 200);
        long bytes = (long)single.Inputs * single.Stride * sizeof(float);
        yield return new Share("forward 1×784×200", machine.Read(bytes), new Load(new LocalSide(single.Forward), bytes, "GB/s"), 0.85);

        AlignedBuffer parameters = Fill(Parameters, 1), gradients = Fill(Parameters, 0.01f);
        yield return Pass("Momentum, 10 M parameters", new Momentum(1e-4, 0.9), parameters, gradients, states: 1);
        yield return Pass("Adam, 10 M parameters", new Adam(1e-4, 0.9, 0.999, 1e-8, step: 100), parameters, gradients, states: 2);
    }

    private Share Product(Layer layer, string what, Action<int> run, double target) =>
        new($"{what} {layer.Rows}×{layer.Inputs}×{layer.Outputs}", machine.MultiplyAdds(),
            new Load(new LocalSide(run), 2.0 * layer.Rows * layer.Inputs * layer.Outputs, "GFLOPS"), target);

    private Share Pass<TOptimizer>(string name, TOptimizer rule, AlignedBuffer parameters, AlignedBuffer gradients, int states)
        where TOptimizer : struct, IOptimizer
    {
        var state = new AlignedBuffer(states * Parameters);
        Load limit = machine.Pass(parameters, gradients, state);
        return new Share(name, limit, limit with { Side = new LocalSide(Run) }, 0.90);

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        void Run(int repetitions)
        {
            for (; repetitions > 0; repetitions--)
                Optimizer.Update(rule, parameters.Span, gradients.Span, state.Span, Parameters);
        }
    }

    private AlignedBuffer Fill(int length, float scale)
    {
        var buffer = new AlignedBuffer(length);
        foreach (ref float value in buffer.Span)
            value = (2 * _random.NextSingle() - 1) * scale;
        return buffer;
    }

    /// <summary>A dense layer with a batch, laid out as in an emitted network.</summary>
    private sealed class Layer
    {
        private readonly AlignedBuffer _x, _weights, _bias, _y, _dy, _dx, _dWeights, _scratch;

        public Layer(KernelShares shares, int rows, int inputs, int outputs)
        {
            (Rows, Inputs, Outputs, Stride) = (rows, inputs, outputs, Padded(outputs));
            _x = shares.Fill(rows * inputs, 1);
            _weights = shares.Fill(inputs * Stride, 0.05f);
            _bias = shares.Fill(Stride, 0.05f);
            _dy = shares.Fill(rows * Stride, 0.01f);
            _y = new AlignedBuffer(rows * Stride);
            _dx = new AlignedBuffer(rows * Padded(inputs));
            _dWeights = new AlignedBuffer(inputs * Stride);
            _scratch = new AlignedBuffer((int)Dense.InputGradientScratch(rows, inputs, outputs));
        }

        public int Rows { get; }

        public int Inputs { get; }

        public int Outputs { get; }

        public int Stride { get; }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Forward(int repetitions)
        {
            for (; repetitions > 0; repetitions--)
                Dense.Forward(Rows, Inputs, Outputs, _x.Span, Inputs, _weights.Span, _bias.Span, _y.Span, Stride, new ReLU());
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void WeightGradient(int repetitions)
        {
            for (; repetitions > 0; repetitions--)
                Dense.WeightGradient(Rows, Inputs, Outputs, _x.Span, Inputs, _dy.Span, Stride, _dWeights.Span);
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void InputGradient(int repetitions)
        {
            for (; repetitions > 0; repetitions--)
                Dense.InputGradient(Rows, Inputs, Outputs, _dy.Span, _weights.Span, Stride, _dx.Span, Padded(Inputs), _scratch.Span);
        }

        // Whole lines of the cache, and never a multiple of 1024 bytes, which would crowd few of its sets.
        private static int Padded(int width)
        {
            int stride = (width + 15) / 16 * 16;
            return stride % 256 == 0 ? stride + 16 : stride;
        }
    }
}
