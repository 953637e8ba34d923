using System.Globalization;

namespace NetGen.Training;

/// <summary>The history of a run in a checkpoint, a text for each epoch and for each notice.</summary>
internal static class HistoryFacts
{
    private const string Missing = "-";
    private const string StopReason = "run.stop_reason";
    private const string Elapsed = "run.elapsed_ticks";
    private const int Fields = 8;

    public static void Save(CheckpointFacts facts, TrainingProgress progress)
    {
        History history = progress.History;
        for (int index = 0; index < history.Epochs.Count; index++)
            facts.Set(NameOf("epoch", index), Format(history.Epochs[index]));
        for (int index = 0; index < history.Notices.Count; index++)
            facts.Set(NameOf("notice", index), history.Notices[index]);
        if (history.StopReason is string reason && !progress.IsInterrupted)
            facts.Set(StopReason, reason);
        facts.Set(Elapsed, progress.Elapsed.Ticks);
    }

    /// <summary>Reads it into the history of a run that has not begun.</summary>
    public static void Restore(CheckpointFacts facts, TrainingProgress progress)
    {
        for (int index = 0; facts.Has(NameOf("epoch", index)); index++)
            progress.History.Add(Parse(facts, NameOf("epoch", index)));
        for (int index = 0; facts.Has(NameOf("notice", index)); index++)
            progress.Notice(facts.Text(NameOf("notice", index)));
        if (facts.Has(StopReason))
            progress.Stop(facts.Text(StopReason));
        progress.ElapsedBefore = TimeSpan.FromTicks(facts.Whole(Elapsed));
    }

    /// <summary>An epoch's figures, one after the other.</summary>
    public static string Format(EpochResult epoch) => string.Join(
        ' ', Text(epoch.Epoch), Text(epoch.Loss), Text(epoch.Accuracy), Text(epoch.ValidationLoss), Text(epoch.ValidationAccuracy), Text(epoch.LearningRate),
        Text(epoch.SamplesPerSecond), epoch.Duration.Ticks.ToString(CultureInfo.InvariantCulture));

    /// <summary>The figures of a text that <see cref="Format"/> has made.</summary>
    public static EpochResult Parse(CheckpointFacts facts, string name)
    {
        string[] fields = facts.Text(name).Split(' ');
        double?[] figures = new double?[Fields];
        for (int field = 0; field < Fields; field++)
        {
            if (fields.Length != Fields || !TryParse(fields[field], out figures[field]))
                throw facts.Damaged($"'{name}' is {Printable.Quote(facts.Text(name))} instead of the figures of an epoch.");
        }
        return figures is [double epoch, double loss, var accuracy, var validationLoss, var validationAccuracy, double rate, double speed, double]
            && long.TryParse(fields[^1], NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
            ? new EpochResult((int)epoch, loss, accuracy, validationLoss, validationAccuracy, (float)rate, speed, TimeSpan.FromTicks(ticks))
            : throw facts.Damaged($"'{name}' lacks a figure that every epoch has.");
    }

    private static string NameOf(string what, int index) => string.Create(CultureInfo.InvariantCulture, $"history.{what}.{index}");

    private static string Text(double? value) => value is double number ? number.ToString(CultureInfo.InvariantCulture) : Missing;

    private static bool TryParse(string text, out double? value)
    {
        value = null;
        if (text == Missing)
            return true;
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        value = number;
        return isNumber;
    }
}
