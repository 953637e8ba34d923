namespace NetGen.Training;

/// <summary>Lowers the learning rate where the validation loss no longer improves.</summary>
internal sealed class ReduceOnPlateau : ICheckpointed
{
    private const string Loss = "loss";
    private const string Waited = "waited";

    private readonly double _factor;
    private readonly int _patience;
    private readonly double _minDelta;
    private double _bestLoss;
    private int _waited;

    public ReduceOnPlateau(double factor, int patience, double minDelta)
    {
        if (!(factor is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor lies between 0 and 1.");
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        if (!(minDelta >= 0))
            throw new ArgumentOutOfRangeException(nameof(minDelta), minDelta, "The smallest improvement is 0 or more.");
        (_factor, _patience, _minDelta) = (factor, patience, minDelta);
    }

    public string StateName => nameof(ReduceOnPlateau);

    public void TrainingBegins(TrainingProgress progress)
    {
        if (progress.Validation is null)
            throw new InvalidOperationException("ReduceOnPlateau watches the validation loss: Fit needs validation data.");
        (_bestLoss, _waited) = (double.PositiveInfinity, 0);
    }

    public void EpochEnds(TrainingProgress progress, EpochResult epoch)
    {
        if (epoch.ValidationLoss < _bestLoss - _minDelta)
        {
            (_bestLoss, _waited) = (epoch.ValidationLoss.Value, 0);
        }
        else if (++_waited > _patience)
        {
            progress.Trainer.LearningRate = (float)(progress.Trainer.LearningRate * _factor);
            _waited = 0;
        }
    }

    public void Save(CallbackState state)
    {
        state.Set(Loss, _bestLoss);
        state.Set(Waited, _waited);
    }

    public void Restore(CallbackState state) => (_bestLoss, _waited) = (state.Number(Loss), (int)state.Whole(Waited));
}
