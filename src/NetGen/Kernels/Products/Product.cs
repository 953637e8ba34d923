using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>The matrix product C = start + A·B: nearly all the time of a dense layer, in all three directions.</summary>
/// <remarks>
/// C is cut into blocks of rows and the depth into slices, so that what both touch stays in the second-level cache; within, into panels of
/// a few columns, whose part of B stays in the first, and tiles of a few rows, whose sums stay in registers. All cuts are even, since a
/// thin tile at the end would run at a fraction of the speed. The order in which a sum runs over the depth depends on nothing: any split of
/// the rows gives the same bits.
/// </remarks>
internal static unsafe class Product
{
    /// <summary>The second-level cache of a core that is none too old.</summary>
    public const int CacheBytes = 1 << 20;

    /// <summary>Bytes of C in a block.</summary>
    private const int BlockBytes = CacheBytes * 5 / 8;

    /// <summary>Rows in a block of A that is copied together.</summary>
    private const int PackedRows = 64;

    /// <summary>Bytes of B in a slice of a panel.</summary>
    private const int PanelBytes = 24 * 1024;

    /// <summary>The longest slice of the depth where B is larger than the cache: the next one has to fit in beside it.</summary>
    private const int StreamedDepth = 64;

    /// <summary>Floats that TensorPrimitives takes at once.</summary>
    private const int RowFloats = 384;

    /// <summary>Computes C and hands it to the sink, panel by panel.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <typeparam name="TSink">Where C goes.</typeparam>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="columns">Columns of B and C.</param>
    /// <param name="factors">A and B.</param>
    /// <param name="start">What every row of C starts with, read up to the end of its last vector; 0 if null.</param>
    /// <param name="sink">Where C goes.</param>
    [MethodImpl(Compiled.AtOnce)]
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
        if (rows == 1)
        {
            RunWideRow<TVector, TSink>(vectors, factors, start, sink);
            return;
        }

        if (SparseProduct.Pays<TVector>(rows, columns, factors))
        {
            SparseProduct.Run<TVector, TSink>(rows, columns, factors, start, sink);
            return;
        }

        nint panels = Ceiling(vectors, Tile.MaxVectors);
        bool streams = factors.Depth * factors.BRow * sizeof(float) > CacheBytes;
        bool packs = RowPack.Pays(columns, factors);
        nint deepest = streams ? StreamedDepth : PanelBytes / (Math.Min(columns, Tile.MaxVectors * TVector.Width) * sizeof(float));
        nint rowsAtOnce = Math.Max(Check.RowUnit, BlockBytes / (columns * sizeof(float)));
        var blocking = new Blocking(rows, Math.Min(packs ? PackedRows : sink.RowsAtOnce, rowsAtOnce), factors.Depth, deepest, 1);
        float* packed = stackalloc float[packs ? PackedRows * (int)Math.Min(deepest, factors.Depth) : 0];
        for (nint block = 0; block < blocking.Blocks; block++)
        {
            nint row = blocking.Row(block), blockRows = blocking.Row(block + 1) - row;
            Factors blockFactors = factors.At(row, 0);
            for (nint slice = 0; slice < blocking.Slices; slice++)
            {
                bool completes = slice + 1 == blocking.Slices;
                nint end = blocking.Depth(slice + 1);
                Factors part = blockFactors.Slice(blocking.Depth(slice), end);
                if (packs)
                    part = RowPack.Pack<TVector>(blockRows, part, packed);
                nint next = streams && !completes ? blocking.Depth(slice + 2) - end : 0;
                var ahead = new Prefetch(factors.B + end * factors.BRow, next * factors.BRow, panels * Ceiling(blockRows, Tile.MaxRows));
                RunSlice<TVector, TSink>(row, blockRows, vectors, part, ref ahead, start, slice > 0, completes, sink);
            }
        }
    }

    /// <summary>The panels of one slice of the depth, one beside the other.</summary>
    [MethodImpl(Compiled.AtOnce)]
    private static void RunSlice<TVector, TSink>(
        nint row, nint rows, nint vectors, in Factors factors, ref Prefetch ahead, float* start, bool continues, bool completes, TSink sink)
        where TVector : struct, ISimd<TVector>
        where TSink : struct, ISink
    {
        nint panels = Ceiling(vectors, Tile.MaxVectors);
        for (nint panel = 0; panel < panels; panel++)
        {
            nint firstVector = vectors * panel / panels, panelVectors = vectors * (panel + 1) / panels - firstVector;
            nint column = firstVector * TVector.Width;
            var sums = new Sums(start == null ? null : start + column, continues, sink.Target(row, column), sink.Stride);
            RunPanel<TVector>(rows, panelVectors, factors.At(0, column), ref ahead, sums);
            if (completes)
                sink.Complete<TVector>(row, column, rows, panelVectors * TVector.Width);
        }
    }

    /// <summary>The tiles of one panel, one below the other.</summary>
    [MethodImpl(Compiled.AtOnce)]
    private static void RunPanel<TVector>(nint rows, nint vectors, in Factors factors, ref Prefetch ahead, in Sums sums)
        where TVector : struct, ISimd<TVector>
    {
        // The sums, the vectors of B and one float of A share the registers.
        nint tallest = Math.Min(Tile.MaxRows, (TVector.Registers - vectors - 1) / vectors);
        nint tiles = Ceiling(rows, tallest), height = rows / tiles, taller = rows - tiles * height;
        if (taller > 0)
            RunTiles<TVector>(height + 1, vectors, taller, factors, ref ahead, sums);
        nint row = taller * (height + 1);
        RunTiles<TVector>(height, vectors, tiles - taller, factors.At(row, 0), ref ahead, sums.From(row));
    }

    /// <summary>The product by TensorPrimitives: for each row of C, the rows of B times a float of A.</summary>
    private static void RunByRows<TSink>(nint rows, nint columns, in Factors factors, float* start, TSink sink)
        where TSink : struct, ISink
    {
        for (nint row = 0; row < rows; row++)
        {
            for (nint column = 0; column < columns; column += RowFloats)
            {
                int count = (int)Math.Min(RowFloats, columns - column);
                var sums = new Span<float>(sink.Target(row, column), count);
                if (start == null)
                    sums.Clear();
                else
                    new ReadOnlySpan<float>(start + column, count).CopyTo(sums);

                Factors part = factors.At(row, column);
                for (nint k = 0; k < part.Depth; k++)
                {
                    float a = part.A[k * part.AColumn];
                    if (a != 0)
                        TensorPrimitives.MultiplyAdd(new ReadOnlySpan<float>(part.B + k * part.BRow, count), a, sums, sums);
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
    [MethodImpl(Compiled.AtOnce)]
    public static void RunSingleRow<TVector, TSink>(nint columns, in Factors factors, float* start, TSink sink)
        where TVector : struct, ISimd<TVector>
        where TSink : struct, ISink
    {
        if (TVector.Width == 1)
        {
            Run<TVector, TSink>(1, columns, factors, start, sink);
            return;
        }

        nint vectors = Ceiling(columns, TVector.Width);
        if (vectors > NarrowRowTile.MaxVectors)
        {
            RunWideRow<TVector, TSink>(vectors, factors, start, sink);
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

    public static nint Ceiling(nint value, nint unit) => (value + unit - 1) / unit;

    private static void RunWideRow<TVector, TSink>(nint vectors, in Factors factors, float* start, TSink sink)
        where TVector : struct, ISimd<TVector>
        where TSink : struct, ISink
    {
        WideRow.Run<TVector>(vectors, factors, start, sink.Target(0, 0));
        sink.Complete<TVector>(0, 0, 1, vectors * TVector.Width);
    }

    [MethodImpl(Compiled.AtOnce)]
    private static void RunTiles<TVector>(nint rows, nint vectors, nint tiles, in Factors factors, ref Prefetch ahead, in Sums sums)
        where TVector : struct, ISimd<TVector>
    {
        switch (rows)
        {
            case 1: RunTiles<TVector, One>(vectors, tiles, factors, ref ahead, sums); break;
            case 2: RunTiles<TVector, Two>(vectors, tiles, factors, ref ahead, sums); break;
            case 3: RunTiles<TVector, Three>(vectors, tiles, factors, ref ahead, sums); break;
            case 4: RunTiles<TVector, Four>(vectors, tiles, factors, ref ahead, sums); break;
            case 5: RunTiles<TVector, Five>(vectors, tiles, factors, ref ahead, sums); break;
            case 6: RunTiles<TVector, Six>(vectors, tiles, factors, ref ahead, sums); break;
            case 7: RunTiles<TVector, Seven>(vectors, tiles, factors, ref ahead, sums); break;
            case 8: RunTiles<TVector, Eight>(vectors, tiles, factors, ref ahead, sums); break;
        }
    }

    [MethodImpl(Compiled.AtOnce)]
    private static void RunTiles<TVector, TRows>(nint vectors, nint tiles, in Factors factors, ref Prefetch ahead, in Sums sums)
        where TVector : struct, ISimd<TVector>
        where TRows : unmanaged, IConstant
    {
        switch (vectors)
        {
            case 1: Tile.Run<TVector, TRows, One>(tiles, factors, ref ahead, sums); break;
            case 2: Tile.Run<TVector, TRows, Two>(tiles, factors, ref ahead, sums); break;
            case 3: Tile.Run<TVector, TRows, Three>(tiles, factors, ref ahead, sums); break;
        }
    }
}
