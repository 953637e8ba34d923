using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>The matrix product C = start + A·B: nearly all the time of a dense layer, in all three directions.</summary>
/// <remarks>
/// C is cut into blocks of rows, as many as the cache holds, each block into panels of a few vectors, each panel into tiles of a few rows.
/// All cuts are even, since a thin tile at the end would run at a fraction of the speed. The order in which a sum runs over the depth
/// depends on nothing: any split of the rows gives the same bits.
/// </remarks>
internal static unsafe class Product
{
    /// <summary>Floats from one row to the next in the scratch of a sink.</summary>
    public const int TileStride = Tile.MaxVectors * Check.RowUnit;

    /// <summary>Floats in the scratch of a sink: room for any tile.</summary>
    public const int TileFloats = Tile.MaxRows * TileStride;

    /// <summary>The second-level cache of a core that is none too old.</summary>
    public const int CacheBytes = 1 << 20;

    /// <summary>Computes C and hands it to the sink, tile by tile.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <typeparam name="TSink">Where C goes.</typeparam>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="columns">Columns of B and C.</param>
    /// <param name="factors">A and B.</param>
    /// <param name="start">What every row of C starts with, read up to the end of its last vector; 0 if null.</param>
    /// <param name="sink">Where C goes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Run<TVector, TSink>(nint rows, nint columns, in Factors factors, float* start, TSink sink)
        where TVector : struct, ISimd<TVector>
        where TSink : struct, ISink
    {
        // Without hardware for vectors TensorPrimitives emulates them, and a tile of single floats is seven times as fast.
        if (TVector.Width == 1 && Vector128.IsHardwareAccelerated)
        {
            RunByRows(rows, columns, factors, start, sink);
            return;
        }

        nint vectors = Ceiling(columns, TVector.Width);
        nint panels = Ceiling(vectors, rows == 1 ? TVector.Registers / 2 : Tile.MaxVectors);
        nint rowsAtOnce = Math.Min(sink.RowsAtOnce, RowsAtOnce(rows, factors));
        nint blocks = rows <= rowsAtOnce ? 1 : Ceiling(rows, rowsAtOnce);
        nint packedFloats = PanelPack.Floats(rows / blocks, factors, Tile.MaxVectors * TVector.Width);
        float* packed = stackalloc float[(int)packedFloats];
        for (nint block = 0; block < blocks; block++)
        {
            nint firstRow = rows * block / blocks;
            nint blockRows = rows * (block + 1) / blocks - firstRow;
            for (nint panel = 0; panel < panels; panel++)
            {
                nint firstVector = vectors * panel / panels;
                nint panelVectors = vectors * (panel + 1) / panels - firstVector;
                nint column = firstVector * TVector.Width;
                float* panelStart = start == null ? null : start + column;
                Factors panelFactors = factors.At(firstRow, column);
                if (rows == 1)
                {
                    RunRow<TVector>(panelVectors, panelFactors, panelStart, sink.Target(0, column));
                    sink.Complete<TVector>(0, column, 1, panelVectors * TVector.Width);
                    continue;
                }

                if (packedFloats > 0)
                    panelFactors = PanelPack.Pack<TVector>(panelFactors, panelVectors * TVector.Width, packed);
                RunPanel<TVector, TSink>(firstRow, blockRows, column, panelVectors, panelFactors, prefetchesRows: panel == 0, panelStart, sink);
            }
        }
    }

    /// <summary>The tiles of one panel, one below the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPanel<TVector, TSink>(
        nint firstRow, nint rows, nint column, nint vectors, in Factors factors, bool prefetchesRows, float* start, TSink sink)
        where TVector : struct, ISimd<TVector>
        where TSink : struct, ISink
    {
        // The sums, the vectors of B and one float of A share the registers.
        nint tallest = Math.Min(Tile.MaxRows, (TVector.Registers - vectors - 1) / vectors);
        nint tiles = Ceiling(rows, tallest);
        for (nint tile = 0; tile < tiles; tile++)
        {
            nint row = rows * tile / tiles;
            nint end = rows * (tile + 1) / tiles;
            if (prefetchesRows && tile + 1 < tiles)
                factors.PrefetchRows(end, rows * (tile + 2) / tiles - end);
            sink.Prepare(firstRow + row, column, end - row, vectors * TVector.Width);
            RunTile<TVector>(end - row, vectors, factors.At(row, 0), start, sink.Target(firstRow + row, column), sink.Stride);
            sink.Complete<TVector>(firstRow + row, column, end - row, vectors * TVector.Width);
        }
    }

    /// <summary>How many rows of A to take through all panels before the next: all of them, unless they would not stay in the cache.</summary>
    private static nint RowsAtOnce(nint rows, in Factors factors)
    {
        nint rowBytes = factors.Depth * sizeof(float);
        return factors.AColumn != 1 || rows * rowBytes <= CacheBytes ? nint.MaxValue : Math.Max(Tile.MaxRows, CacheBytes / 2 / rowBytes);
    }

    /// <summary>The product by TensorPrimitives: for each row of C, the rows of B times a float of A.</summary>
    private static void RunByRows<TSink>(nint rows, nint columns, in Factors factors, float* start, TSink sink)
        where TSink : struct, ISink
    {
        for (nint row = 0; row < rows; row++)
        {
            for (nint column = 0; column < columns; column += TileFloats)
            {
                int count = (int)Math.Min(TileFloats, columns - column);
                var sums = new Span<float>(sink.Target(row, column), count);
                if (start == null)
                    sums.Clear();
                else
                    new ReadOnlySpan<float>(start + column, count).CopyTo(sums);

                Factors part = factors.At(row, column);
                for (nint k = 0; k < part.Depth; k++)
                {
                    var b = new ReadOnlySpan<float>(part.B + k * part.BRow, count);
                    TensorPrimitives.MultiplyAdd(b, part.A[k * part.AColumn], sums, sums);
                }

                sink.Complete<FloatX1>(row, column, 1, count);
            }
        }
    }

    /// <summary>The product of a single row: a matrix-vector product. Its sums run in an order of their own where C is narrow.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <typeparam name="TSink">Where C goes.</typeparam>
    /// <param name="columns">Columns of B and C.</param>
    /// <param name="factors">A and B.</param>
    /// <param name="start">What C starts with, read up to the end of its last vector; 0 if null.</param>
    /// <param name="sink">Where C goes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunSingleRow<TVector, TSink>(nint columns, in Factors factors, float* start, TSink sink)
        where TVector : struct, ISimd<TVector>
        where TSink : struct, ISink
    {
        nint vectors = Ceiling(columns, TVector.Width);
        if (TVector.Width > 1 && vectors > TVector.Registers / 2)
        {
            WideRow.Run<TVector>(vectors, factors, start, sink.Target(0, 0));
            sink.Complete<TVector>(0, 0, 1, vectors * TVector.Width);
            return;
        }

        if (TVector.Width == 1 || vectors > NarrowRowTile.MaxVectors)
        {
            Run<TVector, TSink>(1, columns, factors, start, sink);
            return;
        }

        float* c = sink.Target(0, 0);
        switch (vectors)
        {
            case 1: NarrowRowTile.Run<TVector, One>(factors, start, c); break;
            case 2: NarrowRowTile.Run<TVector, Two>(factors, start, c); break;
            case 3: NarrowRowTile.Run<TVector, Three>(factors, start, c); break;
            case 4: NarrowRowTile.Run<TVector, Four>(factors, start, c); break;
        }

        sink.Complete<TVector>(0, 0, 1, vectors * TVector.Width);
    }

    private static nint Ceiling(nint value, nint unit) => (value + unit - 1) / unit;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunRow<TVector>(nint vectors, in Factors factors, float* start, float* c)
        where TVector : struct, ISimd<TVector>
    {
        switch (vectors)
        {
            case 1: RowTile.Run<TVector, One>(factors, start, c); break;
            case 2: RowTile.Run<TVector, Two>(factors, start, c); break;
            case 3: RowTile.Run<TVector, Three>(factors, start, c); break;
            case 4: RowTile.Run<TVector, Four>(factors, start, c); break;
            case 5: RowTile.Run<TVector, Five>(factors, start, c); break;
            case 6: RowTile.Run<TVector, Six>(factors, start, c); break;
            case 7: RowTile.Run<TVector, Seven>(factors, start, c); break;
            case 8: RowTile.Run<TVector, Eight>(factors, start, c); break;
            case 9: RowTile.Run<TVector, Nine>(factors, start, c); break;
            case 10: RowTile.Run<TVector, Ten>(factors, start, c); break;
            case 11: RowTile.Run<TVector, Eleven>(factors, start, c); break;
            case 12: RowTile.Run<TVector, Twelve>(factors, start, c); break;
            case 13: RowTile.Run<TVector, Thirteen>(factors, start, c); break;
            case 14: RowTile.Run<TVector, Fourteen>(factors, start, c); break;
            case 15: RowTile.Run<TVector, Fifteen>(factors, start, c); break;
            case 16: RowTile.Run<TVector, Sixteen>(factors, start, c); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunTile<TVector>(nint rows, nint vectors, in Factors factors, float* start, float* c, nint cRow)
        where TVector : struct, ISimd<TVector>
    {
        switch (rows)
        {
            case 1: RunTile<TVector, One>(vectors, factors, start, c, cRow); break;
            case 2: RunTile<TVector, Two>(vectors, factors, start, c, cRow); break;
            case 3: RunTile<TVector, Three>(vectors, factors, start, c, cRow); break;
            case 4: RunTile<TVector, Four>(vectors, factors, start, c, cRow); break;
            case 5: RunTile<TVector, Five>(vectors, factors, start, c, cRow); break;
            case 6: RunTile<TVector, Six>(vectors, factors, start, c, cRow); break;
            case 7: RunTile<TVector, Seven>(vectors, factors, start, c, cRow); break;
            case 8: RunTile<TVector, Eight>(vectors, factors, start, c, cRow); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunTile<TVector, TRows>(nint vectors, in Factors factors, float* start, float* c, nint cRow)
        where TVector : struct, ISimd<TVector>
        where TRows : struct, IConstant
    {
        switch (vectors)
        {
            case 1: Tile.Run<TVector, TRows, One>(factors, start, c, cRow); break;
            case 2: Tile.Run<TVector, TRows, Two>(factors, start, c, cRow); break;
            case 3: Tile.Run<TVector, TRows, Three>(factors, start, c, cRow); break;
        }
    }
}
