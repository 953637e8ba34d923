using System.Globalization;

namespace NetGen.Training;

/// <summary>Ends training when the validation loss no longer improves, and restores the best parameters.</summary>
internal sealed class EarlyStopping : ICheckpointed
{
    private const string Epoch = "epoch";
    private const string Loss = "loss";
    private const string Parameters = "parameters";

    private readonly int _patience;
    private readonly double _minDelta;
    private float[] _bestParameters = [];
    private double _bestLoss;
    private int _bestEpoch;

    public EarlyStopping(int patience, double minDelta)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        if (!(minDelta >= 0))
            throw new ArgumentOutOfRangeException(nameof(minDelta), minDelta, "The smallest improvement is 0 or more.");
        (_patience, _minDelta) = (patience, minDelta);
    }

    public string StateName => nameof(EarlyStopping);

    public void TrainingBegins(TrainingProgress progress)
    {
        if (progress.Validation is null)
            throw new InvalidOperationException("EarlyStopping watches the validation loss: Fit needs validation data.");
        _bestParameters = new float[progress.Network.ParameterBuffer.Length];
        (_bestLoss, _bestEpoch) = (double.PositiveInfinity, 0);
    }

    public void EpochEnds(TrainingProgress progress, EpochResult epoch)
    {
        if (epoch.ValidationLoss < _bestLoss - _minDelta)
        {
            progress.Network.ParameterBuffer.CopyTo(_bestParameters);
            (_bestLoss, _bestEpoch) = (epoch.ValidationLoss.Value, epoch.Epoch);
        }
        else if (epoch.Epoch - _bestEpoch >= _patience)
        {
            progress.Stop(_bestEpoch == 0
                ? string.Create(CultureInfo.InvariantCulture, $"the validation loss was never a finite number in {_patience} epochs.")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"the validation loss has not improved since epoch {_bestEpoch} ({_bestLoss:F4}), whose parameters are restored."));
        }
    }

    public void Save(CallbackState state)
    {
        state.Set(Epoch, _bestEpoch);
        state.Set(Loss, _bestLoss);
        state.Set(Parameters, _bestParameters);
    }

    public void Restore(CallbackState state)
    {
        (_bestEpoch, _bestLoss) = ((int)state.Whole(Epoch), state.Number(Loss));
        state.Values(Parameters, _bestParameters);
    }

    public void TrainingEnds(TrainingProgress progress)
    {
        if (_bestEpoch > 0)
            _bestParameters.CopyTo(progress.Network.ParameterBuffer);
        _bestParameters = [];
    }
}
