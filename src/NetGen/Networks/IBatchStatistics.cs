namespace NetGen;

/// <summary>A trainer of a network with BatchNorm.</summary>
public interface IBatchStatistics
{
    /// <summary>
    /// The share of a batch in the running statistics of every BatchNorm, in (0, 1]; null: as each declares. With 1/k at the k-th batch they
    /// become the averages over the batches.
    /// </summary>
    float? StatisticsMomentum { get; set; }
}
