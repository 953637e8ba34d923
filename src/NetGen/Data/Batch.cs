namespace NetGen.Training;

/// <summary>Some rows of an <see cref="IBatchSource"/>, one after the other. Valid until its reader moves on.</summary>
public readonly ref struct Batch
{
    /// <summary>Rows with class labels.</summary>
    /// <param name="inputs">[labels × InputSize], row after row.</param>
    /// <param name="labels">One label for each row, at least one.</param>
    /// <exception cref="ArgumentException">There is no row, or the inputs are no whole number of values for each.</exception>
    public Batch(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
        : this(labels.Length, inputs, labels, []) =>
        Check(inputs.Length, labels.Length, nameof(inputs));

    /// <summary>Rows with dense targets.</summary>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="inputs">[rows × InputSize], row after row.</param>
    /// <param name="targets">[rows × TargetSize].</param>
    /// <exception cref="ArgumentException">There is no row, or the values are no whole number for each.</exception>
    public Batch(int rows, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
        : this(rows, inputs, [], targets)
    {
        Check(inputs.Length, rows, nameof(inputs));
        Check(targets.Length, rows, nameof(targets));
    }

    internal Batch(int rows, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets)
    {
        Rows = rows;
        Inputs = inputs;
        Labels = labels;
        Targets = targets;
    }

    /// <summary>The number of rows, at least 1.</summary>
    public int Rows { get; }

    /// <summary>[Rows × InputSize].</summary>
    public ReadOnlySpan<float> Inputs { get; }

    /// <summary>[Rows] class labels; empty where the data have dense targets.</summary>
    public ReadOnlySpan<int> Labels { get; }

    /// <summary>[Rows × TargetSize] dense targets; empty where the data have labels.</summary>
    public ReadOnlySpan<float> Targets { get; }

    private static void Check(int values, int rows, string name)
    {
        if (rows < 1 || values % rows != 0)
            throw new ArgumentException($"{values} values are no whole number for each of {rows} rows.", name);
    }
}
