namespace NetGen.Training;

/// <summary>Sets the learning rate before each step by a schedule over the whole run.</summary>
internal sealed class ScheduledRate(LearningRateSchedule schedule) : ITrainingCallback
{
    private float _rate;

    public void TrainingBegins(TrainingProgress progress) => _rate = progress.Trainer.LearningRate;

    public void BatchBegins(TrainingProgress progress)
    {
        long step = (long)(progress.Epoch - 1) * progress.Batches + progress.Batch - 1;
        progress.Trainer.LearningRate = (float)(_rate * schedule.FactorAt(step, (long)progress.Epochs * progress.Batches));
    }
}
