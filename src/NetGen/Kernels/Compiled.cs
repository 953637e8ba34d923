using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>How the JIT treats what takes the time of a network.</summary>
internal static class Compiled
{
    /// <summary>
    /// Optimised the first time, and never a part of its caller: the inlined functions of vectors that a kernel is made of are many, and
    /// where they come on top of a caller's, the JIT's budget runs out and leaves calls in the innermost loop.
    /// </summary>
    public const MethodImplOptions AtOnce = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
