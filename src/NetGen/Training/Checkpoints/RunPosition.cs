namespace NetGen.Training;

/// <summary>Where a run stands between two of its steps: an epoch, how much of it is done, and the sums of its figures so far.</summary>
internal sealed class RunPosition
{
    private const string EpochName = "run.epoch";
    private const string BatchName = "run.batch";
    private const string SamplesName = "run.samples";
    private const string LossSumName = "run.loss_sum";
    private const string RightName = "run.right";
    private const string BatchLossName = "run.batch_loss";
    private const string EpochTicksName = "run.epoch_ticks";
    private const string FirstBatchEpochName = "data.epoch";
    private const string FirstBatchName = "data.first_batch";
    private const string LastBatchName = "data.last_batch";

    /// <summary>The epoch that is under way, or the next one where none is; from 1.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>Its batches that are done.</summary>
    public int Batch { get; set; }

    /// <summary>Their rows.</summary>
    public long Samples { get; set; }

    /// <summary>The sum of their losses, row by row.</summary>
    public double LossSum { get; set; }

    /// <summary>The sum of the right decisions on them.</summary>
    public double Right { get; set; }

    /// <summary>The loss of the last one.</summary>
    public float BatchLoss { get; set; } = float.NaN;

    /// <summary>How long the epoch has taken.</summary>
    public TimeSpan EpochTime { get; set; }

    /// <summary>The epoch whose first batch is known by <see cref="FirstBatch"/>: the last that was begun.</summary>
    public int FirstBatchEpoch { get; set; }

    /// <summary>By which it is known whether the data deliver the same batches again.</summary>
    public uint FirstBatch { get; set; }

    /// <summary>By which the last batch is known; null where it is not.</summary>
    public uint? LastBatch { get; set; }

    public static RunPosition Read(CheckpointFacts facts) => new()
    {
        Epoch = facts.Count(EpochName, least: 1),
        Batch = facts.Count(BatchName),
        Samples = facts.Whole(SamplesName),
        LossSum = facts.Number(LossSumName),
        Right = facts.Number(RightName),
        BatchLoss = (float)facts.Number(BatchLossName),
        EpochTime = TimeSpan.FromTicks(facts.Whole(EpochTicksName)),
        FirstBatchEpoch = facts.Count(FirstBatchEpochName, least: 1),
        FirstBatch = (uint)facts.Whole(FirstBatchName),
        LastBatch = facts.Has(LastBatchName) ? (uint)facts.Whole(LastBatchName) : null,
    };

    public void Save(CheckpointFacts facts)
    {
        facts.Set(EpochName, Epoch);
        facts.Set(BatchName, Batch);
        facts.Set(SamplesName, Samples);
        facts.Set(LossSumName, LossSum);
        facts.Set(RightName, Right);
        facts.Set(BatchLossName, BatchLoss);
        facts.Set(EpochTicksName, EpochTime.Ticks);
        facts.Set(FirstBatchEpochName, FirstBatchEpoch);
        facts.Set(FirstBatchName, FirstBatch);
        if (LastBatch is uint last)
            facts.Set(LastBatchName, last);
    }

    /// <summary>Goes to the beginning of an epoch.</summary>
    public void Begin(int epoch) =>
        (Epoch, Batch, Samples, LossSum, Right, BatchLoss, EpochTime, LastBatch) = (epoch, 0, 0, 0, 0, float.NaN, TimeSpan.Zero, null);
}
