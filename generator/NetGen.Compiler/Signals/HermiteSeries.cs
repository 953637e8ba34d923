namespace NetGen.Compiler.Signals;

/// <summary>
/// A function of √q z, z standard normal, by its coefficients aₖ over the Hermite polynomials of unit mean square. Their squares give the mean of
/// the product of two values of any correlation: E[φ(h₁) φ(h₂)] = Σ aₖ² cᵏ (Mehler 1866; the dual activation of Daniely, Frostig and Singer 2016).
/// </summary>
internal sealed class HermiteSeries
{
    /// <summary>Smaller powers of differences than this are told without logarithms and exponentials, which would round them off.</summary>
    private const double Small = 1e-6;

    private const int RestTerms = 8;

    private readonly double[] _squares = new double[NormalGrid.Polynomials];
    private readonly (double Square, double Order)[] _rest;

    /// <param name="function">φ.</param>
    /// <param name="scale">√q.</param>
    /// <param name="grid">Nodes that resolve φ(√q z).</param>
    public HermiteSeries(Transfer function, double scale, NormalGrid grid)
    {
        int count = grid.Nodes.Length;
        double[] even = new double[count];
        double[] odd = new double[count];
        for (int i = 0; i < count; i++)
        {
            double h = scale * grid.Nodes[i];
            double above = function.Value(h);
            double below = function.Value(-h);
            double slopeAbove = function.Slope(h);
            double slopeBelow = function.Slope(-h);
            (even[i], odd[i]) = ((above + below) / 2, (above - below) / 2);
            Mean += grid.Weights[i] * even[i];
            Square += grid.Weights[i] / 2 * (above * above + below * below);
            SlopeSquare += grid.Weights[i] / 2 * (slopeAbove * slopeAbove + slopeBelow * slopeBelow);
        }

        double variance = 0;
        for (int i = 0; i < count; i++)
        {
            even[i] -= Mean;
            variance += grid.Weights[i] * (even[i] * even[i] + odd[i] * odd[i]);
        }

        // Σ aₖ² is the variance, Σ k aₖ² the mean square of the derivative by z: what the terms leave of both is the rest and its order.
        double slope = scale * scale * SlopeSquare;
        for (int order = 1; order <= _squares.Length; order++)
        {
            double coefficient = Sum(order % 2 == 0 ? even : odd, grid.Hermite[order - 1]);
            _squares[order - 1] = coefficient * coefficient;
            variance -= _squares[order - 1];
            slope -= order * _squares[order - 1];
        }

        _rest = variance > 0 ? RestOf(variance, Math.Max(_squares.Length + 1, slope / variance)) : [];
    }

    /// <summary>E[φ].</summary>
    public double Mean { get; }

    /// <summary>E[φ²].</summary>
    public double Square { get; }

    /// <summary>E[φ′²].</summary>
    public double SlopeSquare { get; }

    /// <summary>Σ aₖ² (1 - cᵏ), of 1 - c.</summary>
    public double Difference(double distance)
    {
        double sum = 0;
        foreach ((double square, double order) in _rest)
            sum += square * RestDifference(order, distance);
        double power = 0;
        foreach (double square in _squares)
        {
            // 1 - cᵏ⁺¹ = 1 - cᵏ + cᵏ (1 - c) adds up without cancelling.
            power += (1 - power) * distance;
            sum += square * power;
        }

        return sum;
    }

    /// <summary>
    /// The terms of higher order, by a few that stand for all of them. Where φ has a narrow rise, aₖ² falls as k^(-3/2) up to an order that its
    /// width sets; the geometric mean of that order and the first is the ratio of the two sums.
    /// </summary>
    /// <param name="variance">Σ aₖ² over them.</param>
    /// <param name="order">Σ k aₖ² over Σ aₖ².</param>
    private (double Square, double Order)[] RestOf(double variance, double order)
    {
        double first = _squares.Length + 0.5;
        double growth = Math.Pow(order / first, 2.0 / RestTerms);
        double[] orders = [.. Enumerable.Range(0, RestTerms).Select(term => first * Math.Pow(growth, term + 0.5))];
        double[] shares = [.. orders.Select(k => 1 / Math.Sqrt(k))];
        double sum = shares.Sum();
        double mean = orders.Zip(shares, (k, share) => k * share).Sum() / sum;
        return [.. orders.Zip(shares, (k, share) => (variance * share / sum, k * order / mean))];
    }

    /// <summary>1 - cᵏ; 1 where c is not positive, since terms of even and odd order are then of either sign.</summary>
    private static double RestDifference(double order, double distance)
    {
        if (distance >= 1)
            return 1;
        double exponent = order * (distance < Small ? -distance : Math.Log(1 - distance));
        return exponent > -Small ? -exponent : 1 - Math.Exp(exponent);
    }

    private static double Sum(double[] values, double[] weights)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
            sum += values[i] * weights[i];
        return sum;
    }
}
