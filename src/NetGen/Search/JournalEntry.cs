using System.Globalization;
using System.Text.Json;

namespace NetGen.Search;

/// <summary>A trial as a journal has it.</summary>
internal sealed record JournalEntry(int Trial, double[] Values, double[] Scores, bool WasStopped, TimeSpan Duration)
{
    /// <summary>Which search a journal belongs to; what changes nothing in a trial is left out.</summary>
    public static byte[] Header(SearchSpace space, SearchPlan plan, SearchOptions options) => Written(json =>
    {
        json.WriteNumber("search", 1);
        json.WriteStartArray("parameters");
        foreach (SearchParameter parameter in space.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteString("scale", parameter.Scale.ToString());
            json.WriteNumber("low", parameter.Low);
            json.WriteNumber("high", parameter.High);
            json.WriteStartArray("options");
            foreach (string option in parameter.Options)
                json.WriteStringValue(option);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("plan", plan.ToString());
        json.WriteNumber("seed", options.Seed);
        json.WriteString("goal", options.Goal.ToString());
        json.WriteNumber("firstSteps", options.Halving?.FirstSteps ?? 0);
        json.WriteNumber("factor", options.Halving?.Factor ?? 0);
    });

    public static JournalEntry Of(TrialResult result) =>
        new(result.Trial.Number, [.. result.Trial.Values], [.. result.Scores], result.WasStopped, result.Duration);

    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">A value is of another kind.</exception>
    public static JournalEntry Parse(string line, SearchSpace space)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        JsonElement values = json.RootElement.GetProperty("values");
        double[] scores = [.. json.RootElement.GetProperty("scores").EnumerateArray().Select(Number)];
        return new JournalEntry(
            json.RootElement.GetProperty("trial").GetInt32(),
            [.. space.Parameters.Select(parameter => Number(values.GetProperty(parameter.Name)))],
            scores.Length > 0 ? scores : throw new FormatException("there is no score."),
            json.RootElement.GetProperty("stopped").GetBoolean(),
            TimeSpan.FromSeconds(json.RootElement.GetProperty("seconds").GetDouble()));
    }

    public byte[] ToBytes(SearchSpace space) => Written(json =>
    {
        json.WriteNumber("trial", Trial);
        json.WriteStartObject("values");
        for (int index = 0; index < Values.Length; index++)
            json.WriteNumber(space.Parameters[index].Name, Values[index]);
        json.WriteEndObject();
        json.WriteStartArray("scores");
        foreach (double score in Scores)
            Write(json, score);
        json.WriteEndArray();
        json.WriteBoolean("stopped", WasStopped);
        json.WriteNumber("seconds", Duration.TotalSeconds);
    });

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>JSON has no word for a number that is not finite.</summary>
    private static void Write(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture)
        : value.GetDouble();
}
