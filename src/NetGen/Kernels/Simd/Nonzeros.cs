using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What hardware that cannot write the lanes of a mask does lane by lane, and without a branch.</summary>
internal static unsafe class Nonzeros
{
    /// <summary>Moves the values that are not 0, and the integers that belong to them, to the front.</summary>
    /// <param name="count">Values, and integers.</param>
    /// <param name="values">The values.</param>
    /// <param name="integers">The integers.</param>
    /// <returns>How many are not 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Gather(int count, float* values, int* integers)
    {
        nint nonzeros = 0;
        for (int lane = 0; lane < count; lane++)
        {
            float value = values[lane];
            values[nonzeros] = value;
            integers[nonzeros] = integers[lane];
            nonzeros += value != 0 ? 1 : 0;
        }

        return nonzeros;
    }
}
