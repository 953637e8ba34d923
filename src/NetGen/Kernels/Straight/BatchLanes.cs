using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The training of tiny networks, with the samples of a batch in the lanes of vectors: a column [values][<see cref="MaxRows"/>] holds one
/// value of every sample. Where layers are narrower than a vector, this wastes no lane and needs no horizontal sum.
/// </summary>
/// <remarks>Lanes beyond the last sample repeat it and have no share in losses and gradients.</remarks>
public static unsafe partial class BatchLanes
{
    /// <summary>The largest batch, and the floats from one row of a column matrix to the next.</summary>
    public const int MaxRows = 16;

    /// <summary>Whether a batch is small enough, and the engine has vectors. Else the ordinary kernels are faster.</summary>
    /// <param name="rows">Samples.</param>
    public static bool Take(int rows) => rows <= MaxRows && Engine.Kind != EngineKind.Portable;

    /// <summary>Writes four vectors to columns that follow one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFour<TVector>(TVector a, TVector b, TVector c, TVector d, float* columns)
        where TVector : struct, ISimd<TVector>
    {
        a.Store(columns);
        b.Store(columns + MaxRows);
        c.Store(columns + 2 * MaxRows);
        d.Store(columns + 3 * MaxRows);
    }

    /// <summary>Whether there are more values side by side, samples or outputs, than the narrower vectors have lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWide(int values) => Engine.Kind == EngineKind.Vector512 && values > FloatX8.Width;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreRows(int rows) => rows is >= 1 and <= MaxRows;

    private static void CheckRows(int rows)
    {
        if (!AreRows(rows))
            ThrowRows(rows);
    }

    private static void CheckColumns(int length, int values, string name) => Check.AtLeast(length, (long)values * MaxRows, name);

    [DoesNotReturn]
    private static void ThrowRows(int rows) =>
        throw new ArgumentOutOfRangeException(nameof(rows), rows, $"Lanes take 1 to {MaxRows} rows.");
}
