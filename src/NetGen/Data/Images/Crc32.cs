namespace NetGen.Training;

/// <summary>The checksum of PNG's chunks: the remainder by the polynomial 0xEDB88320, bits reversed (ISO 3309).</summary>
internal static class Crc32
{
    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(Remainder)];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~0u;
        foreach (byte value in bytes)
            crc = Remainders[(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint Remainder(int value)
    {
        uint remainder = (uint)value;
        for (int bit = 0; bit < 8; bit++)
            remainder = (remainder >> 1) ^ ((remainder & 1) * 0xEDB88320);
        return remainder;
    }
}
