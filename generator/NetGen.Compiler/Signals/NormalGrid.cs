namespace NetGen.Compiler.Signals;

/// <summary>
/// Nodes and weights for means over a standard normal variable: the midpoint rule, which for smooth functions under a normal density
/// converges geometrically (Trefethen and Weideman 2014), as Gauss–Hermite does, and whose step can follow functions that are narrow beside
/// the density.
/// </summary>
/// <remarks>The positive half alone: weights sum to 1 for the mean of an even function, to 1/2 for one that lives on one side.</remarks>
internal sealed class NormalGrid
{
    private const double Reach = 7;
    private const int Coarsest = 2;
    private const int Finest = 6;

    private static readonly NormalGrid[] _grids =
        [.. Enumerable.Range(Coarsest, Finest - Coarsest + 1).Select(power => new NormalGrid(Math.Pow(2, -power)))];

    private readonly Lazy<double[][]> _hermite;

    /// <summary>Nodes at Reach·sinh(6u)/sinh(6), u at the midpoints of equal steps from 0 to 1: two hundred times as dense at 0 as far out.</summary>
    private NormalGrid(int count)
    {
        const double Bend = 6;
        _hermite = new(() => HermiteOf(this));
        Nodes = new double[count];
        Weights = new double[count];
        for (int i = 0; i < count; i++)
        {
            double u = Bend * (i + 0.5) / count;
            double step = Reach * Bend / count * Math.Cosh(u) / Math.Sinh(Bend);
            Nodes[i] = Reach * Math.Sinh(u) / Math.Sinh(Bend);
            Weights[i] = 2 * step * Math.Exp(-Nodes[i] * Nodes[i] / 2) / Math.Sqrt(2 * Math.PI);
        }
    }

    private NormalGrid(double step)
    {
        int count = (int)(Reach / step);
        _hermite = new(() => HermiteOf(this));
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
        return _grids[power - Coarsest];
    }

    /// <summary>A grid that is dense near 0, for functions of s·z that are narrow there beside a large s, or have a kink at 0.</summary>
    public static NormalGrid Concentrated { get; } = new(500);

    /// <summary>The orders of <see cref="Hermite"/>, from 1.</summary>
    public const int Polynomials = 48;

    /// <summary>The Hermite polynomials of unit mean square at the nodes, times the weights, by order from 1.</summary>
    public double[][] Hermite => _hermite.Value;

    private static double[][] HermiteOf(NormalGrid grid)
    {
        double[][] polynomials = [.. Enumerable.Range(1, Polynomials).Select(_ => new double[grid.Nodes.Length])];
        for (int i = 0; i < grid.Nodes.Length; i++)
        {
            double before = 0;
            double polynomial = 1;
            for (int order = 0; order < Polynomials; order++)
            {
                double next = (grid.Nodes[i] * polynomial - Math.Sqrt(order) * before) / Math.Sqrt(order + 1);
                (before, polynomial) = (polynomial, next);
                polynomials[order][i] = grid.Weights[i] * polynomial;
            }
        }

        return polynomials;
    }
}
