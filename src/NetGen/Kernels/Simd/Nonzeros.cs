using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>What hardware that cannot write the lanes of a mask does four lanes at a time.</summary>
internal static unsafe class Nonzeros
{
    /// <summary>Of every mask of four lanes the numbers of those that are set, from the lowest byte on.</summary>
    private static ReadOnlySpan<uint> Lanes =>
    [
        0x0, 0x0, 0x1, 0x0100, 0x2, 0x0200, 0x0201, 0x020100,
        0x3, 0x0300, 0x0301, 0x030100, 0x0302, 0x030200, 0x030201, 0x03020100,
    ];

    /// <summary>Writes the values that are not 0, and the integers that belong to them; behind them anything, up to four.</summary>
    /// <param name="values">The values.</param>
    /// <param name="integers">The integers.</param>
    /// <param name="valueDestination">Room for four.</param>
    /// <param name="integerDestination">Room for four.</param>
    /// <returns>How many are not 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Store(Vector128<float> values, Vector128<float> integers, float* valueDestination, int* integerDestination)
    {
        uint mask = ~Vector128.Equals(values, Vector128<float>.Zero).ExtractMostSignificantBits() & 15;
        Vector128<int> lanes = Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(Lanes[(int)mask]).AsByte())).AsInt32();
        Vector128.ShuffleNative(values, lanes).Store(valueDestination);
        Vector128.ShuffleNative(integers, lanes).Store((float*)integerDestination);
        return BitOperations.PopCount(mask);
    }
}
