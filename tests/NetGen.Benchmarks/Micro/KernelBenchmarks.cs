using BenchmarkDotNet.Attributes;
using NetGen.Kernels;

namespace NetGen.Benchmarks;

/// <summary>The kernels of a dense layer, for one sample and for a batch.</summary>
public class KernelBenchmarks
{
    private const int Inputs = 784;
    private const int Outputs = 200;
    private const int Stride = 208;

    private AlignedBuffer _x = null!, _y = null!, _dy = null!, _dx = null!, _weights = null!, _bias = null!, _dWeights = null!, _state = null!, _scratch = null!;

    [Params(1, 64)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _x = Buffers.Random(Rows * Inputs, 1);
        _dy = Buffers.Random(Rows * Stride, 0.01f);
        _weights = Buffers.Random(Inputs * Stride, 0.05f);
        _bias = Buffers.Random(Stride, 0.05f);
        _y = new AlignedBuffer(Rows * Stride);
        _dx = new AlignedBuffer(Rows * Inputs);
        _dWeights = new AlignedBuffer(Inputs * Stride);
        _state = new AlignedBuffer(2 * Inputs * Stride);
        _scratch = new AlignedBuffer((int)Dense.InputGradientScratch(Rows, Inputs, Outputs));
    }

    [Benchmark]
    public void Forward() =>
        Dense.Forward(Rows, Inputs, Outputs, _x.Span, Inputs, _weights.Span, _bias.Span, _y.Span, Stride, new ReLU());

    [Benchmark]
    public void WeightGradient() =>
        Dense.WeightGradient(Rows, Inputs, Outputs, _x.Span, Inputs, _dy.Span, Stride, _dWeights.Span);

    [Benchmark]
    public void InputGradient() =>
        Dense.InputGradient(Rows, Inputs, Outputs, _dy.Span, _weights.Span, Stride, _dx.Span, Inputs, _scratch.Span);

    [Benchmark]
    public void UpdateWeightsByMomentum() =>
        Dense.UpdateWeights(
            Rows, Inputs, Outputs, _x.Span, Inputs, _dy.Span, Stride, new Momentum(1e-6, 0.9), _weights.Span, _state.Span, Inputs * Stride);

    [Benchmark]
    public void UpdateWeightsByAdam() =>
        Dense.UpdateWeights(
            Rows, Inputs, Outputs, _x.Span, Inputs, _dy.Span, Stride, new Adam(1e-6, 0.9, 0.999, 1e-8, step: 1000), _weights.Span, _state.Span,
            Inputs * Stride);
}
