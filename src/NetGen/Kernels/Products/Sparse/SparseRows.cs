using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Rows of the factor A of a matrix product without their zeros: compressed sparse rows.</summary>
/// <param name="room">At least <see cref="Room"/> floats.</param>
/// <param name="rows">The most rows to hold.</param>
/// <param name="depth">The most columns to hold.</param>
internal readonly unsafe struct SparseRows(float* room, nint rows, nint depth)
{
    /// <summary>The most columns of rows that do not lie in one piece.</summary>
    public const int GatheredDepth = 64;

    /// <summary>Rows that are gathered together.</summary>
    private const int GatheredRows = 64;

    /// <summary>Whole vectors are written, also at the end.</summary>
    private const int Margin = Check.RowUnit;

    /// <summary>The values that are not 0, row after row.</summary>
    public readonly float* Values = room;

    /// <summary>Of each value the distance in bytes from the first row of B to the one that it is multiplied with.</summary>
    public readonly int* Distances = (int*)room + rows * depth + Margin;

    /// <summary>How many values each row has.</summary>
    public readonly int* Counts = (int*)room + 2 * (rows * depth + Margin);

    /// <summary>Floats of room for so many rows and columns.</summary>
    public static nint Room(nint rows, nint depth) => 2 * (rows * depth + Margin) + rows;

    /// <summary>Takes up the first rows of A.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <param name="rows">How many.</param>
    /// <param name="factors">A; its depth is at most <see cref="GatheredDepth"/> where its rows do not lie in one piece.</param>
    /// <param name="bRow">Floats from one row of B to the next, as the product will read it.</param>
    [MethodImpl(Compiled.AtOnce)]
    [SkipLocalsInit]
    public void Fill<TVector>(nint rows, in Factors factors, nint bRow)
        where TVector : struct, ISimd<TVector>
    {
        float* values = Values;
        int* distances = Distances;
        if (factors.AColumn == 1)
        {
            Append<TVector>(rows, factors.Depth, factors.A, factors.ARow, bRow, ref values, ref distances, Counts);
            return;
        }

        float* packed = stackalloc float[GatheredRows * GatheredDepth], gathered = stackalloc float[GatheredRows * GatheredDepth];
        for (nint row = 0; row < rows; row += GatheredRows)
        {
            nint count = Math.Min(GatheredRows, rows - row);
            Factors copy = RowPack.Pack<TVector>(count, factors.At(row, 0), packed);
            Transpose.Run<TVector>(factors.Depth, count, packed, copy.AColumn, gathered, GatheredDepth);
            Append<TVector>(count, factors.Depth, gathered, GatheredDepth, bRow, ref values, ref distances, Counts + row);
        }
    }

    [MethodImpl(Compiled.AtOnce)]
    private static void Append<TVector>(
        nint rows, nint columns, float* a, nint aRow, nint bRow, ref float* values, ref int* distances, int* counts)
        where TVector : struct, ISimd<TVector>
    {
        float* value = values;
        int* distance = distances;
        TVector rowBytes = TVector.CreateInt32((int)(bRow * sizeof(float)));
        TVector firstDistances = TVector.MultiplyInt32(TVector.Indices, rowBytes);
        TVector step = TVector.MultiplyInt32(TVector.CreateInt32(TVector.Width), rowBytes);
        for (nint row = 0; row < rows; row++, a += aRow)
        {
            float* first = value;
            TVector next = firstDistances;
            for (nint k = 0; k < columns; k += TVector.Width, next = TVector.AddInt32(next, step))
            {
                nint nonzeros = TVector.StoreNonzeros(TVector.Load(a + k, columns - k), next, value, distance);
                value += nonzeros;
                distance += nonzeros;
            }

            counts[row] = (int)(value - first);
        }

        values = value;
        distances = distance;
    }
}
