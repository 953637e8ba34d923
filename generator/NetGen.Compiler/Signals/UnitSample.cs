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
    private const int Unmasked = 2;

    // 1/p and 1/p² for p³ = p + 1.
    private const double FirstStep = 0.7548776662466927;
    private const double SecondStep = 0.5698402909980532;

    /// <summary>Of the sequences; later additions begin again with the first.</summary>
    private const int Starts = 32;

    /// <summary>For each addition the standard normal values to add in order of rank: common to a pair, and the one's own.</summary>
    private static readonly Lazy<(double[] Common, double[] Own)[]> _spreads = new(Spreads);

    /// <summary>For the first input and for the other of each pair; without the two of masks where none has been drawn: they are the two before.</summary>
    private readonly double[][] _values;

    private UnitSample(double[][] values) => _values = values;

    /// <summary>All 0.</summary>
    public UnitSample()
        : this([new double[Units], new double[Units]])
    {
    }

    /// <summary>Adds independent normal values of a state's mean and covariances.</summary>
    /// <param name="state">The state.</param>
    /// <param name="addition">A number of its own for each that is made to one sample.</param>
    public UnitSample Plus(SignalState state, int addition)
    {
        double variance = Math.Max(0, state.Square - state.Mean * state.Mean);
        double deviation = Math.Sqrt(variance);
        (double[] common, double[] own) = _spreads.Value[addition % Starts];
        int[] order = Ranking.Of(_values[0]);
        double[] differences = state.Masks > 0 || _values.Length > Unmasked ? [0, state.Inputs, state.Masks, state.Both] : [0, state.Inputs];
        double[][] sums = new double[differences.Length][];
        for (int i = 0; i < sums.Length; i++)
        {
            double distance = variance == 0 ? 0 : Math.Min(2, differences[i] / variance);
            double commonShare = deviation * (1 - distance);
            double ownShare = deviation * Math.Sqrt(distance * (2 - distance));
            double[] values = _values[i % _values.Length];
            double[] sum = new double[Units];
            for (int rank = 0; rank < order.Length; rank++)
            {
                int unit = order[rank];
                sum[unit] = values[unit] + state.Mean + commonShare * common[rank] + ownShare * own[rank];
            }

            sums[i] = sum;
        }

        return new UnitSample(sums);
    }

    /// <summary>The values behind an activation.</summary>
    public UnitSample Through(Transfer transfer) => new(Array.ConvertAll(_values, values =>
    {
        double[] behind = new double[Units];
        for (int unit = 0; unit < behind.Length; unit++)
            behind[unit] = transfer.Value(values[unit]);
        return behind;
    }));

    /// <summary>The squares of the slopes that each unit's gradient meets at its first value.</summary>
    /// <param name="transfer">The activation.</param>
    /// <param name="behind">The values behind it.</param>
    public double[] SlopeSquares(Transfer transfer, UnitSample behind)
    {
        double[] squares = new double[Units];
        for (int unit = 0; unit < squares.Length; unit++)
        {
            double slope = transfer.Slope(_values[0][unit], behind._values[0][unit]);
            squares[unit] = slope * slope;
        }

        return squares;
    }

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

            double[] halves = Array.ConvertAll(_values, Difference);
            double inputs = halves[1];
            return new SignalState(square / Units, inputs, halves.ElementAtOrDefault(2), halves.Length > Unmasked ? halves[3] : inputs)
            {
                Mean = sum / Units,
            };

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

    private static (double[] Common, double[] Own)[] Spreads()
    {
        double[] quantiles = Quantiles();
        Random random = new(1);
        return [.. Enumerable.Range(0, Starts).Select(_ => (Spread(FirstStep), Spread(SecondStep)))];

        double[] Spread(double step)
        {
            double start = random.NextDouble();
            return [.. Enumerable.Range(0, Units).Select(rank => quantiles[(int)((start + rank * step) % 1 * Units)])];
        }
    }

    /// <summary>
    /// The normal distribution's in the middles of equal shares, by halving; scaled to a mean square of exactly 1, which they fall short of.
    /// </summary>
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
