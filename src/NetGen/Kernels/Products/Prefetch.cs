using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>
/// Fetches memory into the second-level cache a little at a time, while tiles are computed. Asked for in the order it lies, it arrives at
/// the speed of the memory; read when it is needed, in short pieces of long rows, which no hardware prefetcher foresees, at the speed of
/// one latency after the other.
/// </summary>
internal unsafe struct Prefetch
{
    private readonly nint _pieceFloats;
    private readonly nint _pieceStride;
    private readonly nint _piecesATurn;
    private nint _pieces;
    private float* _next;

    /// <summary>Consecutive memory.</summary>
    /// <param name="first">Where it begins.</param>
    /// <param name="floats">How much.</param>
    /// <param name="turns">Over how many calls to spread it.</param>
    public Prefetch(float* first, nint floats, nint turns)
    {
        _pieceFloats = _pieceStride = Product.Ceiling(floats, turns * Check.RowUnit) * Check.RowUnit;
        _pieces = floats == 0 ? 0 : Product.Ceiling(floats, _pieceFloats);
        _piecesATurn = 1;
        _next = first;
    }

    /// <summary>Some columns of a matrix.</summary>
    /// <param name="first">Where they begin.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="turns">Over how many calls to spread them.</param>
    public Prefetch(float* first, nint rows, nint columns, nint stride, nint turns)
    {
        _pieceFloats = columns;
        _pieceStride = stride;
        _pieces = rows;
        _piecesATurn = Product.Ceiling(rows, turns);
        _next = first;
    }

    /// <summary>Asks for the next part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next()
    {
        if (!Sse.IsSupported)
            return;
        for (nint piece = 0; piece < _piecesATurn && _pieces > 0; piece++, _pieces--, _next += _pieceStride)
        {
            for (nint i = 0; i < _pieceFloats; i += Check.RowUnit)
                Sse.Prefetch1(_next + i);
        }
    }
}
