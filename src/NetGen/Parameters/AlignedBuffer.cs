namespace NetGen.Kernels;

/// <summary>Floats that start on a 64-byte line, all 0 at first. Managed memory on the pinned heap: nothing to dispose.</summary>
public sealed class AlignedBuffer
{
    private const int Line = 64 / sizeof(float);

    private readonly float[] _values;
    private readonly int _start;
    private readonly int _length;

    /// <summary>Allocates the buffer.</summary>
    /// <param name="length">The number of floats.</param>
    public AlignedBuffer(int length)
    {
        _values = GC.AllocateArray<float>(length + Line - 1, pinned: true);
        _start = FloatsToNextLine(_values);
        _length = length;
    }

    /// <summary>The floats.</summary>
    public Span<float> Span => _values.AsSpan(_start, _length);

    private static unsafe int FloatsToNextLine(float[] values)
    {
        fixed (float* first = values)
            return (int)(((64 - ((nuint)first & 63)) & 63) / sizeof(float));
    }
}
