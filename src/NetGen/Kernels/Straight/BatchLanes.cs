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
    public const int MaxRows = 64;

    /// <summary>Whether the engine has vectors. Without them the ordinary kernels are faster.</summary>
    public static bool Take(int rows) => rows <= MaxRows && StraightLine.IsSupported;

    /// <summary>Whether a batch fills more than the lanes of the narrower vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWide(int rows) => Engine.Kind == EngineKind.Vector512 && rows > FloatX8.Width;

    private static void CheckRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, MaxRows);
    }

    private static void CheckColumns(int length, int values, string name) => Check.AtLeast(length, (long)values * MaxRows, name);
}
