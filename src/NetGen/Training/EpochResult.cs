namespace NetGen.Training;

/// <summary>
/// The figures of one epoch. Training figures are those of the steps, while the network learns and with dropout on; validation figures are
/// of the epoch's end.
/// </summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Loss">The training loss, averaged over the samples.</param>
/// <param name="Accuracy">The share of right decisions in training, 0 to 1; null where the loss has no classes.</param>
/// <param name="ValidationLoss">The loss on the validation data; null without them.</param>
/// <param name="ValidationAccuracy">The accuracy on the validation data; null without them or where the loss has no classes.</param>
/// <param name="LearningRate">The learning rate at the epoch's end.</param>
/// <param name="SamplesPerSecond">Training samples a second, validation not counted.</param>
/// <param name="Duration">The time that the epoch took, with validation.</param>
public sealed record EpochResult(
    int Epoch,
    double Loss,
    double? Accuracy,
    double? ValidationLoss,
    double? ValidationAccuracy,
    float LearningRate,
    double SamplesPerSecond,
    TimeSpan Duration);
