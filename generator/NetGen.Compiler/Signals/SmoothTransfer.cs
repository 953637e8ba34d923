namespace NetGen.Compiler.Signals;

/// <summary>An activation without a closed form, straight where it is narrowly looked at.</summary>
/// <param name="value">φ.</param>
/// <param name="slope">φ′.</param>
/// <param name="hasKinks">Whether some derivative jumps.</param>
internal sealed class SmoothTransfer(Func<double, double> value, Func<double, double> slope, bool hasKinks = false) : SeriesTransfer(hasKinks)
{
    /// <summary>Below this standard deviation differences of values are those of their arguments times the slope.</summary>
    private const double Straight = 1e-3;

    public override double Value(double h) => value(h);

    public override double Slope(double h) => slope(h);

    public override double Difference(double variance, double distance) => variance < Straight * Straight
        ? variance * distance * SlopeSquare(variance)
        : base.Difference(variance, distance);
}
