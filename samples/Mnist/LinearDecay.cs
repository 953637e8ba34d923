using NetGen.Training;

namespace Samples;

/// <summary>
/// Lowers the learning rate with each epoch, in a straight line that would reach 0 after the last one: large steps to begin with, small ones to end,
/// in place of the constant rate that the network declares.
/// </summary>
internal sealed class LinearDecay(float from) : ITrainingCallback
{
    public void EpochBegins(TrainingProgress progress) =>
        progress.Trainer.LearningRate = from * (progress.Epochs - progress.Epoch + 1) / progress.Epochs;
}
