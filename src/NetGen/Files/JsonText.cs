using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Reads, piece by piece, the kinds of JSON (RFC 8259) that a safetensors header is made of: punctuation, strings, whole numbers.</summary>
/// <remarks>
/// To load and compile System.Text.Json takes 9 ms, more than a quarter of the time from a program's start to its first prediction.
/// </remarks>
/// <param name="text">The JSON, valid UTF-8.</param>
internal ref struct JsonText(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>What has been read, in bytes; where something is wrong, the place of that.</summary>
    public int Position { get; private set; }

    /// <summary>Reads white space. Whether nothing comes behind it.</summary>
    public bool ReadsToEnd()
    {
        while (Position < _text.Length && _text[Position] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            Position++;
        return Position == _text.Length;
    }

    /// <summary>Whether this character comes next. It is read if it does.</summary>
    public bool Reads(char punctuation)
    {
        if (ReadsToEnd() || _text[Position] != punctuation)
            return false;
        Position++;
        return true;
    }

    /// <summary>A string.</summary>
    /// <param name="expected">What an error says was expected.</param>
    /// <exception cref="FormatException">There is none.</exception>
    public string ReadString(string expected)
    {
        if (!Reads('"'))
            throw new FormatException($"{expected} was expected.");
        var value = new StringBuilder();
        int written = Position;
        for (; Position < _text.Length && _text[Position] != '"'; Position++)
        {
            if (_text[Position] < ' ')
                throw new FormatException("a string has a control character.");
            if (_text[Position] != '\\')
                continue;
            value.Append(Encoding.UTF8.GetString(_text[written..Position]));
            AppendEscaped(value);
            written = Position + 1;
        }

        if (Position == _text.Length)
            throw new FormatException("a string does not end.");
        return value.Append(Encoding.UTF8.GetString(_text[written..Position++])).ToString();
    }

    /// <summary>Whether a number without sign, fraction and exponent comes next, below 2⁶³. It is read if one does.</summary>
    public bool ReadsNumber(out long number)
    {
        number = 0;
        if (ReadsToEnd())
            return false;
        int start = Position;
        while (Position < _text.Length && _text[Position] is >= (byte)'0' and <= (byte)'9')
            Position++;
        ReadOnlySpan<byte> digits = _text[start..Position];
        bool isWhole = Position == _text.Length || _text[Position] is not ((byte)'.' or (byte)'e' or (byte)'E');
        bool isCanonical = digits.Length == 1 || digits.Length > 1 && digits[0] != '0';
        if (isWhole && isCanonical && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            return true;
        Position = start;
        return false;
    }

    /// <summary>Appends what the backslash at this position and the characters after it stand for, and goes on to the last of them.</summary>
    private void AppendEscaped(StringBuilder value)
    {
        char character = (char)(Position + 1 < _text.Length ? _text[Position + 1] : 0);
        if (character == 'u')
        {
            AppendCodePoint(value);
            return;
        }

        int index = "\"\\/bfnrt".IndexOf(character, StringComparison.Ordinal);
        if (index < 0)
            throw new FormatException("a string has an unknown escape.");
        value.Append("\"\\/\b\f\n\r\t"[index]);
        Position++;
    }

    private void AppendCodePoint(StringBuilder value)
    {
        char first = CodeUnit(Position);
        if (!char.IsSurrogate(first))
        {
            value.Append(first);
            Position += 5;
            return;
        }

        bool isPair = Position + 7 < _text.Length && _text[Position + 6] == '\\' && _text[Position + 7] == 'u';
        char second = isPair ? CodeUnit(Position + 6) : default;
        if (!char.IsSurrogatePair(first, second))
            throw new FormatException("a string has an escaped half of a surrogate pair.");
        value.Append(first).Append(second);
        Position += 11;
    }

    /// <summary>The four hexadecimal digits after a backslash and a u.</summary>
    private readonly char CodeUnit(int escape) =>
        escape + 6 <= _text.Length
        && ushort.TryParse(_text.Slice(escape + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit)
            ? (char)unit
            : throw new FormatException("a string has an escape without four hexadecimal digits.");
}
