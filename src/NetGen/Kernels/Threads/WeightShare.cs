namespace NetGen.Kernels;

/// <summary>A part of the parameters: of each matrix some consecutive rows.</summary>
public readonly unsafe ref struct WeightShare
{
    private readonly BatchPointers _batch;
    private readonly int _part;
    private readonly int _parts;

    internal WeightShare(in BatchPointers batch, int part, int parts)
    {
        _batch = batch;
        _part = part;
        _parts = parts;
    }

    /// <summary>The rows of the batch.</summary>
    public int Rows => _batch.Rows;

    /// <summary>The inputs of the whole batch.</summary>
    public ReadOnlySpan<float> Inputs => new(_batch.Inputs, Rows * _batch.InputSize);

    /// <summary>Whether it is the one that sees to the biases.</summary>
    public bool HasBias => _part + 1 == _parts;

    /// <summary>The number of its first row, or its first value, of so many.</summary>
    /// <param name="count">How many there are in all.</param>
    public int Start(int count) => Boundary(count, _part);

    /// <summary>The number of its rows, or values, of so many.</summary>
    /// <param name="count">How many there are in all.</param>
    public int Count(int count) => Boundary(count, _part + 1) - Start(count);

    /// <summary>Cut at multiples of 16, so that no tile is thin and no line of the cache is written by two threads.</summary>
    private int Boundary(int count, int part) => part == _parts ? count : (int)((long)count * part / _parts) & ~15;
}
