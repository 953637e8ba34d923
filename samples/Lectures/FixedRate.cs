using NetGen.Training;

namespace Samples;

/// <summary>A learning rate in place of the declared one.</summary>
internal sealed class FixedRate(float rate) : ITrainingCallback
{
    public void TrainingBegins(TrainingProgress progress) => progress.Trainer.LearningRate = rate;
}
