namespace NetGen.Training;

/// <summary>
/// The five filters of PNG: each byte of a row is stored as its difference from a guess by its neighbours, a to the left (a pixel before),
/// b above and c above a.
/// </summary>
internal static class PngFilter
{
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        if (filter > 4)
            throw new InvalidDataException($"it has a row with filter {filter}, which there is none.");
        for (int index = 0; index < row.Length; index++)
        {
            int a = index < pixelBytes ? 0 : row[index - pixelBytes];
            int b = above[index];
            int c = index < pixelBytes ? 0 : above[index - pixelBytes];
            int guess = filter switch
            {
                1 => a,
                2 => b,
                3 => (a + b) / 2,
                4 => Paeth(a, b, c),
                _ => 0,
            };
            row[index] += (byte)guess;
        }
    }

    /// <summary>The neighbour that is nearest to a + b - c (Paeth 1991); of equally near ones the first.</summary>
    private static int Paeth(int a, int b, int c)
    {
        (int toA, int toB, int toC) = (Math.Abs(b - c), Math.Abs(a - c), Math.Abs(a + b - 2 * c));
        return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
    }
}
