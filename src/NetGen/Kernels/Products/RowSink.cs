namespace NetGen.Kernels;

/// <summary>Stores a single row of sums in memory that has no padding.</summary>
/// <param name="destination">The row.</param>
/// <param name="width">Its length.</param>
/// <param name="tile">Scratch of <see cref="Product.TileFloats"/> floats.</param>
internal readonly unsafe struct RowSink(float* destination, nint width, float* tile) : ISink
{
    public nint Stride => Product.TileStride;

    public float* Target(nint row, nint column) => tile;

    public void Complete<TVector>(nint row, nint column, nint rows, nint columns)
        where TVector : struct, ISimd<TVector>
    {
        int count = (int)Math.Min(columns, width - column);
        new ReadOnlySpan<float>(tile, count).CopyTo(new Span<float>(destination + column, count));
    }
}
