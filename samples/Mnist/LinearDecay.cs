using NetGen.Training;

namespace Samples;

/// <summary>Lowers the learning rate with each epoch, in a straight line that would reach 0 after the last one.</summary>
internal sealed class LinearDecay : ITrainingCallback
{
    private float _first;

    public void TrainingBegins(TrainingProgress progress) => _first = progress.Trainer.LearningRate;

    public void EpochBegins(TrainingProgress progress) =>
        progress.Trainer.LearningRate = _first * (progress.Epochs - progress.Epoch + 1) / progress.Epochs;
}
