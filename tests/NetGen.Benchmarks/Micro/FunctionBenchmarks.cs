using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using NetGen.Kernels;

namespace NetGen.Benchmarks;

/// <summary>Element-wise functions beside those of System.Numerics.Tensors, which are the baselines.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class FunctionBenchmarks
{
    private AlignedBuffer _x = null!, _y = null!;

    [Params(1_000, 60_000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup() => (_x, _y) = (Buffers.Random(Length, 4), new AlignedBuffer(Length));

    [Benchmark(Baseline = true), BenchmarkCategory("Sigmoid")]
    public void SigmoidOfTensors() => TensorPrimitives.Sigmoid(_x.Span, _y.Span);

    [Benchmark, BenchmarkCategory("Sigmoid")]
    public void Sigmoid() => Activation.Forward(1, Length, _x.Span, Length, _y.Span, Length, new Sigmoid());

    [Benchmark(Baseline = true), BenchmarkCategory("Tanh")]
    public void TanhOfTensors() => TensorPrimitives.Tanh(_x.Span, _y.Span);

    [Benchmark, BenchmarkCategory("Tanh")]
    public void Tanh() => Activation.Forward(1, Length, _x.Span, Length, _y.Span, Length, new Tanh());

    [Benchmark(Baseline = true), BenchmarkCategory("Exp")]
    public void ExpOfTensors() => TensorPrimitives.Exp(_x.Span, _y.Span);

    // The exponential has no kernel of its own: ELU is it, and a comparison.
    [Benchmark, BenchmarkCategory("Exp")]
    public void ELU() => Activation.Forward(1, Length, _x.Span, Length, _y.Span, Length, new ELU(1));

    [Benchmark(Baseline = true), BenchmarkCategory("ReLU")]
    public void ReLUOfTensors() => TensorPrimitives.Max(_x.Span, 0f, _y.Span);

    [Benchmark, BenchmarkCategory("ReLU")]
    public void ReLU() => Activation.Forward(1, Length, _x.Span, Length, _y.Span, Length, new ReLU());

    [Benchmark(Baseline = true), BenchmarkCategory("Softmax")]
    public void SoftmaxOfTensors() => TensorPrimitives.SoftMax(_x.Span, _y.Span);

    [Benchmark, BenchmarkCategory("Softmax")]
    public void Softmax() => Kernels.Softmax.Forward(1, Length, _x.Span, Length, _y.Span, Length);
}
