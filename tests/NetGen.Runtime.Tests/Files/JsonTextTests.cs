using System.Text;
using System.Text.Json;

namespace NetGen.Runtime.Tests.Files;

/// <summary>The reader of JSON beside System.Text.Json: what one of them takes for a string or a number, the other one does.</summary>
public sealed class JsonTextTests
{
    /// <summary>What random strings are put together from: every kind of escape, whole and broken, and text of every length in UTF-8.</summary>
    private static readonly string[] Pieces =
    [
        "a", "B", "é", "漢", "😀", " ", "/", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\u00e9", "\\uD83D\\uDE00",
        "\\ud83d\\ude00", "\\u0000", "\\ud83d", "\\ude00", "\\ud83dx", "\\ude00\\ud83d", "\\ud83d\\u0041", "\\u12", "\\u12g4", "\\u+123",
        "\\u 123", "\\x", "\\U0041", "\\", "\t", "\n", "\u007f", "\"",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Strings_are_those_of_System_Text_Json(int seed)
    {
        var random = new Random(seed);
        int read = 0;
        for (int trial = 0; trial < 3000; trial++)
        {
            string[] pieces = random.GetItems(Pieces, random.Next(5));
            byte[] json = Encoding.UTF8.GetBytes($" \"{string.Concat(pieces)}\"");

            string? expected = Reference(json, JsonTokenType.String, element => element.GetString());

            Assert.Equal(expected, Read(json));
            read += expected is null ? 0 : 1;
        }

        Assert.InRange(read, 500, 2500);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Numbers_are_those_of_System_Text_Json(int seed)
    {
        var random = new Random(seed);
        int read = 0;
        for (int trial = 0; trial < 3000; trial++)
        {
            string text = string.Concat(random.GetItems("0123456789-+.eE ".ToCharArray(), random.Next(1, 4)));
            text = trial % 3 == 0 ? text : random.NextInt64(long.MaxValue) + (trial % 3 == 1 ? "" : text);
            byte[] json = Encoding.UTF8.GetBytes(text);

            long? expected = Reference<long?>(json, JsonTokenType.Number, element => element.TryGetInt64(out long value) ? value : null);
            // Those with a sign, a fraction or an exponent are none here, even where their value is whole.
            if (expected is not null && text.Trim().Any(character => !char.IsAsciiDigit(character)))
                expected = null;

            var reader = new JsonText(json);
            Assert.Equal(expected, reader.ReadsNumber(out long number) && reader.ReadsToEnd() ? number : null);
            read += expected is null ? 0 : 1;
        }

        Assert.InRange(read, 500, 2500);
    }

    private static string? Read(byte[] json)
    {
        var reader = new JsonText(json);
        try
        {
            string value = reader.ReadString("a string");
            return reader.ReadsToEnd() ? value : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static T? Reference<T>(byte[] json, JsonTokenType type, Func<JsonElement, T> value)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            return root.ValueKind == (type == JsonTokenType.String ? JsonValueKind.String : JsonValueKind.Number) ? value(root) : default;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return default;
        }
    }
}
