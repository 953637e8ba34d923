namespace NetGen.Training;

/// <summary>Some rows that a <see cref="StreamedData"/> is given, one after the other: what <see cref="Batch"/> is, for iterators.</summary>
public readonly struct BatchMemory
{
    /// <summary>Rows with class labels.</summary>
    /// <param name="inputs">[labels × InputSize], row after row.</param>
    /// <param name="labels">One label for each row.</param>
    public BatchMemory(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels) => (Inputs, Labels) = (inputs, labels);

    /// <summary>Rows with dense targets.</summary>
    /// <param name="inputs">[rows × InputSize], row after row.</param>
    /// <param name="targets">[rows × TargetSize].</param>
    public BatchMemory(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets) => (Inputs, Targets) = (inputs, targets);

    /// <summary>[rows × InputSize].</summary>
    public ReadOnlyMemory<float> Inputs { get; }

    /// <summary>[rows] class labels; empty where there are dense targets.</summary>
    public ReadOnlyMemory<int> Labels { get; }

    /// <summary>[rows × TargetSize] dense targets; empty where there are labels.</summary>
    public ReadOnlyMemory<float> Targets { get; }
}
