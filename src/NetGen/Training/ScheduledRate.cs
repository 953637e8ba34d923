namespace NetGen.Training;

/// <summary>Sets the learning rate before each step by a schedule over the whole run.</summary>
internal sealed class ScheduledRate(LearningRateSchedule schedule) : ITrainingCallback
{
    private float _rate;

    private int _batches;

    public void TrainingBegins(TrainingProgress progress)
    {
        _rate = progress.Trainer.LearningRate;
        _batches = progress.Batches ?? throw new InvalidOperationException(
            "A schedule is laid over the whole run: the training data have to tell the number of their samples.");
    }

    public void BatchBegins(TrainingProgress progress)
    {
        long step = (long)(progress.Epoch - 1) * _batches + progress.Batch - 1;
        progress.Trainer.LearningRate = (float)(_rate * schedule.FactorAt(step, (long)progress.Epochs * _batches));
    }
}
