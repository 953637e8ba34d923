namespace NetGen.Compiler.Signals;

/// <summary>An activation without a closed form, by its values and slopes at the nodes of a grid.</summary>
internal sealed class SmoothTransfer(Func<double, double> value, Func<double, double> slope) : Transfer
{
    /// <summary>Below this standard deviation of half the difference, it is the slope times that; above, subtraction cancels too little to matter.</summary>
    private const double Straight = 1e-3;

    public override double Value(double h) => value(h);

    public override double Slope(double h) => slope(h);

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

        NormalGrid grid = NormalGrid.ConcentratedPlane;
        double sum = 0;
        for (int j = 0; j < grid.Nodes.Length; j++)
        {
            double own = ownScale * grid.Nodes[j];
            double row = 0;
            for (int i = 0; i < grid.Nodes.Length; i++)
            {
                double common = commonScale * grid.Nodes[i];
                double above = value(common + own) - value(common - own);
                double below = value(own - common) - value(-own - common);
                row += grid.Weights[i] * (above * above + below * below);
            }

            sum += grid.Weights[j] * row;
        }

        return sum / 4;
    }

    private static double Mean(Func<double, double> function, double scale)
    {
        NormalGrid grid = NormalGrid.Concentrated;
        double sum = 0;
        for (int i = 0; i < grid.Nodes.Length; i++)
            sum += grid.Weights[i] / 2 * (function(scale * grid.Nodes[i]) + function(-scale * grid.Nodes[i]));
        return sum;
    }
}
