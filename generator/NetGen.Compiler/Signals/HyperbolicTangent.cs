namespace NetGen.Compiler.Signals;

/// <summary>offset + height · tanh(slope · h): the hyperbolic tangent, and the sigmoid (1 + tanh(h / 2)) / 2.</summary>
internal sealed class HyperbolicTangent : SeriesTransfer
{
    /// <summary>Past this standard deviation tanh is a step for nearly every value, and cosh would leave the range of doubles.</summary>
    private const double Steepest = 40;

    /// <summary>Up to this standard deviation of its argument the series has all of it; steeper, its poles come near and sums over the plane are taken.</summary>
    private const double LargestOfSeries = 1.5;

    private readonly double _offset;
    private readonly double _height;
    private readonly double _slope;

    private HyperbolicTangent(double offset, double height, double slope)
        : base(hasKinks: false) => (_offset, _height, _slope) = (offset, height, slope);

    public static HyperbolicTangent Tanh { get; } = new(0, 1, 1);

    public static HyperbolicTangent Sigmoid { get; } = new(0.5, 0.5, 0.5);

    public override double Value(double h) => _offset + _height * TanhOf(_slope * h);

    public override double Slope(double h) => Slope(h, Value(h));

    public override double Slope(double h, double value)
    {
        double tanh = (value - _offset) / _height;
        return _height * _slope * (1 - tanh * tanh);
    }

    public override double Mean(double variance) => _offset;

    public override double Square(double variance)
    {
        double scale = _slope * Math.Sqrt(variance);
        if (scale <= LargestOfSeries)
            return base.Square(variance);

        NormalGrid grid = NormalGrid.For(2 * scale);
        double square = 0;
        for (int i = 0; i < grid.Nodes.Length; i++)
        {
            double value = Math.Tanh(scale * grid.Nodes[i]);
            square += grid.Weights[i] * value * value;
        }

        return _offset * _offset + _height * _height * square;
    }

    /// <summary>The mean of (height · slope)² sech⁴, which for a steep slope is a peak of area 4/3.</summary>
    public override double SlopeSquare(double variance)
    {
        double gain = _height * _slope;
        double scale = _slope * Math.Sqrt(variance);
        if (scale <= LargestOfSeries)
            return base.SlopeSquare(variance);
        if (scale > Steepest)
            return gain * gain * 4 / (3 * scale * Math.Sqrt(2 * Math.PI));

        NormalGrid grid = NormalGrid.For(2 * scale);
        double square = 0;
        for (int i = 0; i < grid.Nodes.Length; i++)
        {
            double cosh = Math.Cosh(scale * grid.Nodes[i]);
            square += grid.Weights[i] / (cosh * cosh * cosh * cosh);
        }

        return gain * gain * square;
    }

    /// <summary>
    /// With h = m ± δ the difference of two tanh is 2 sinh 2δ / (cosh 2m + cosh 2δ), where m and δ are independent, of variance q(1 + c)/2
    /// and q(1 - c)/2.
    /// </summary>
    public override double Difference(double variance, double distance)
    {
        double scale = Math.Min(Steepest, _slope * Math.Sqrt(variance));
        if (scale <= LargestOfSeries)
            return base.Difference(variance, distance);

        double commonScale = 2 * scale * Math.Sqrt(Math.Max(0, 1 - distance / 2));
        double ownScale = 2 * scale * Math.Sqrt(distance / 2);
        NormalGrid commonGrid = NormalGrid.For(commonScale);
        NormalGrid ownGrid = NormalGrid.For(ownScale);
        double[] common = [.. commonGrid.Nodes.Select(node => Math.Cosh(commonScale * node))];
        double sum = 0;
        for (int j = 0; j < ownGrid.Nodes.Length; j++)
        {
            double sinh = Math.Sinh(ownScale * ownGrid.Nodes[j]);
            double cosh = Math.Cosh(ownScale * ownGrid.Nodes[j]);
            double inner = 0;
            for (int i = 0; i < common.Length; i++)
            {
                double ratio = sinh / (common[i] + cosh);
                inner += commonGrid.Weights[i] * ratio * ratio;
            }

            sum += ownGrid.Weights[j] * inner;
        }

        return 2 * _height * _height * sum;
    }

    /// <summary>In half the time of Math.Tanh where 1 - 2/(e²ˣ + 1) does not cancel.</summary>
    private static double TanhOf(double x)
    {
        const double Cancels = 0.1;
        double size = Math.Abs(x);
        if (size < Cancels)
            return Math.Tanh(x);
        double tanh = 1 - 2 / (Math.Exp(2 * size) + 1);
        return x < 0 ? -tanh : tanh;
    }
}
