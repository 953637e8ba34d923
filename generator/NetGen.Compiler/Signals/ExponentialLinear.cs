namespace NetGen.Compiler.Signals;

/// <summary>λ (h ≥ 0 ? h : a(eʰ - 1)).</summary>
internal sealed class ExponentialLinear(double alpha, double lambda = 1) : Transfer
{
    /// <summary>Below this standard deviation it is straight on both sides, and differences of exponentials would cancel.</summary>
    private const double Straight = 1e-3;

    /// <summary>The least scale to choose a grid by: with its step of 1/8 the kink costs below 1 % in two dimensions.</summary>
    private const double SmallestScale = 10;

    private readonly Rectifier _straight = new(alpha);

    public override double Value(double h) => lambda * (h >= 0 ? h : alpha * (Math.Exp(h) - 1));

    public override double Slope(double h) => lambda * (h >= 0 ? 1 : alpha * Math.Exp(h));

    public override double Mean(double variance)
    {
        double scale = Math.Sqrt(variance);
        NormalGrid grid = NormalGrid.Fine;
        double below = 0;
        for (int i = 0; i < grid.Nodes.Length; i++)
            below += grid.Weights[i] / 2 * (Math.Exp(-scale * grid.Nodes[i]) - 1);
        return lambda * (Math.Sqrt(variance / (2 * Math.PI)) + alpha * below);
    }

    public override double Square(double variance)
    {
        double scale = Math.Sqrt(variance);
        if (scale < Straight)
            return lambda * lambda * _straight.Square(variance);

        NormalGrid grid = NormalGrid.Fine;
        double below = 0;
        for (int i = 0; i < grid.Nodes.Length; i++)
        {
            double value = Math.Exp(-scale * grid.Nodes[i]) - 1;
            below += grid.Weights[i] / 2 * value * value;
        }

        return lambda * lambda * (variance / 2 + alpha * alpha * below);
    }

    public override double SlopeSquare(double variance)
    {
        double scale = Math.Sqrt(variance);
        NormalGrid grid = NormalGrid.Fine;
        double below = 0;
        for (int i = 0; i < grid.Nodes.Length; i++)
            below += grid.Weights[i] / 2 * Math.Exp(-2 * scale * grid.Nodes[i]);
        return lambda * lambda * (0.5 + alpha * alpha * below);
    }

    /// <summary>With h = m ± δ: three cases, by the side of 0 on which the two values lie.</summary>
    public override double Difference(double variance, double distance)
    {
        double scale = Math.Sqrt(variance);
        if (scale < Straight)
            return lambda * lambda * _straight.Difference(variance, distance);

        double commonScale = scale * Math.Sqrt(Math.Max(0, 1 - distance / 2));
        double ownScale = scale * Math.Sqrt(distance / 2);
        NormalGrid grid = NormalGrid.For(Math.Max(SmallestScale, scale));
        double[] decays = [.. grid.Nodes.Select(node => Math.Exp(-commonScale * node))];
        double sum = 0;
        for (int j = 0; j < grid.Nodes.Length; j++)
        {
            double own = ownScale * grid.Nodes[j];
            sum += grid.Weights[j] * Row(grid, own, Math.Exp(-own), commonScale, decays);
        }

        return lambda * lambda * sum / 4;
    }

    /// <summary>Over m of either sign, for one δ: the sum of both squares.</summary>
    private double Row(NormalGrid grid, double own, double ownDecay, double commonScale, double[] decays)
    {
        // Where δ is small the exponentials of m ± δ differ by 2 sinh δ, which does not cancel.
        double sinh = Math.Sinh(Math.Min(own, 300));
        double sum = 0;
        for (int i = 0; i < decays.Length; i++)
        {
            double common = commonScale * grid.Nodes[i];
            double above;
            double below;
            if (common >= own)
            {
                above = 2 * own;
                below = 2 * alpha * decays[i] * sinh;
            }
            else
            {
                double inner = decays[i] == 0 ? 0 : ownDecay / decays[i];
                above = common + own - alpha * (inner - 1);
                below = own - common - alpha * (decays[i] * ownDecay - 1);
            }

            sum += grid.Weights[i] * (above * above + below * below);
        }

        return sum;
    }
}
