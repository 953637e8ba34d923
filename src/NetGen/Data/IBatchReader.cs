namespace NetGen.Training;

/// <summary>
/// One pass over the samples of an <see cref="IBatchSource"/>, for one caller at a time. It allocates where it is opened, and nothing for
/// a batch.
/// </summary>
public interface IBatchReader : IDisposable
{
    /// <summary>The batch that <see cref="MoveNext"/> has gone to, valid until it is called again.</summary>
    Batch Current { get; }

    /// <summary>Goes to the next batch. Each has as many rows as were asked for, except that the last may have fewer.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The next rows cannot be used; the message says which and why.</exception>
    /// <exception cref="IOException">The next rows cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The pass was cancelled.</exception>
    bool MoveNext();
}
