namespace NetGen.Compiler.Signals;

/// <summary>h ≥ 0 ? 1 : 0, with the slope 0, or with 1 where |h| &lt; 1.</summary>
internal sealed class StepTransfer(bool isStraightThrough) : Transfer
{
    public override double Value(double h) => h >= 0 ? 1 : 0;

    public override double Slope(double h) => isStraightThrough && Math.Abs(h) < 1 ? 1 : 0;

    public override double Mean(double variance) => 0.5;

    public override double Square(double variance) => 0.5;

    public override double SlopeSquare(double variance) =>
        isStraightThrough ? 1 - 2 * SmoothFunctions.NormalCdf(-1 / Math.Sqrt(variance)) : 0;

    /// <summary>Half the probability θ/π that the signs differ, cos θ = c.</summary>
    public override double Difference(double variance, double distance) => Math.Asin(Math.Sqrt(Math.Min(1, distance / 2))) / Math.PI;
}
