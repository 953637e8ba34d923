using BenchmarkDotNet.Attributes;
using NetGen.Kernels;

namespace NetGen.Benchmarks;

/// <summary>A pass over the parameters of 784-200, which fit in the cache.</summary>
public class OptimizerBenchmarks
{
    private const int Length = 160_000;

    private readonly AlignedBuffer _parameters = Buffers.Random(Length, 1);
    private readonly AlignedBuffer _gradients = Buffers.Random(Length, 0.01f);
    private readonly AlignedBuffer _state = new(3 * Length);

    [Benchmark(Baseline = true)]
    public void Sgd() => Update(new Sgd(1e-6));

    [Benchmark]
    public void Momentum() => Update(new Momentum(1e-6, 0.9));

    [Benchmark]
    public void Nesterov() => Update(new Nesterov(1e-6, 0.9));

    [Benchmark]
    public void Adam() => Update(new Adam(1e-6, 0.9, 0.999, 1e-8, step: 1000));

    [Benchmark]
    public void AdaGrad() => Update(new AdaGrad(1e-6, 1e-10));

    [Benchmark]
    public void RmsProp() => Update(new RmsProp<Sgd>(new Sgd(1e-6), 0.99, 1e-8));

    [Benchmark]
    public void AdaDelta() => Update(new AdaDelta(1e-6, 0.9, 1e-6));

    [Benchmark]
    public void AdamW() => Update(new WeightDecay<Adam>(new Adam(1e-6, 0.9, 0.999, 1e-8, step: 1000), 1e-6, 0.01));

    [Benchmark]
    public void AmsGrad() => Update(new AmsGrad(1e-6, 0.9, 0.999, 1e-8, step: 1000));

    [Benchmark]
    public void Adamax() => Update(new Adamax(1e-6, 0.9, 0.999, 1e-8, step: 1000));

    [Benchmark]
    public void Nadam() => Update(new Nadam(1e-6, 0.9, 0.999, 1e-8, 0.004, step: 1000));

    [Benchmark]
    public void RAdam() => Update(new RAdam(1e-6, 0.9, 0.999, 1e-8, step: 1000));

    [Benchmark]
    public void Lion() => Update(new Lion(1e-6, 0.9, 0.99));

    private void Update<TOptimizer>(TOptimizer rule)
        where TOptimizer : struct, IOptimizer =>
        Optimizer.Update(rule, _parameters.Span, _gradients.Span, _state.Span, Length);
}
