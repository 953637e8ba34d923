namespace NetGen.Compiler.Signals;

/// <summary>An activation without a closed form, by its values and slopes at the nodes of a grid.</summary>
/// <param name="value">φ.</param>
/// <param name="slope">φ′.</param>
/// <param name="hasKinks">Whether some derivative jumps, so that a fine grid is needed.</param>
internal sealed class SmoothTransfer(Func<double, double> value, Func<double, double> slope, bool hasKinks = false) : Transfer
{
    /// <summary>Below this standard deviation of half the difference, it is the slope times that; above, subtraction cancels too little to matter.</summary>
    private const double Straight = 1e-3;

    private readonly Lazy<TabulatedFunction> _table = new(() => new TabulatedFunction(value, slope));

    public override double Value(double h) => _table.Value[h];

    public override double Slope(double h) => slope(h);

    /// <summary>Up to this standard deviation a grid as coarse as the function's features is the cheaper one.</summary>
    private const double LargestEven = 5;

    public override double Mean(double variance)
    {
        double scale = Math.Sqrt(variance);
        return Mean(value, scale);
    }

    public override double Square(double variance)
    {
        double scale = Math.Sqrt(variance);
        return Mean(h => value(h) * value(h), scale);
    }

    public override double SlopeSquare(double variance)
    {
        double scale = Math.Sqrt(variance);
        return Mean(h => slope(h) * slope(h), scale);
    }

    /// <summary>With h = m ± δ, which are independent.</summary>
    public override double Difference(double variance, double distance)
    {
        double scale = Math.Sqrt(variance);
        double commonScale = scale * Math.Sqrt(Math.Max(0, 1 - distance / 2));
        double ownScale = scale * Math.Sqrt(distance / 2);
        if (ownScale < Straight)
            return 2 * ownScale * ownScale * Mean(m => slope(m) * slope(m), commonScale);

        NormalGrid ownGrid = GridFor(scale, ownScale, NormalGrid.ConcentratedPlane);
        NormalGrid commonGrid = GridFor(scale, commonScale, NormalGrid.ConcentratedPlane);
        TabulatedFunction table = _table.Value;
        double sum = 0;
        for (int j = 0; j < ownGrid.Nodes.Length; j++)
        {
            double own = ownScale * ownGrid.Nodes[j];
            double row = 0;
            for (int i = 0; i < commonGrid.Nodes.Length; i++)
            {
                double common = commonScale * commonGrid.Nodes[i];
                double above = table[common + own] - table[common - own];
                double below = table[own - common] - table[-own - common];
                row += commonGrid.Weights[i] * (above * above + below * below);
            }

            sum += ownGrid.Weights[j] * row;
        }

        return sum / 4;
    }

    private double Mean(Func<double, double> function, double scale)
    {
        NormalGrid grid = GridFor(scale, scale, NormalGrid.Concentrated);
        double sum = 0;
        for (int i = 0; i < grid.Nodes.Length; i++)
            sum += grid.Weights[i] / 2 * (function(scale * grid.Nodes[i]) + function(-scale * grid.Nodes[i]));
        return sum;
    }

    private NormalGrid GridFor(double scale, double part, NormalGrid concentrated) =>
        hasKinks || scale >= LargestEven ? concentrated : NormalGrid.For(2 * part);
}
