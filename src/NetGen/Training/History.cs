namespace NetGen.Training;

/// <summary>What a training run did, epoch by epoch. Its text is a table.</summary>
public sealed class History
{
    private readonly List<EpochResult> _epochs = [];
    private readonly List<string> _notices = [];

    /// <summary>The epochs in order; at least one after a run that came to its end.</summary>
    public IReadOnlyList<EpochResult> Epochs => _epochs;

    /// <summary>What the callbacks had to say, in order: sentences.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>Why the run ended before its last epoch; null where it did not.</summary>
    public string? StopReason { get; internal set; }

    internal void Add(EpochResult epoch) => _epochs.Add(epoch);

    internal void Add(string notice) => _notices.Add(notice);

    /// <summary>The epochs as a table in plain text, a line each, in the invariant culture.</summary>
    public override string ToString() => HistoryTable.Format(this);
}
