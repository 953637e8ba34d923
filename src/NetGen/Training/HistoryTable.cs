using System.Globalization;
using System.Text;

namespace NetGen.Training;

/// <summary>Training figures in plain text, in the invariant culture.</summary>
internal static class HistoryTable
{
    public static string Format(History history)
    {
        var text = new StringBuilder();
        text.AppendLine("epoch      loss  accuracy  val. loss  val. accuracy  learning rate  samples/s");
        foreach (EpochResult epoch in history.Epochs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{epoch.Epoch,5}  {epoch.Loss,8:F4}  {Cell(epoch.Accuracy),8}  ")
                .Append(CultureInfo.InvariantCulture, $"{Cell(epoch.ValidationLoss),9}  {Cell(epoch.ValidationAccuracy),13}  ")
                .Append(CultureInfo.InvariantCulture, $"{epoch.LearningRate,13:G4}  {epoch.SamplesPerSecond,9:N0}")
                .AppendLine();
        }
        foreach (string notice in history.Notices)
            text.Append("Notice: ").AppendLine(notice);
        if (history.StopReason is not null)
            text.Append("Stopped: ").AppendLine(history.StopReason);
        return text.ToString();
    }

    /// <summary>
    /// One epoch in a line: <c>epoch 3/10  loss 0.2134  accuracy 0.9412  validation loss 0.1810  validation accuracy 0.9530  41,233
    /// samples/s</c>.
    /// </summary>
    public static string Line(EpochResult epoch, int epochs)
    {
        var text = new StringBuilder();
        string number = epoch.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(Digits(epochs));
        text.Append(CultureInfo.InvariantCulture, $"epoch {number}/{epochs}");
        Append("loss", epoch.Loss);
        Append("accuracy", epoch.Accuracy);
        Append("validation loss", epoch.ValidationLoss);
        Append("validation accuracy", epoch.ValidationAccuracy);
        text.Append(CultureInfo.InvariantCulture, $"  {epoch.SamplesPerSecond:N0} samples/s");
        return text.ToString();

        void Append(string name, double? value)
        {
            if (value is not null)
                text.Append(CultureInfo.InvariantCulture, $"  {name} {value:F4}");
        }
    }

    private static string Cell(double? value) => value?.ToString("F4", CultureInfo.InvariantCulture) ?? "";

    private static int Digits(int value) => value.ToString(CultureInfo.InvariantCulture).Length;
}
