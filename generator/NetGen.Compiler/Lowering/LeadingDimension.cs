namespace NetGen.Compiler.Lowering;

/// <summary>The distance in floats from one row of a matrix to the next.</summary>
internal static class LeadingDimension
{
    /// <summary>The floats of a 64-byte line, which is also the widest vector.</summary>
    public const int Line = 16;

    /// <summary>
    /// The width rounded up to whole vectors; one vector more where rows would be a multiple of 1024 bytes apart, since those share
    /// a few cache sets and evict each other.
    /// </summary>
    public static long Of(long width)
    {
        long stride = RoundUp(width);
        return stride * sizeof(float) % 1024 == 0 ? stride + Line : stride;
    }

    public static long RoundUp(long floats) => (floats + Line - 1) / Line * Line;
}
