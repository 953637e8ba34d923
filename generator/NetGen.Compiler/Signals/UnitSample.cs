namespace NetGen.Compiler.Signals;

/// <summary>
/// Values of a layer's units, where they are no longer normally distributed: behind the activation of a residual sum, of which one term is what
/// such an activation let through before. Each unit has a value for a first input and one for the other of each pair of <see cref="SignalState"/>.
/// </summary>
/// <remarks>
/// What is added is spread evenly over the units in the order of their values, which makes a small sample exact to about 1 % (array-RQMC,
/// L'Ecuyer, Lécot and Tuffin 2008), by Roberts's sequence in two dimensions (2018).
/// </remarks>
internal sealed class UnitSample
{
    private const int Units = 512;
    private const int Values = 4;

    // 1/p and 1/p² for p³ = p + 1.
    private const double FirstStep = 0.7548776662466927;
    private const double SecondStep = 0.5698402909980532;

    /// <summary>The normal distribution's quantiles in the middles of equal shares.</summary>
    private static readonly Lazy<double[]> _quantiles = new(Quantiles);

    private readonly double[][] _values;

    private UnitSample(double[][] values) => _values = values;

    /// <summary>All 0.</summary>
    public UnitSample()
        : this([.. Enumerable.Range(0, Values).Select(_ => new double[Units])])
    {
    }

    /// <summary>Adds independent normal values of a state's mean and covariances.</summary>
    public UnitSample Plus(SignalState state, Random random)
    {
        double variance = Math.Max(0, state.Square - state.Mean * state.Mean);
        double deviation = Math.Sqrt(variance);
        double[] first = Spread(FirstStep, random);
        double[] second = Spread(SecondStep, random);
        int[] order = [.. Enumerable.Range(0, Units)];
        Array.Sort((double[])_values[0].Clone(), order);
        double[] differences = [0, state.Inputs, state.Masks, state.Both];
        return new UnitSample([.. _values.Zip(differences, (values, difference) =>
        {
            double distance = variance == 0 ? 0 : Math.Min(2, difference / variance);
            double common = 1 - distance;
            double own = Math.Sqrt(distance * (2 - distance));
            double[] sums = (double[])values.Clone();
            for (int rank = 0; rank < Units; rank++)
                sums[order[rank]] += state.Mean + deviation * (common * first[rank] + own * second[rank]);
            return sums;
        })]);
    }

    public UnitSample Map(Func<double, double> function) => new([.. _values.Select(values => (double[])[.. values.Select(function)])]);

    /// <summary>A function of each unit's first value.</summary>
    public double[] First(Func<double, double> function) => [.. _values[0].Select(function)];

    /// <summary>The moments of the sample.</summary>
    public SignalState State
    {
        get
        {
            double[] first = _values[0];
            return new SignalState(first.Average(value => value * value), Difference(1), Difference(2), Difference(3)) { Mean = first.Average() };

            double Difference(int other) => first.Zip(_values[other], (a, b) => (a - b) * (a - b)).Average() / 2;
        }
    }

    private static double[] Spread(double step, Random random)
    {
        double shift = random.NextDouble();
        return [.. Enumerable.Range(0, Units).Select(rank => _quantiles.Value[(int)((shift + rank * step) % 1 * Units)])];
    }

    /// <summary>By halving; scaled to a mean square of exactly 1, which the middles of shares fall short of.</summary>
    private static double[] Quantiles()
    {
        double[] quantiles = new double[Units];
        for (int unit = 0; unit < Units; unit++)
        {
            double low = -8;
            double high = 8;
            for (int halving = 0; halving < 50; halving++)
            {
                double middle = (low + high) / 2;
                if (SmoothFunctions.NormalCdf(middle) < (unit + 0.5) / Units)
                    low = middle;
                else
                    high = middle;
            }

            quantiles[unit] = low;
        }

        double scale = Math.Sqrt(quantiles.Average(quantile => quantile * quantile));
        return [.. quantiles.Select(quantile => quantile / scale)];
    }
}
