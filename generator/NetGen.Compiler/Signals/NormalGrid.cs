namespace NetGen.Compiler.Signals;

/// <summary>
/// Nodes and weights for means over a standard normal variable: the midpoint rule, which for smooth functions under a normal density converges
/// geometrically (Trefethen and Weideman 2014), as Gauss–Hermite does, and whose step can follow functions that are narrow beside the density.
/// </summary>
/// <remarks>The positive half alone: weights sum to 1 for the mean of an even function, to 1/2 for one that lives on one side.</remarks>
internal sealed class NormalGrid
{
    private const double Reach = 7;
    private const int Coarsest = 2;
    private const int Finest = 6;

    private static readonly Lazy<NormalGrid>[] _grids =
        [.. Enumerable.Range(Coarsest, Finest - Coarsest + 1).Select(power => new Lazy<NormalGrid>(() => new NormalGrid(Math.Pow(2, -power))))];

    private NormalGrid(double step)
    {
        int count = (int)(Reach / step);
        Nodes = new double[count];
        Weights = new double[count];
        for (int i = 0; i < count; i++)
        {
            Nodes[i] = (i + 0.5) * step;
            Weights[i] = 2 * step * Math.Exp(-Nodes[i] * Nodes[i] / 2) / Math.Sqrt(2 * Math.PI);
        }
    }

    public double[] Nodes { get; }

    /// <summary>For an even function; half of each for one side.</summary>
    public double[] Weights { get; }

    /// <summary>The coarsest grid that resolves a function of s·z whose features have width 1.</summary>
    public static NormalGrid For(double scale)
    {
        int power = Coarsest;
        while (power < Finest && Math.Pow(2, -power) * scale > 1.25)
            power++;
        return _grids[power - Coarsest].Value;
    }

    /// <summary>The finest grid, for functions with a kink at 0.</summary>
    public static NormalGrid Fine => _grids[Finest - Coarsest].Value;
}
