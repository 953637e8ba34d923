using System.Numerics.Tensors;

namespace NetGen.Training;

/// <summary>
/// Σ(x - mean)(x - mean)ᵀ over samples, gathered batch by batch in one pass: sums about the mean of the batch, merged as Chan, Golub and LeVeque
/// (1983) do. It takes 8 bytes for each pair of features.
/// </summary>
internal sealed class CoMoments
{
    /// <summary>Rows whose deviations are held at once.</summary>
    private const int BlockRows = 64;

    private readonly int _features;
    private readonly double[][] _moments;
    private readonly double[] _mean;
    private readonly double[] _blockMean;
    private readonly double[] _deviations;
    private long _samples;

    public CoMoments(int features)
    {
        _features = features;
        _moments = new double[features][];
        for (int feature = 0; feature < features; feature++)
            _moments[feature] = new double[features];
        _mean = new double[features];
        _blockMean = new double[features];
        _deviations = new double[BlockRows * features];
    }

    public long Samples => _samples;

    /// <param name="rows">[rows × features].</param>
    /// <param name="substitutes">What stands for a value that is not finite, of each feature; empty where all are.</param>
    public void Add(ReadOnlySpan<float> rows, ReadOnlySpan<double> substitutes)
    {
        for (int start = 0; start < rows.Length; start += BlockRows * _features)
            AddBlock(rows.Slice(start, Math.Min(BlockRows * _features, rows.Length - start)), substitutes);
    }

    /// <summary>The matrix, symmetric: of features that are each multiplied by a factor, over the number of samples less one.</summary>
    /// <param name="factors">One for each feature.</param>
    /// <returns>This object's own memory: nothing can be added after that.</returns>
    public double[][] Covariance(ReadOnlySpan<double> factors)
    {
        double denominator = Math.Max(1, _samples - 1);
        for (int i = 0; i < _features; i++)
        {
            for (int j = i; j < _features; j++)
                _moments[i][j] = _moments[j][i] = _moments[i][j] * factors[i] * factors[j] / denominator;
        }

        return _moments;
    }

    private void AddBlock(ReadOnlySpan<float> rows, ReadOnlySpan<double> substitutes)
    {
        int count = rows.Length / _features;
        Array.Clear(_blockMean);
        for (int row = 0; row < count; row++)
        {
            Span<double> deviations = _deviations.AsSpan(row * _features, _features);
            TensorPrimitives.ConvertTruncating(rows.Slice(row * _features, _features), deviations);
            for (int feature = 0; feature < substitutes.Length; feature++)
                deviations[feature] = double.IsFinite(deviations[feature]) ? deviations[feature] : substitutes[feature];
            TensorPrimitives.Add(_blockMean, deviations, _blockMean);
        }

        TensorPrimitives.Divide(_blockMean, count, _blockMean);
        for (int row = 0; row < count; row++)
        {
            Span<double> deviations = _deviations.AsSpan(row * _features, _features);
            TensorPrimitives.Subtract(deviations, _blockMean, deviations);
        }

        Merge(count);
    }

    /// <summary>The upper triangle: within the block, and what its mean lies away from that of the samples before.</summary>
    private void Merge(int count)
    {
        double all = _samples + count, weight = _samples * count / all;
        TensorPrimitives.Subtract(_blockMean, _mean, _blockMean);
        for (int i = 0; i < _features; i++)
        {
            Span<double> moments = _moments[i].AsSpan(i);
            for (int row = 0; row < count; row++)
            {
                ReadOnlySpan<double> deviations = _deviations.AsSpan(row * _features + i, _features - i);
                if (deviations[0] != 0)
                    TensorPrimitives.MultiplyAdd(deviations, deviations[0], moments, moments);
            }

            TensorPrimitives.MultiplyAdd(_blockMean.AsSpan(i), _blockMean[i] * weight, moments, moments);
        }

        TensorPrimitives.MultiplyAdd(_blockMean, count / all, _mean, _mean);
        _samples += count;
    }
}
