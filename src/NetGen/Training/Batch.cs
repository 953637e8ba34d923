namespace NetGen.Training;

/// <summary>Some rows of a <see cref="DataSet"/>, one after the other. Valid until the enumeration moves on.</summary>
public readonly ref struct Batch
{
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
}
