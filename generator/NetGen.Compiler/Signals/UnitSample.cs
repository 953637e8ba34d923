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
        double[][] sums = [.. _values.Select(values => (double[])values.Clone())];
        for (int i = 0; i < Values; i++)
        {
            double distance = variance == 0 ? 0 : Math.Min(2, differences[i] / variance);
            double common = deviation * (1 - distance);
            double own = deviation * Math.Sqrt(distance * (2 - distance));
            for (int rank = 0; rank < Units; rank++)
                sums[i][order[rank]] += state.Mean + common * first[rank] + own * second[rank];
        }

        return new UnitSample(sums);
    }

    public UnitSample Map(Func<double, double> function) => new([.. _values.Select(values => Array.ConvertAll(values, value => function(value)))]);

    /// <summary>A function of each unit's first value.</summary>
    public double[] First(Func<double, double> function) => Array.ConvertAll(_values[0], value => function(value));

    /// <summary>The moments of the sample.</summary>
    public SignalState State
    {
        get
        {
            double[] first = _values[0];
            double sum = 0;
            double square = 0;
            foreach (double value in first)
            {
                sum += value;
                square += value * value;
            }

            return new SignalState(square / Units, Difference(_values[1]), Difference(_values[2]), Difference(_values[3])) { Mean = sum / Units };

            double Difference(double[] other)
            {
                double squares = 0;
                for (int unit = 0; unit < Units; unit++)
                {
                    double difference = first[unit] - other[unit];
                    squares += difference * difference;
                }

                return squares / Units / 2;
            }
        }
    }

    private static double[] Spread(double step, Random random)
    {
        double[] quantiles = _quantiles.Value;
        double[] spread = new double[Units];
        double place = random.NextDouble();
        for (int rank = 0; rank < Units; rank++)
        {
            spread[rank] = quantiles[(int)(place * Units)];
            place += step;
            if (place >= 1)
                place--;
        }

        return spread;
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
