namespace NetGen.Training;

/// <summary>What can be done with samples wherever they come from.</summary>
public static class BatchSourceExtensions
{
    /// <summary>One pass over the samples in batches, for <c>foreach</c>. Nothing is allocated for a batch.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="batchSize">The number of rows in a batch, at least 1; the last one may have fewer.</param>
    /// <param name="order">Which random order; null for that in which the samples are stored.</param>
    /// <param name="cancellationToken">Ends a wait for the next batch.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    public static BatchSequence Batches(
        this IBatchSource source, int batchSize, EpochOrder? order = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return new BatchSequence(source, batchSize, order, cancellationToken);
    }

    /// <summary>
    /// The samples in an order that is nearly random, at the price of so many rows of memory: each is drawn from a buffer that the source
    /// keeps full (as <c>tf.data.Dataset.shuffle</c> does). A row comes at most a buffer's length too early, so rows that lie sorted by
    /// class need a buffer of several classes' length. A source that can shuffle is asked to do so as well.
    /// </summary>
    /// <param name="source">The samples.</param>
    /// <param name="rows">The rows in the buffer, at least 1; with 1 the order is that of the source.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is below 1.</exception>
    public static IBatchSource ShuffleBuffer(this IBatchSource source, int rows)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return new ShuffledSource(source, rows);
    }

    /// <summary>
    /// The samples as they are, read ahead by a thread of its own in each pass, so that reading and decoding take place beside the
    /// training step. The batches are the same, in the same order. To be put in front of everything else.
    /// </summary>
    /// <param name="source">The samples.</param>
    /// <param name="batches">How many batches may wait, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batches"/> is below 1.</exception>
    public static IBatchSource Prefetch(this IBatchSource source, int batches = 4)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1);
        return new PrefetchedSource(source, batches);
    }

    /// <summary>Reads all samples into memory.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">
    /// There is no sample, there are more values than one array can hold, or a sample cannot be used; the message says which and why.
    /// </exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static DataSet ToDataSet(this IBatchSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source as DataSet ?? new DataSetBuilder(source).Read(cancellationToken);
    }
}
