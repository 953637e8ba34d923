using NetGen.Kernels;

namespace NetGen.Benchmarks;

internal static class Buffers
{
    /// <summary>Floats between -<paramref name="scale"/> and <paramref name="scale"/>, on a line of the cache.</summary>
    public static AlignedBuffer Random(int length, float scale)
    {
        var random = new Random(1);
        var buffer = new AlignedBuffer(length);
        foreach (ref float value in buffer.Span)
            value = (2 * random.NextSingle() - 1) * scale;
        return buffer;
    }
}
