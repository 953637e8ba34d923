namespace NetGen.Training;

/// <summary>Fits the preprocessing of one network to data: gathers what the layers need in one pass, then settles each layer from it.</summary>
internal sealed class PreprocessingFit
{
    /// <summary>Rows that are read at a time.</summary>
    private const int BatchRows = 256;

    private readonly INetwork _network;
    private readonly FeatureStatistics _statistics;
    private CoMoments? _moments;

    /// <summary>The mean of each feature as the layers so far have left it, and by what they have multiplied it.</summary>
    private readonly double[] _means;
    private readonly double[] _factors;

    private PreprocessingFit(INetwork network)
    {
        _network = network;
        int features = network.Description.InputSize;
        _statistics = new FeatureStatistics(features);
        _moments = HasProjection ? new CoMoments(features) : null;
        _means = new double[features];
        _factors = new double[features];
        Array.Fill(_factors, 1);
    }

    private bool HasProjection => _network.Description.Preprocessing.Any(layer => layer.Components > 0);

    /// <exception cref="InvalidDataException">There is no sample.</exception>
    public static PreprocessingReport Run(INetwork network, IBatchSource data, CancellationToken cancellationToken)
    {
        var fit = new PreprocessingFit(network);
        fit.Read(data, cancellationToken);
        return fit.Settle();
    }

    private void Read(IBatchSource data, CancellationToken cancellationToken)
    {
        foreach (Batch batch in data.Batches(BatchRows, cancellationToken: cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _statistics.Add(batch.Inputs);
            if (!_statistics.HasMissing)
                _moments?.Add(batch.Inputs, substitutes: []);
        }

        if (_statistics.Samples == 0)
            throw new InvalidDataException("The data have no samples.");
        _statistics.Means.CopyTo(_means);
        if (_moments is null || !_statistics.HasMissing)
            return;

        // Missing values count as the mean, which is known only now.
        _moments = new CoMoments(_statistics.Features);
        foreach (Batch batch in data.Batches(BatchRows, cancellationToken: cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _moments.Add(batch.Inputs, _means);
        }
    }

    /// <summary>Writes the figures of every layer; nothing has been changed before.</summary>
    private PreprocessingReport Settle()
    {
        double[]? variances = null;
        double total = 0;
        int kept = 0;
        foreach (FittedLayer layer in _network.Description.Preprocessing)
        {
            if (layer.Components > 0)
                (variances, total, kept) = (Project(layer, out double sum), sum, layer.Components);
            else
                Scale(layer);
        }

        foreach (FittedLayer layer in _network.Description.Preprocessing.Where(layer => layer.Components == 0))
            _network.ParameterBuffer[layer.Offset + 3 * Kernels.Check.RoundUp(layer.Features)] = _statistics.Samples;
        return PreprocessingReport.Of(_statistics, variances, kept, total);
    }

    private void Scale(FittedLayer layer)
    {
        int apart = Kernels.Check.RoundUp(layer.Features);
        Span<float> means = _network.ParameterBuffer.Slice(layer.Offset, layer.Features);
        Span<float> scales = _network.ParameterBuffer.Slice(layer.Offset + apart, layer.Features);
        Span<float> offsets = _network.ParameterBuffer.Slice(layer.Offset + 2 * apart, layer.Features);
        for (int feature = 0; feature < layer.Features; feature++)
        {
            float mean = (float)(layer.IsGlobal ? _statistics.GlobalMean : _means[feature]);
            float scale = (float)ScaleOf(layer, feature);
            if (!float.IsFinite(scale))
                scale = 0; // so narrow a range is none
            float offset = layer.Method == PreprocessingMethod.MinMax && scale > 0
                ? (float)(layer.Low + (mean - _statistics.Low(feature)) * (double)scale)
                : 0;
            (means[feature], scales[feature], offsets[feature]) = (mean, scale, offset);
            _means[feature] = (_means[feature] - mean) * scale + offset;
            _factors[feature] *= scale;
        }
    }

    /// <summary>By what a feature is multiplied; the figures gathered are of the inputs themselves, so that these are scaled first or not at all.</summary>
    private double ScaleOf(FittedLayer layer, int feature) => layer.Method switch
    {
        PreprocessingMethod.ZeroCenter => 1,
        _ when _statistics.IsConstant(feature) => 0,
        PreprocessingMethod.Standardize => 1 / Math.Sqrt(_statistics.Variance(feature)),
        _ => (layer.High - layer.Low) / ((double)_statistics.High(feature) - _statistics.Low(feature)),
    };

    /// <returns>All eigenvalues, the largest first.</returns>
    private double[] Project(FittedLayer layer, out double total)
    {
        double[][] vectors = _moments!.Covariance(_factors);
        double[] variances = SymmetricEigen.Decompose(vectors);
        total = variances.Sum();
        Span<float> buffer = _network.ParameterBuffer.Slice(layer.Offset);
        for (int component = 0; component < layer.Components; component++)
        {
            double variance = variances[component];
            double gain = layer.Method == PreprocessingMethod.Whiten && variance > 0 ? 1 / Math.Sqrt(variance + layer.Epsilon) : 1;
            for (int feature = 0; feature < layer.Features; feature++)
                buffer[feature * layer.Stride + component] = (float)(vectors[component][feature] * gain);
            buffer[layer.Features * layer.Stride + component] = (float)variance;
        }

        return variances;
    }
}
