namespace NetGen.Training;

/// <summary>How a network does on a data set.</summary>
/// <param name="Samples">The number of samples.</param>
/// <param name="Loss">The loss that the network was declared with, averaged over the samples.</param>
/// <param name="Accuracy">The share of right decisions, 0 to 1; null where the loss has no classes.</param>
/// <param name="Confusion">Which class was taken for which; null where an output is no decision between classes.</param>
public sealed record Evaluation(long Samples, double Loss, double? Accuracy, ConfusionMatrix? Confusion);
