using System.Buffers;
using System.Text;
using System.Text.Json;

namespace NetGen.Training;

/// <summary>
/// A JSON object for each epoch, in a line (JSON Lines). A figure that does not exist is left out; NaN and the infinities, for which JSON
/// has no numbers, are strings.
/// </summary>
internal sealed class JsonLinesFormat : IEpochFormat
{
    private const string EpochName = "epoch";

    public string? Header => null;

    public string Line(EpochResult epoch)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber(EpochName, epoch.Epoch);
            Write(json, "loss", epoch.Loss);
            Write(json, "accuracy", epoch.Accuracy);
            Write(json, "validation_loss", epoch.ValidationLoss);
            Write(json, "validation_accuracy", epoch.ValidationAccuracy);
            json.WriteNumber("learning_rate", epoch.LearningRate);
            Write(json, "samples_per_second", epoch.SamplesPerSecond);
            Write(json, "seconds", epoch.Duration.TotalSeconds);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public int? EpochOf(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty(EpochName, out JsonElement epoch)
                && epoch.ValueKind == JsonValueKind.Number && epoch.TryGetInt32(out int number)
                ? number
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is not double number)
            return;
        if (double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteString(name, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }
}
