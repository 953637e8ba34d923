namespace NetGen.Training;

/// <summary>
/// Samples from an iterator of yours: from a database, a socket, a format of your own, made up as they are needed. Each pass calls for a
/// new enumeration, whose pieces may have any number of rows; they are checked, copied and cut into batches.
/// </summary>
public sealed class StreamedData : IBatchSource
{
    private readonly Func<EpochOrder?, CancellationToken, IEnumerable<BatchMemory>> _rows;

    private StreamedData(
        int inputSize,
        int targetSize,
        int classes,
        Func<EpochOrder?, CancellationToken, IEnumerable<BatchMemory>> rows,
        long? count,
        bool canShuffle,
        bool allowMissing)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentNullException.ThrowIfNull(rows);
        if (count is long known)
            ArgumentOutOfRangeException.ThrowIfLessThan(known, 1, nameof(count));
        (InputSize, TargetSize, Classes) = (inputSize, targetSize, classes);
        (Count, CanShuffle, AllowsMissing) = (count, canShuffle, allowMissing);
        _rows = rows;
    }

    /// <inheritdoc/>
    public int InputSize { get; }

    /// <inheritdoc/>
    public int TargetSize { get; }

    /// <inheritdoc/>
    public int Classes { get; }

    /// <inheritdoc/>
    public long? Count { get; }

    /// <inheritdoc/>
    public bool CanShuffle { get; }

    /// <inheritdoc/>
    public bool AllowsMissing { get; }

    /// <summary>Samples with class labels.</summary>
    /// <param name="inputSize">Values in one sample, at least 1.</param>
    /// <param name="classes">The number of classes, at least 1: every label is below it.</param>
    /// <param name="rows">
    /// Begins a pass: it is given the order that is asked for (null: as the samples are stored) and the pass's token. The memory of a piece
    /// may be used again when the next is asked for. The iterator is disposed when the pass ends.
    /// </param>
    /// <param name="count">The number of samples in a pass, where it is known; at least 1.</param>
    /// <param name="canShuffle">Whether <paramref name="rows"/> heeds the order.</param>
    /// <param name="allowMissing">
    /// Whether inputs may be NaN or infinite. Such values are missing to a network whose preprocessing fills them in (<c>[Standardize]</c>
    /// and the like), and ruin one without.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static StreamedData WithLabels(
        int inputSize,
        int classes,
        Func<EpochOrder?, CancellationToken, IEnumerable<BatchMemory>> rows,
        long? count = null,
        bool canShuffle = false,
        bool allowMissing = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        return new StreamedData(inputSize, targetSize: 0, classes, rows, count, canShuffle, allowMissing);
    }

    /// <summary>Samples with dense targets.</summary>
    /// <param name="inputSize">Values in one sample, at least 1.</param>
    /// <param name="targetSize">Values in one target, at least 1.</param>
    /// <param name="rows">Begins a pass, as with <see cref="WithLabels"/>.</param>
    /// <param name="count">The number of samples in a pass, where it is known; at least 1.</param>
    /// <param name="canShuffle">Whether <paramref name="rows"/> heeds the order.</param>
    /// <param name="allowMissing">Whether inputs may be NaN or infinite, as with <see cref="WithLabels"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static StreamedData WithTargets(
        int inputSize,
        int targetSize,
        Func<EpochOrder?, CancellationToken, IEnumerable<BatchMemory>> rows,
        long? count = null,
        bool canShuffle = false,
        bool allowMissing = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        return new StreamedData(inputSize, targetSize, classes: 0, rows, count, canShuffle, allowMissing);
    }

    /// <inheritdoc/>
    public IBatchReader Open(int batchSize, EpochOrder? order = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return new StreamedDataReader(this, _rows(order, cancellationToken).GetEnumerator(), batchSize, cancellationToken);
    }
}
