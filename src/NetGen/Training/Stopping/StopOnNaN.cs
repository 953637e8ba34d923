using System.Numerics.Tensors;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>Ends a run at the first step whose loss or parameters are not finite, says why, and gives back the parameters from before it.</summary>
internal sealed class StopOnNaN : ITrainingCallback
{
    private float[] _before = [];

    public void TrainingBegins(TrainingProgress progress)
    {
        _before = progress.Network.ParameterBuffer.ToArray();
        if (NonFinite.InParameters(_before, progress.Network.Description) is string finding)
            progress.Stop($"{finding} before the first step.");
    }

    public void BatchEnds(TrainingProgress progress, Batch batch)
    {
        Span<float> parameters = progress.Network.ParameterBuffer;
        if (float.IsFinite(progress.BatchLoss) && (parameters.IsEmpty || TensorPrimitives.IsFiniteAll<float>(parameters)))
        {
            parameters.CopyTo(_before);
            return;
        }
        string after = NonFinite.InParameters(parameters, progress.Network.Description) is string finding
            ? $"{finding} after the update, which overflowed: a smaller learning rate or GradientClip helps"
            : "the same step is finite when it is made again";
        _before.CopyTo(parameters);
        string cause = NonFinite.InBatch(batch, progress.Network.Description) ?? NonFinite.InStep(progress, batch) ?? after;
        progress.Stop(Invariant(
            $"batch {progress.Batch} of epoch {progress.Epoch} has a loss of {progress.BatchLoss}: {cause}. The parameters from before it are restored."));
    }

    public void TrainingEnds(TrainingProgress progress) => _before = [];
}
