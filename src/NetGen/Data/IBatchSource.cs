namespace NetGen.Training;

/// <summary>
/// Samples that are delivered in batches: what <see cref="TrainingExtensions.Fit"/> learns from. <see cref="DataSet"/> holds them in memory,
/// <see cref="RowFile"/> on disk; others read a format, or stand in front of another source (<see cref="BatchSourceExtensions"/>).
/// </summary>
public interface IBatchSource
{
    /// <summary>Values in one sample, at least 1.</summary>
    int InputSize { get; }

    /// <summary>Values in one dense target; 0 where the samples have class labels.</summary>
    int TargetSize { get; }

    /// <summary>Whether the samples have class labels; otherwise they have dense targets.</summary>
    bool HasLabels => TargetSize == 0;

    /// <summary>The number of classes: every label is below it. 0 where there are dense targets.</summary>
    int Classes { get; }

    /// <summary>
    /// Whether inputs may be missing, that is NaN or infinite: for a network whose preprocessing fills them in (<c>[Standardize]</c> and the
    /// like). Otherwise all are finite.
    /// </summary>
    bool AllowsMissing => false;

    /// <summary>The number of samples in one pass; null where it is not known before the pass has ended.</summary>
    long? Count { get; }

    /// <summary>
    /// Whether a pass can be asked for in a random order. A source that cannot do it is trained on behind a
    /// <see cref="BatchSourceExtensions.ShuffleBuffer"/>.
    /// </summary>
    bool CanShuffle { get; }

    /// <summary>Begins a pass over the samples. Several passes may be under way at once.</summary>
    /// <param name="batchSize">The number of rows in a batch, at least 1.</param>
    /// <param name="order">
    /// Which random order; null for that in which the samples are stored. The same order gives the same batches each time. A source that
    /// cannot shuffle takes no notice of it.
    /// </param>
    /// <param name="cancellationToken">Ends a wait for the next batch.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    IBatchReader Open(int batchSize, EpochOrder? order = null, CancellationToken cancellationToken = default);
}
