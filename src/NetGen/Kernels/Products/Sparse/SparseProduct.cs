using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The matrix product C = start + A·B without the products with the zeros of A. Behind ReLU half of the activations are 0, behind dropout as
/// many more, and so are their gradients.
/// </summary>
/// <remarks>
/// A row of C takes up the rows of B that it needs, one after the other, so each value of B that is read serves one multiply-add, and not
/// eight as in <see cref="Tile"/>. So that they come from the first cache at the speed of the arithmetic, the panel of B is small.
/// The bits are those of the whole product, except that 0 · ∞ and 0 · NaN count as 0.
/// </remarks>
internal static unsafe class SparseProduct
{
    /// <summary>Rows of A that are compressed together.</summary>
    private const int BlockRows = 128;

    /// <summary>The longest slice of the depth.</summary>
    private const int SliceDepth = SparseRows.GatheredDepth;

    /// <summary>Bytes of B in a slice of a panel.</summary>
    private const int PanelBytes = 24 * 1024;

    /// <summary>Fewer rows than this do not pay for reading B in small pieces, fewer columns not for compressing A.</summary>
    private const int FewRows = 16, FewColumns = 64;

    /// <summary>Rows of A, as they lie in memory, by which its zeros are estimated.</summary>
    private const int SampledRows = 4;

    /// <summary>Whether so much of A is 0 that leaving it out is quicker: an estimate, on which no bit of the product depends.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="columns">Columns of B and C.</param>
    /// <param name="factors">A and B.</param>
    [MethodImpl(Compiled.AtOnce)]
    public static bool Pays<TVector>(nint rows, nint columns, in Factors factors)
        where TVector : struct, ISimd<TVector>
    {
        bool tooFarApart = factors.BRow > int.MaxValue / sizeof(float) / SliceDepth;
        if (rows < FewRows || columns < FewColumns || TVector.Width == 1 || tooFarApart)
            return false;

        (nint lines, nint length, nint stride) =
            factors.AColumn == 1 ? (rows, factors.Depth, factors.ARow) : (factors.Depth, rows, factors.AColumn);
        TVector zeros = TVector.Zero, one = TVector.Create(1);
        for (nint i = 0; i < SampledRows; i++)
        {
            float* line = factors.A + lines * i / SampledRows * stride;
            for (nint k = 0; k + TVector.Width <= length; k += TVector.Width)
                zeros += TVector.EqualTo(TVector.Load(line + k), TVector.Zero) & one;
        }

        // Products with nonzero values take 1.5 times as long as in a tile.
        return TVector.Sum(zeros) > 0.4f * SampledRows * length;
    }

    /// <summary>Computes C and hands it to the sink, panel by panel.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <typeparam name="TSink">Where C goes.</typeparam>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="columns">Columns of B and C.</param>
    /// <param name="factors">A and B. Where B lies transposed, its columns have a stride that is a multiple of 16.</param>
    /// <param name="start">What every row of C starts with, read up to the end of its last vector; 0 if null.</param>
    /// <param name="sink">Where C goes.</param>
    [MethodImpl(Compiled.AtOnce)]
    [SkipLocalsInit]
    public static void Run<TVector, TSink>(nint rows, nint columns, in Factors factors, float* start, TSink sink)
        where TVector : struct, ISimd<TVector>
        where TSink : struct, ISink
    {
        nint vectors = Product.Ceiling(columns, TVector.Width);
        nint panelColumns = Product.Ceiling(vectors, Product.Ceiling(vectors, SparseTile.MaxVectors)) * TVector.Width;
        nint deepest = Math.Min(SliceDepth, PanelBytes / (panelColumns * sizeof(float)) & -Check.RowUnit);
        var blocking = new Blocking(rows, Math.Min(sink.RowsAtOnce, BlockRows), factors.Depth, deepest, Check.RowUnit);
        bool streams = factors.Depth * columns * sizeof(float) > Product.CacheBytes;
        float* room = stackalloc float[(int)SparseRows.Room(BlockRows, SliceDepth)];
        var sparse = new SparseRows(room, BlockRows, SliceDepth);
        for (nint block = 0; block < blocking.Blocks; block++)
        {
            nint row = blocking.Row(block), blockRows = blocking.Row(block + 1) - row;
            Factors blockFactors = factors.At(row, 0);
            for (nint slice = 0; slice < blocking.Slices; slice++)
            {
                nint end = blocking.Depth(slice + 1);
                Factors part = blockFactors.Slice(blocking.Depth(slice), end);
                nint next = streams ? Math.Min(deepest, factors.Depth - end) : 0;
                bool continues = slice > 0, completes = slice + 1 == blocking.Slices, transposed = part.BColumn != 1;
                sparse.Fill<TVector>(blockRows, part, transposed ? panelColumns : part.BRow);
                if (transposed)
                    RunTransposedSlice<TVector, TSink>(row, blockRows, columns, sparse, part, next, start, continues, completes, sink);
                else
                    RunSlice<TVector, TSink>(row, blockRows, vectors, sparse, part, next, start, continues, completes, sink);
            }
        }
    }

    /// <summary>The panels of one slice of the depth, one beside the other.</summary>
    [MethodImpl(Compiled.AtOnce)]
    private static void RunSlice<TVector, TSink>(
        nint row, nint rows, nint vectors, in SparseRows a, in Factors factors, nint nextDepth, float* start, bool continues, bool completes,
        TSink sink)
        where TVector : struct, ISimd<TVector>
        where TSink : struct, ISink
    {
        nint panels = Product.Ceiling(vectors, SparseTile.MaxVectors);
        var ahead = new Prefetch(factors.B + factors.Depth * factors.BRow, nextDepth * factors.BRow, panels * rows);
        for (nint panel = 0; panel < panels; panel++)
        {
            nint firstVector = vectors * panel / panels, panelVectors = vectors * (panel + 1) / panels - firstVector;
            nint column = firstVector * TVector.Width;
            var sums = new Sums(start == null ? null : start + column, continues, sink.Target(row, column), sink.Stride);
            RunPanel<TVector>(rows, panelVectors, a, factors.B + column, ref ahead, sums);
            if (completes)
                sink.Complete<TVector>(row, column, rows, panelVectors * TVector.Width);
        }
    }

    /// <summary>The same where B lies transposed: each panel is turned first, which all rows share.</summary>
    [MethodImpl(Compiled.AtOnce)]
    [SkipLocalsInit]
    private static void RunTransposedSlice<TVector, TSink>(
        nint row, nint rows, nint columns, in SparseRows a, in Factors factors, nint nextDepth, float* start, bool continues, bool completes,
        TSink sink)
        where TVector : struct, ISimd<TVector>
        where TSink : struct, ISink
    {
        nint vectors = Product.Ceiling(columns, TVector.Width), panels = Product.Ceiling(vectors, SparseTile.MaxVectors);
        nint panelColumns = Product.Ceiling(vectors, panels) * TVector.Width;
        float* turned = stackalloc float[PanelBytes / sizeof(float)];
        for (nint panel = 0; panel < panels; panel++)
        {
            nint column = vectors * panel / panels * TVector.Width, end = vectors * (panel + 1) / panels * TVector.Width;
            Transpose.Run<TVector>(
                Math.Min(end, columns) - column, factors.Depth, factors.B + column * factors.BColumn, factors.BColumn, turned, panelColumns);

            // The next panel of the slice, or the first one of the next slice.
            bool last = panel + 1 == panels;
            nint next = last ? 0 : end, nextEnd = last ? vectors / panels * TVector.Width : vectors * (panel + 2) / panels * TVector.Width;
            var ahead = new Prefetch(
                factors.B + next * factors.BColumn + (last ? factors.Depth : 0), Math.Min(nextEnd, columns) - next,
                last ? nextDepth : factors.Depth, factors.BColumn, rows);
            var sums = new Sums(start == null ? null : start + column, continues, sink.Target(row, column), sink.Stride);
            RunPanel<TVector>(rows, (end - column) / TVector.Width, a, turned, ref ahead, sums);
            if (completes)
                sink.Complete<TVector>(row, column, rows, end - column);
        }
    }

    [MethodImpl(Compiled.AtOnce)]
    private static void RunPanel<TVector>(nint rows, nint vectors, in SparseRows a, float* b, ref Prefetch ahead, in Sums sums)
        where TVector : struct, ISimd<TVector>
    {
        switch (vectors)
        {
            case 1: SparseTile.Run<TVector, One>(rows, a, b, ref ahead, sums); break;
            case 2: SparseTile.Run<TVector, Two>(rows, a, b, ref ahead, sums); break;
            case 3: SparseTile.Run<TVector, Three>(rows, a, b, ref ahead, sums); break;
            case 4: SparseTile.Run<TVector, Four>(rows, a, b, ref ahead, sums); break;
            case 5: SparseTile.Run<TVector, Five>(rows, a, b, ref ahead, sums); break;
            case 6: SparseTile.Run<TVector, Six>(rows, a, b, ref ahead, sums); break;
            case 7: SparseTile.Run<TVector, Seven>(rows, a, b, ref ahead, sums); break;
            case 8: SparseTile.Run<TVector, Eight>(rows, a, b, ref ahead, sums); break;
        }
    }
}
