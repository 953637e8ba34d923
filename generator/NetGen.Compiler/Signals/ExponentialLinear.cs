using System.Collections.Concurrent;

namespace NetGen.Compiler.Signals;

/// <summary>λ (h ≥ 0 ? h : a(eʰ - 1)).</summary>
internal sealed class ExponentialLinear(double alpha, double lambda = 1) : SeriesTransfer(hasKinks: true)
{
    private static readonly ConcurrentDictionary<double, ExponentialLinear> _known = new();

    /// <summary>Below this standard deviation it is straight on both sides, and differences of exponentials would cancel.</summary>
    private const double Straight = 1e-3;

    private readonly Rectifier _straight = new(alpha);

    /// <summary>The ELU of an a.</summary>
    public static ExponentialLinear Of(double alpha) => _known.GetOrAdd(alpha, a => new ExponentialLinear(a));

    public override double Value(double h) => lambda * (h >= 0 ? h : alpha * (Math.Exp(h) - 1));

    public override double Slope(double h) => lambda * (h >= 0 ? 1 : alpha * Math.Exp(h));

    public override double Slope(double h, double value) => h >= 0 ? lambda : value + lambda * alpha;

    public override double Square(double variance) => variance < Straight * Straight
        ? lambda * lambda * _straight.Square(variance)
        : base.Square(variance);

    public override double Difference(double variance, double distance) => variance < Straight * Straight
        ? lambda * lambda * _straight.Difference(variance, distance)
        : base.Difference(variance, distance);
}
