using System.Buffers.Binary;

namespace NetGen.Training;

/// <summary>
/// Portable grey and pixel maps, as text and binary (J. Poskanzer's Netpbm formats): a header of words with comments, the size and the
/// largest value; then the values, in binary of two bytes each, big-endian, where the largest is above 255.
/// </summary>
internal sealed class NetpbmReader(byte[] bytes)
{
    private int _position = 2;

    public Image Read()
    {
        bool isText = bytes[1] is (byte)'2' or (byte)'3';
        int channels = bytes[1] is (byte)'2' or (byte)'5' ? 1 : 3;
        int width = Number();
        int height = Number();
        int largest = Number();
        if (largest is 0 or > ushort.MaxValue)
            throw new InvalidDataException($"its largest value is {largest}; 1 to {ushort.MaxValue} can be read.");
        _position++; // one white space ends the header
        int bytesOfValue = largest > byte.MaxValue ? 2 : 1;
        long shortest = (long)width * height * channels * (isText ? 1 : bytesOfValue);
        if (bytes.Length - _position < shortest) // asked before room is made for them
            throw new InvalidDataException("it ends too early.");

        Image image = Image.Blank(width, height, channels);
        for (int index = 0; index < image.Values.Length; index++)
        {
            int value = isText ? Number() : bytesOfValue == 2 ? TwoBytes() : bytes[_position++];
            if (value > largest)
                throw new InvalidDataException($"it has a value {value} above its largest, {largest}.");
            image.Values[index] = (float)value / largest;
        }
        return image;
    }

    private int TwoBytes()
    {
        _position += 2;
        return BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(_position - 2));
    }

    /// <summary>The next whole number of a text, after white space and comments.</summary>
    private int Number()
    {
        while (_position < bytes.Length && (IsSpace(bytes[_position]) || bytes[_position] == '#'))
        {
            int skipped = bytes[_position] == '#' ? bytes.AsSpan(_position).IndexOfAny((byte)'\n', (byte)'\r') : 1;
            _position = skipped < 0 ? bytes.Length : _position + skipped;
        }
        int start = _position;
        int number = 0;
        for (; _position < bytes.Length && char.IsAsciiDigit((char)bytes[_position]) && _position - start < 9; _position++)
            number = 10 * number + bytes[_position] - '0';
        if (start == bytes.Length)
            throw new InvalidDataException("it ends too early.");
        return _position > start ? number : throw new InvalidDataException($"there is no number at byte {start}.");
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or >= 9 and <= 13;
}
