namespace NetGen.Training;

/// <summary>
/// Mean, variance and range of each feature, gathered batch by batch in one pass: sums about the mean of the batch, merged as Chan, Golub and
/// LeVeque (1983) do, so that nothing large is ever subtracted from something large. Values that are not finite are missing, and counted.
/// </summary>
internal sealed class FeatureStatistics(int features)
{
    private readonly long[] _count = new long[features];
    private readonly double[] _mean = new double[features];
    private readonly double[] _squares = new double[features];
    private readonly float[] _low = Filled(features, float.PositiveInfinity);
    private readonly float[] _high = Filled(features, float.NegativeInfinity);

    private readonly int[] _batchCount = new int[features];
    private readonly double[] _batchMean = new double[features];
    private readonly double[] _batchSquares = new double[features];

    public int Features => features;

    public long Samples { get; private set; }

    /// <summary>The mean of each feature over the values that are there; 0 where none is.</summary>
    public ReadOnlySpan<double> Means => _mean;

    public bool HasMissing { get; private set; }

    /// <summary>The samples in which a feature is missing.</summary>
    public long Missing(int feature) => Samples - _count[feature];

    /// <summary>Whether a feature has one value only, or none.</summary>
    public bool IsConstant(int feature) => !(_low[feature] < _high[feature]);

    public float Low(int feature) => _low[feature];

    public float High(int feature) => _high[feature];

    /// <summary>Σ(x - mean)²/n over the values that are there.</summary>
    public double Variance(int feature) => _count[feature] == 0 ? 0 : _squares[feature] / _count[feature];

    /// <summary>The mean over all features and samples.</summary>
    public double GlobalMean
    {
        get
        {
            double sum = 0;
            long count = 0;
            for (int feature = 0; feature < features; feature++)
            {
                sum += _mean[feature] * _count[feature];
                count += _count[feature];
            }

            return count == 0 ? 0 : sum / count;
        }
    }

    /// <param name="rows">[rows × features].</param>
    public void Add(ReadOnlySpan<float> rows)
    {
        Clear();
        for (int start = 0; start < rows.Length; start += features)
            AddSums(rows.Slice(start, features));
        for (int feature = 0; feature < features; feature++)
            _batchMean[feature] /= Math.Max(1, _batchCount[feature]);
        for (int start = 0; start < rows.Length; start += features)
            AddSquares(rows.Slice(start, features));
        Merge();
        Samples += rows.Length / features;
    }

    private void Clear()
    {
        Array.Clear(_batchCount);
        Array.Clear(_batchMean);
        Array.Clear(_batchSquares);
    }

    private void AddSums(ReadOnlySpan<float> row)
    {
        for (int feature = 0; feature < row.Length; feature++)
        {
            float value = row[feature];
            if (!float.IsFinite(value))
            {
                HasMissing = true;
                continue;
            }

            _batchCount[feature]++;
            _batchMean[feature] += value;
            _low[feature] = Math.Min(_low[feature], value);
            _high[feature] = Math.Max(_high[feature], value);
        }
    }

    private void AddSquares(ReadOnlySpan<float> row)
    {
        for (int feature = 0; feature < row.Length; feature++)
        {
            double deviation = row[feature] - _batchMean[feature];
            if (double.IsFinite(deviation))
                _batchSquares[feature] += deviation * deviation;
        }
    }

    private void Merge()
    {
        for (int feature = 0; feature < features; feature++)
        {
            if (_batchCount[feature] == 0)
                continue;
            double before = _count[feature], added = _batchCount[feature], all = before + added;
            double distance = _batchMean[feature] - _mean[feature];
            _mean[feature] += distance * added / all;
            _squares[feature] += _batchSquares[feature] + distance * distance * before * added / all;
            _count[feature] += _batchCount[feature];
        }
    }

    private static float[] Filled(int length, float value)
    {
        float[] values = new float[length];
        Array.Fill(values, value);
        return values;
    }
}
