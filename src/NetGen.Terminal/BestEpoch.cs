using NetGen.Training;

namespace NetGen.Terminal;

/// <summary>The epoch with the lowest validation loss.</summary>
internal static class BestEpoch
{
    /// <returns>The first of the best epochs; null without validation, or where every loss is NaN.</returns>
    public static EpochResult? Of(History history) =>
        history.Epochs.Where(epoch => epoch.ValidationLoss is double loss && !double.IsNaN(loss)).MinBy(epoch => epoch.ValidationLoss);
}
