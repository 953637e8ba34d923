using System.Numerics.Tensors;

namespace NetGen.Training;

/// <summary>A pass whose samples are changed one by one, and mixed with the one before.</summary>
/// <param name="reader">The samples as they are.</param>
/// <param name="buffer">Room for a batch.</param>
/// <param name="augmenter">What changes them; null for nothing.</param>
/// <param name="order">The seed and the epoch.</param>
/// <param name="mixing">α of MixUp; 0 for none.</param>
internal sealed class AugmentingReader(IBatchReader reader, BatchBuffer buffer, SampleAugmenter? augmenter, EpochOrder order, float mixing) : IBatchReader
{
    /// <summary>The last sample before it was mixed, and the one that it will be once the next has been.</summary>
    private float[] _before = [];
    private float[] _beforeTarget = [];
    private float[] _unmixed = [];
    private float[] _unmixedTarget = [];
    private long _samples;
    private int _rows;

    public Batch Current => buffer.Batch(_rows);

    public bool MoveNext()
    {
        if (!reader.MoveNext())
            return false;
        Batch batch = reader.Current;
        _rows = batch.Rows;
        buffer.CopyWithTargets(batch);
        for (int row = 0; row < _rows; row++, _samples++)
        {
            augmenter?.Run(buffer.Input(row), order.Seed, order.Epoch, _samples);
            if (mixing > 0)
                Mix(buffer.Input(row), buffer.Target(row));
        }

        return true;
    }

    public void Dispose() => reader.Dispose();

    /// <summary>λ·this + (1 - λ)·the one before, λ from Beta(α, α) (Zhang et al. 2018). The first of a pass has none before it.</summary>
    private void Mix(Span<float> input, Span<float> target)
    {
        if (_before.Length == 0)
        {
            (_before, _unmixed) = (new float[input.Length], new float[input.Length]);
            (_beforeTarget, _unmixedTarget) = (new float[target.Length], new float[target.Length]);
        }

        input.CopyTo(_unmixed);
        target.CopyTo(_unmixedTarget);
        if (_samples > 0)
        {
            var random = new SampleRandom(order.Seed, order.Epoch, _samples, AugmentationMethod.MixUp);
            float share = (float)random.Beta(mixing);
            TensorPrimitives.Lerp<float>(_before, input, share, input);
            TensorPrimitives.Lerp<float>(_beforeTarget, target, share, target);
        }

        (_before, _unmixed) = (_unmixed, _before);
        (_beforeTarget, _unmixedTarget) = (_unmixedTarget, _beforeTarget);
    }
}
