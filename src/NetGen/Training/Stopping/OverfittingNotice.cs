using static System.FormattableString;

namespace NetGen.Training;

/// <summary>Notes that the training loss falls on while the validation loss has left its lowest point behind.</summary>
internal sealed class OverfittingNotice : ICheckpointed
{
    private const string BestEpoch = "epoch";
    private const string Parted = "parted";
    private const string IsNoted = "noted";

    private readonly int _patience;
    private readonly double _rise;
    private IReadOnlyList<EpochResult> _epochs = [];
    private EpochResult? _best;
    private int _parted;
    private bool _isNoted;

    public OverfittingNotice(int patience, double rise)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        if (!(rise >= 0 && double.IsFinite(rise)))
            throw new ArgumentOutOfRangeException(nameof(rise), rise, "The rise is a share of the lowest loss, 0 or more.");
        (_patience, _rise) = (patience, rise);
    }

    public string StateName => nameof(OverfittingNotice);

    public void TrainingBegins(TrainingProgress progress)
    {
        if (progress.Validation is null)
            throw new InvalidOperationException("OverfittingNotice watches the validation loss: Fit needs validation data.");
        (_epochs, _best, _parted, _isNoted) = (progress.History.Epochs, null, 0, false);
    }

    public void EpochEnds(TrainingProgress progress, EpochResult epoch)
    {
        if (_best is null || epoch.ValidationLoss < _best.ValidationLoss)
            _best = double.IsFinite(epoch.ValidationLoss!.Value) ? epoch : null;
        _parted = _best is not null && epoch.Loss < _best.Loss && epoch.ValidationLoss > _best.ValidationLoss * (1 + _rise) ? _parted + 1 : 0;
        if (_isNoted || _parted < _patience)
            return;
        _isNoted = true;
        progress.Notice(Invariant(
            $"overfitting since epoch {_best!.Epoch}: the training loss fell from {_best.Loss:F4} to {epoch.Loss:F4}, while the validation loss rose from {_best.ValidationLoss:F4} to {epoch.ValidationLoss:F4}. More data, dropout, L2 or a smaller network help; EarlyStopping keeps the best epoch."));
    }

    public void Save(CallbackState state)
    {
        state.Set(BestEpoch, _best?.Epoch ?? 0);
        state.Set(Parted, _parted);
        state.Set(IsNoted, _isNoted ? 1 : 0);
    }

    public void Restore(CallbackState state)
    {
        _best = _epochs.FirstOrDefault(epoch => epoch.Epoch == state.Whole(BestEpoch));
        (_parted, _isNoted) = ((int)state.Whole(Parted), state.Whole(IsNoted) > 0);
    }
}
