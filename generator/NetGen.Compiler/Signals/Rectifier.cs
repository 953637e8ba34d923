namespace NetGen.Compiler.Signals;

/// <summary>h ≥ 0 ? h : αh, in closed form: the arc-cosine kernel of order 1 (Cho and Saul 2009).</summary>
internal sealed class Rectifier(double alpha) : Transfer
{
    public override double Value(double h) => h >= 0 ? h : alpha * h;

    public override double Slope(double h) => h >= 0 ? 1 : alpha;

    public override double Mean(double variance) => (1 - alpha) * Math.Sqrt(variance / (2 * Math.PI));

    public override double Square(double variance) => variance * SlopeSquare(variance);

    public override double SlopeSquare(double variance) => (1 + alpha * alpha) / 2;

    /// <summary>q (α(1 - c) + (1 - α)² (½ - κ)), κ = (sin θ + (π - θ) cos θ) / 2π, cos θ = c.</summary>
    public override double Difference(double variance, double distance)
    {
        double angle = 2 * Math.Asin(Math.Sqrt(Math.Min(1, distance / 2)));
        double half = Math.Sin(angle / 2);
        // sin θ - θ cos θ cancels for small angles.
        double bend = angle < 1e-2
            ? angle * angle * angle * (1 / 3.0 - angle * angle / 30)
            : Math.Sin(angle) - angle * Math.Cos(angle);
        double kernel = half * half - bend / (2 * Math.PI);
        return variance * (alpha * distance + (1 - alpha) * (1 - alpha) * kernel);
    }
}
