using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The columns of B that a panel of tiles reads, copied together. In a wide matrix each of their rows lies on a page of its own, more pages
/// than the processor holds translations for; copied once, they are read by every tile of the panel.
/// </summary>
internal static unsafe class PanelPack
{
    /// <summary>Bytes from one row of B to the next from which on its rows are too far apart: half a page.</summary>
    private const int FarApart = 2048;

    /// <summary>Rows of B, each on a page of its own, from which on their number matters.</summary>
    private const int ManyPages = 256;

    /// <summary>Rows of C, and with them tiles, from which on the copy pays.</summary>
    private const int ManyRows = 32;

    /// <summary>Floats of the largest copy, which lies on the stack: 256 KB.</summary>
    private const int MaxFloats = 64 * 1024;

    /// <summary>The floats that the copies of a product need; 0 where B is better read as it lies.</summary>
    /// <param name="rows">Rows of C that one copy serves.</param>
    /// <param name="factors">A and B.</param>
    /// <param name="columns">Columns of the widest panel.</param>
    public static nint Floats(nint rows, in Factors factors, nint columns)
    {
        nint floats = factors.Depth * columns;
        bool pays = rows >= ManyRows && factors.Depth >= ManyPages && factors.BRow * sizeof(float) >= FarApart;
        return pays && floats <= MaxFloats ? floats : 0;
    }

    /// <summary>Copies the first columns of B.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <param name="factors">A and B, from the panel's first column on.</param>
    /// <param name="columns">Columns, whole vectors.</param>
    /// <param name="packed">Room for them.</param>
    /// <returns>A and the copy.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Factors Pack<TVector>(in Factors factors, nint columns, float* packed)
        where TVector : struct, ISimd<TVector>
    {
        float* source = factors.B, destination = packed;
        for (nint k = 0; k < factors.Depth; k++, source += factors.BRow, destination += columns)
        {
            for (nint i = 0; i < columns; i += TVector.Width)
                TVector.Load(source + i).Store(destination + i);
        }

        return new Factors(factors.Depth, factors.A, factors.ARow, factors.AColumn, packed, columns);
    }
}
