using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>
/// Gathers the gradients of several micro-batches into one update, as if they were one batch: for batches that are too large for a trainer's
/// memory. With BatchNorm the statistics are those of each micro-batch. Without allocation after it was created.
/// </summary>
public sealed class GradientAccumulator
{
    private readonly ITrainer _trainer;
    private readonly float[] _sum;
    private long _rows;
    private double _loss;

    /// <summary>An accumulator over a trainer, whose own steps in parts it takes the place of.</summary>
    /// <param name="trainer">A trainer that was created with <c>keepGradients</c>.</param>
    /// <exception cref="InvalidOperationException">The trainer keeps no gradients.</exception>
    public GradientAccumulator(ITrainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        _trainer = trainer;
        _sum = new float[trainer.GradientBuffer.Length];
    }

    /// <summary>The micro-batches since the last update.</summary>
    public int MicroBatches { get; private set; }

    /// <summary>Forward and backward on one micro-batch of dense targets.</summary>
    /// <param name="inputs">[rows × InputSize].</param>
    /// <param name="targets">[rows × OutputSize].</param>
    /// <returns>Its loss, averaged over its rows.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length; what was gathered stays.</exception>
    public float Add(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) =>
        Add(inputs, targets, labels: [], hasLabels: false);

    /// <summary>Forward and backward on one micro-batch of class labels.</summary>
    /// <param name="inputs">[rows × InputSize].</param>
    /// <param name="labels">[rows].</param>
    /// <returns>Its loss, averaged over its rows.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or a label is out of range; what was gathered stays.</exception>
    public float Add(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) =>
        Add(inputs, targets: [], labels, hasLabels: true);

    /// <summary>One step of the optimiser along the mean of the gradients over all rows since the last one.</summary>
    /// <returns>The loss, averaged over those rows.</returns>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public float Update()
    {
        if (MicroBatches == 0)
            throw new InvalidOperationException("Add a micro-batch before Update.");
        // The trainer's own memory, which it shows for reading.
        ReadOnlySpan<float> shown = _trainer.GradientBuffer;
        Span<float> gradients = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(shown), shown.Length);
        TensorPrimitives.Divide(_sum, _rows, gradients);
        // What was frozen since then.
        _trainer.LayerRates.ClearFrozen(gradients);
        _trainer.Update();
        float loss = (float)(_loss / _rows);
        Array.Clear(_sum);
        (_rows, _loss, MicroBatches) = (0, 0, 0);
        return loss;
    }

    /// <summary>Each micro-batch has masks of its own, which follow from the number of the step.</summary>
    private float Add(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, bool hasLabels)
    {
        int step = _trainer.StepCount;
        _trainer.StepCount = (int)((step + 1_000_003L * MicroBatches) % int.MaxValue);
        try
        {
            _trainer.Forward(inputs);
            return Gather(hasLabels ? _trainer.Backward(labels) : _trainer.Backward(targets));
        }
        finally
        {
            _trainer.StepCount = step;
        }
    }

    private float Gather(float loss)
    {
        int rows = _trainer.Outputs.Rows;
        TensorPrimitives.MultiplyAdd(_trainer.GradientBuffer, rows, _sum, _sum);
        _rows += rows;
        _loss += (double)loss * rows;
        MicroBatches++;
        return loss;
    }
}
