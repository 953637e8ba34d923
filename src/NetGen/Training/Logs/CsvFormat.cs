using System.Globalization;

namespace NetGen.Training;

/// <summary>Comma-separated values (RFC 4180) with the shortest digits that read back as the same number; empty where there is no figure.</summary>
internal sealed class CsvFormat : IEpochFormat
{
    public string Header => "epoch,loss,accuracy,validation_loss,validation_accuracy,learning_rate,samples_per_second,seconds";

    public string Line(EpochResult epoch) => string.Join(
        ',',
        Number(epoch.Epoch), Number(epoch.Loss), Number(epoch.Accuracy), Number(epoch.ValidationLoss), Number(epoch.ValidationAccuracy),
        Number(epoch.LearningRate), Number(epoch.SamplesPerSecond), Number(epoch.Duration.TotalSeconds));

    public int? EpochOf(string line) =>
        int.TryParse(line.AsSpan(0, Math.Max(line.IndexOf(','), 0)), NumberStyles.None, CultureInfo.InvariantCulture, out int epoch) ? epoch : null;

    private static string Number(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
