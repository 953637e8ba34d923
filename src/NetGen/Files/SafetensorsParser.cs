using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace NetGen;

/// <summary>
/// Parses the JSON of a safetensors header,
/// <c>{"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, "__metadata__": {"key": "text"}}</c>, and nothing else.
/// </summary>
internal ref struct SafetensorsParser
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly int _start;
    private readonly string _file;
    private JsonText _json;

    /// <param name="text">The JSON.</param>
    /// <param name="start">Where it starts in the file, for messages.</param>
    /// <param name="file">What messages call the file.</param>
    public SafetensorsParser(ReadOnlySpan<byte> text, int start, string file)
    {
        _text = text;
        _start = start;
        _file = file;
        _json = new JsonText(text);
    }

    public List<SafetensorsEntry> Entries { get; } = [];

    public Dictionary<string, string> Metadata { get; } = [];

    /// <exception cref="ParameterFileException">The text is no such JSON; the message says where it ceases to be.</exception>
    public void Parse()
    {
        if (!Utf8.IsValid(_text))
            throw Damaged(Utf8Prefix(_text), "the text is not UTF-8.");
        if (_text.IsEmpty || _text[0] != '{')
            throw Damaged(0, "the format's opening brace was expected.");
        try
        {
            ParseFile();
        }
        catch (FormatException exception)
        {
            throw Damaged(_json.Position, exception.Message, exception);
        }
    }

    private void ParseFile()
    {
        var names = new HashSet<string>();
        Expect('{', "an object");
        while (NextName(names) is string name)
        {
            if (name == SafetensorsHeader.MetadataName)
                ParseMetadata();
            else
                ParseEntry(name);
        }

        if (!_json.ReadsToEnd())
            throw new FormatException("nothing but white space was expected.");
    }

    private void ParseMetadata()
    {
        var names = new HashSet<string>();
        Expect('{', "an object of strings");
        while (NextName(names) is string name)
            Metadata.Add(name, _json.ReadString("a string"));
    }

    private void ParseEntry(string name)
    {
        ElementType? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        var keys = new HashSet<string>();
        Expect('{', "an object with dtype, shape and data_offsets");
        while (NextName(keys) is string key)
        {
            switch (key)
            {
                case "dtype":
                    string typeName = _json.ReadString("a type's name");
                    if (!ElementType.TryParse(typeName, out type))
                        throw new FormatException($"the type {Printable.Quote(typeName)} of tensor {Printable.Quote(name)} is unknown.");
                    break;
                case "shape":
                    shape = ParseNumbers();
                    break;
                case "data_offsets":
                    offsets = ParseNumbers();
                    break;
                default:
                    throw new FormatException($"tensor {Printable.Quote(name)} has an unknown property {Printable.Quote(key)}.");
            }
        }

        if (type is null || shape is null || offsets is null)
        {
            string missing = type is null ? "dtype" : shape is null ? "shape" : "data_offsets";
            throw new FormatException($"tensor {Printable.Quote(name)} lacks {missing}.");
        }
        if (offsets.Length != 2)
            throw new FormatException($"the data_offsets of tensor {Printable.Quote(name)} are {offsets.Length} numbers instead of 2.");
        Entries.Add(new SafetensorsEntry(name, type, shape, offsets[0], offsets[1]));
    }

    private long[] ParseNumbers()
    {
        Expect('[', "an array of numbers");
        long[] numbers = new long[CountNumbers(_json)];
        for (int index = 0; index < numbers.Length; index++)
        {
            if (index > 0)
                Expect(',', "a comma");
            if (!_json.ReadsNumber(out numbers[index]))
                throw new FormatException("a whole number that is not negative was expected.");
        }

        Expect(']', "the end of the array");
        return numbers;
    }

    /// <summary>The numbers up to the end of an array. A list that grows would be compiled when a program loads its first file.</summary>
    private static int CountNumbers(JsonText ahead)
    {
        if (ahead.Reads(']'))
            return 0;
        int count = 1;
        while (ahead.ReadsNumber(out _) && ahead.Reads(','))
            count++;
        return count;
    }

    /// <summary>The next property's name; null at the object's end.</summary>
    private string? NextName(HashSet<string> names)
    {
        if (_json.Reads('}'))
            return null;
        if (names.Count > 0)
            Expect(',', "a comma or the end of the object");
        string name = _json.ReadString("a name");
        if (!names.Add(name))
            throw new FormatException($"{Printable.Quote(name)} appears twice.");
        Expect(':', "a colon");
        return name;
    }

    private void Expect(char punctuation, string expected)
    {
        if (!_json.Reads(punctuation))
            throw new FormatException($"{expected} was expected.");
    }

    private readonly ParameterFileException Damaged(long position, string problem, Exception? cause = null) =>
        new($"{_file} is damaged in its header, at byte {_start + position}: {problem}", cause);

    /// <summary>The number of bytes before the first that is not UTF-8.</summary>
    private static int Utf8Prefix(ReadOnlySpan<byte> text)
    {
        int position = 0;
        while (Rune.DecodeFromUtf8(text[position..], out _, out int read) == OperationStatus.Done)
            position += read;
        return position;
    }
}
