namespace NetGen.Runtime.Tests.Kernels;

/// <summary>A matrix in memory that ends where its span ends: what lies before and behind is NaN and must stay so.</summary>
internal sealed class TestMatrix
{
    // Odd, so that no row starts on a vector's boundary.
    private const int Fence = 37;

    private readonly float[] _memory;

    /// <summary>A matrix full of NaN, so that a kernel has to write every value that a test reads.</summary>
    public TestMatrix(int rows, int width, int stride)
    {
        (Rows, Width, Stride) = (rows, width, stride);
        _memory = new float[Fence + rows * stride + Fence];
        Array.Fill(_memory, float.NaN);
    }

    public int Rows { get; }

    public int Width { get; }

    public int Stride { get; }

    public Span<float> Span => _memory.AsSpan(Fence, Rows * Stride);

    public ref float this[int row, int column] => ref Span[row * Stride + column];

    /// <summary>Outputs rounded up to 16 floats, as generated code lays rows out.</summary>
    public static int PaddedStride(int width) => (width + 15) / 16 * 16;

    public static TestMatrix Unpadded(int rows, int width) => new(rows, width, width);

    public static TestMatrix Padded(int rows, int width) => new(rows, width, PaddedStride(width));

    /// <summary>Fills it with numbers from -1 to 1, and the padding with the value given.</summary>
    public TestMatrix Randomize(int seed, float padding = 0)
    {
        var random = new Random(seed);
        Span.Fill(padding);
        for (int row = 0; row < Rows; row++)
        {
            foreach (ref float value in Span.Slice(row * Stride, Width))
                value = random.NextSingle() * 2 - 1;
        }

        return this;
    }

    /// <summary>Sets all but a share of its values to 0.</summary>
    public TestMatrix Thin(int seed, double share)
    {
        var random = new Random(seed);
        for (int row = 0; row < Rows; row++)
        {
            foreach (ref float value in Span.Slice(row * Stride, Width))
                value = random.NextDouble() < share ? value : 0;
        }

        return this;
    }

    public TestMatrix Copy()
    {
        var copy = new TestMatrix(Rows, Width, Stride);
        Span.CopyTo(copy.Span);
        return copy;
    }

    /// <summary>The rows from <paramref name="first"/> on, to the end of the matrix.</summary>
    public Span<float> From(int first) => Span[(first * Stride)..];

    public void AssertPaddingIsZero()
    {
        for (int row = 0; row < Rows; row++)
            Assert.False(Span.Slice(row * Stride + Width, Stride - Width).ContainsAnyExcept(0f), $"The padding of row {row} is not 0.");
    }

    public void AssertIsFinite()
    {
        foreach (float value in Span)
            Assert.True(float.IsFinite(value));
    }

    public void AssertNothingOutsideWasWritten()
    {
        Assert.All(_memory[..Fence], value => Assert.True(float.IsNaN(value)));
        Assert.All(_memory[^Fence..], value => Assert.True(float.IsNaN(value)));
    }

    /// <summary>Compares with the truth. The error allowed is relative to its largest value, or to a floor where terms cancel out.</summary>
    public void AssertClose(double[,] truth, string of, double tolerance = 1e-5, double floor = 1e-30)
    {
        double largest = Math.Max(floor, truth.Cast<double>().Max(Math.Abs));
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Width; column++)
            {
                double error = Math.Abs(this[row, column] - truth[row, column]);
                if (!(error <= tolerance * largest))
                    Assert.Fail($"{of}[{row}, {column}] is {this[row, column]}, but should be {truth[row, column]} (largest: {largest}).");
            }
        }
    }

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);

    public void AssertSameBits(TestMatrix other, string of)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Width; column++)
            {
                (int bits, int expected) = (Bits(this[row, column]), Bits(other[row, column]));
                Assert.True(bits == expected, $"{of}[{row}, {column}]: {bits:x8} and {expected:x8}");
            }
        }
    }
}
