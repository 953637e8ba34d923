using System.Buffers;
using System.Text;
using System.Text.Json;
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
    private Utf8JsonReader _json;

    /// <param name="text">The JSON.</param>
    /// <param name="start">Where it starts in the file, for messages.</param>
    /// <param name="file">What messages call the file.</param>
    public SafetensorsParser(ReadOnlySpan<byte> text, int start, string file)
    {
        _text = text;
        _start = start;
        _file = file;
        _json = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 3 });
    }

    public List<SafetensorsEntry> Entries { get; } = [];

    public Dictionary<string, string> Metadata { get; } = [];

    /// <exception cref="ParameterFileException">The text is no such JSON; the message says where it ceases to be.</exception>
    public void Parse()
    {
        if (!Utf8.IsValid(_text))
            throw Damaged(Utf8Prefix(_text), "the text is not UTF-8.");
        if (!_text.StartsWith("{"u8))
            throw Damaged(0, "the format's opening brace was expected.");
        try
        {
            ParseFile();
        }
        catch (JsonException exception)
        {
            throw Damaged(_json.BytesConsumed, exception.Message, exception);
        }
    }

    private void ParseFile()
    {
        var names = new HashSet<string>();
        _json.Read(); // the opening brace
        while (NextName(names) is string name)
        {
            if (name == SafetensorsHeader.MetadataName)
                ParseMetadata();
            else
                ParseEntry(name);
        }
        _json.Read(); // throws where anything but white space follows
    }

    private void ParseMetadata()
    {
        var names = new HashSet<string>();
        Next(JsonTokenType.StartObject, "an object of strings");
        while (NextName(names) is string name)
        {
            Next(JsonTokenType.String, "a string");
            Metadata.Add(name, Text());
        }
    }

    private void ParseEntry(string name)
    {
        ElementType? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        var keys = new HashSet<string>();
        Next(JsonTokenType.StartObject, "an object with dtype, shape and data_offsets");
        while (NextName(keys) is string key)
        {
            switch (key)
            {
                case "dtype":
                    Next(JsonTokenType.String, "a type's name");
                    string typeName = Text();
                    if (!ElementType.TryParse(typeName, out type))
                        throw DamagedHere($"the type {Printable.Quote(typeName)} of tensor {Printable.Quote(name)} is unknown.");
                    break;
                case "shape":
                    shape = ParseNumbers();
                    break;
                case "data_offsets":
                    offsets = ParseNumbers();
                    break;
                default:
                    throw DamagedHere($"tensor {Printable.Quote(name)} has an unknown property {Printable.Quote(key)}.");
            }
        }

        if (type is null || shape is null || offsets is null)
        {
            string missing = type is null ? "dtype" : shape is null ? "shape" : "data_offsets";
            throw DamagedHere($"tensor {Printable.Quote(name)} lacks {missing}.");
        }
        if (offsets.Length != 2)
            throw DamagedHere($"the data_offsets of tensor {Printable.Quote(name)} are {offsets.Length} numbers instead of 2.");
        Entries.Add(new SafetensorsEntry(name, type, shape, offsets[0], offsets[1]));
    }

    private long[] ParseNumbers()
    {
        var numbers = new List<long>();
        Next(JsonTokenType.StartArray, "an array of numbers");
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out long number) || number < 0)
                throw DamagedHere("a whole number that is not negative was expected.");
            numbers.Add(number);
        }
        return [.. numbers];
    }

    /// <summary>The next property's name; null at the object's end.</summary>
    private string? NextName(HashSet<string> names)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject)
            return null;
        string name = Text();
        return names.Add(name) ? name : throw DamagedHere($"{Printable.Quote(name)} appears twice.");
    }

    private void Next(JsonTokenType type, string expected)
    {
        _json.Read();
        if (_json.TokenType != type)
            throw DamagedHere($"{expected} was expected.");
    }

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw Damaged(_json.TokenStartIndex, "a string has an escaped half of a surrogate pair.", exception);
        }
    }

    private readonly ParameterFileException DamagedHere(string problem) => Damaged(_json.TokenStartIndex, problem);

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
