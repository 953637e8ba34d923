using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>
/// Fetches memory into the second-level cache a little at a time, while tiles are computed. Asked for in the order it lies, it arrives at
/// the speed of the memory; read when it is needed, in short pieces of long rows, which no hardware prefetcher foresees, at the speed of
/// one latency after the other.
/// </summary>
/// <param name="first">Where it begins.</param>
/// <param name="floats">How much.</param>
/// <param name="turns">Over how many calls to spread it.</param>
internal unsafe struct Prefetch(float* first, nint floats, nint turns)
{
    private readonly float* _end = first + floats;
    private readonly nint _floatsATurn = Product.Ceiling(floats, turns * Check.RowUnit) * Check.RowUnit;
    private float* _next = first;

    /// <summary>Asks for the next part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next()
    {
        if (!Sse.IsSupported)
            return;
        float* end = _next + _floatsATurn;
        if (end > _end)
            end = _end;
        for (; _next < end; _next += Check.RowUnit)
            Sse.Prefetch1(_next);
    }
}
