namespace NetGen.Kernels;

/// <summary>Some consecutive columns of a layer, over all rows of a batch.</summary>
public readonly unsafe ref struct ColumnShare
{
    /// <summary>A layer is cut at multiples of so many columns: whole vectors, and no line of the cache is written by two threads.</summary>
    private const int Unit = 16;

    private readonly BatchPointers _batch;
    private readonly int _part;
    private readonly int _parts;

    internal ColumnShare(in BatchPointers batch, int part, int parts)
    {
        _batch = batch;
        _part = part;
        _parts = parts;
    }

    /// <summary>The number of the phase of columns.</summary>
    public int Phase => _batch.Phase;

    /// <summary>The repetition of the block that the phase belongs to, counted over all loops around it.</summary>
    public int Repeat => _batch.Repeat;

    /// <summary>The rows of the batch.</summary>
    public int Rows => _batch.Rows;

    /// <summary>The inputs of the whole batch.</summary>
    public ReadOnlySpan<float> Inputs => new(_batch.Inputs, Rows * _batch.InputSize);

    /// <summary>Its first column of so many, a multiple of 16.</summary>
    /// <param name="width">How many there are in all.</param>
    public int First(int width) => Boundary(width, _part);

    /// <summary>The number of its columns of so many; may be 0.</summary>
    /// <param name="width">How many there are in all.</param>
    public int Count(int width) => Boundary(width, _part + 1) - First(width);

    private int Boundary(int width, int part)
    {
        long units = (width + Unit - 1) / Unit;
        return part == _parts ? width : (int)(units * part / _parts) * Unit;
    }
}
