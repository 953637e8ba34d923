namespace NetGen;

/// <summary>Trains one network: forward, backward and update over its own workspace, without allocation. For one caller at a time.</summary>
public interface ITrainer : IDisposable
{
    /// <summary>The largest number of rows in one step.</summary>
    int BatchSize { get; }

    /// <summary>
    /// The number of updates made so far. The optimiser's corrections for its first steps and the dropout masks go by it; who sets it goes on
    /// from there.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to a negative number.</exception>
    int StepCount { get; set; }

    /// <summary>What the optimiser remembers from one update to the next.</summary>
    OptimizerState OptimizerState { get; }

    /// <summary>The learning rate η of the next update; finite and not negative.</summary>
    float LearningRate { get; set; }

    /// <summary>By what the learning rate is multiplied in each layer, where 0 freezes it; it may change between steps.</summary>
    LayerRates LayerRates { get; }

    /// <summary>The outputs of the last forward pass, before a final activation that is fused with the loss (logits): [rows × OutputSize].</summary>
    ReadOnlyMatrixView Outputs { get; }

    /// <summary>The gradients in the layout of <see cref="INetwork.ParameterBuffer"/>, up to the statistics at its end, which have none.</summary>
    /// <exception cref="InvalidOperationException">The trainer was created without <c>keepGradients</c>.</exception>
    ReadOnlySpan<float> GradientBuffer { get; }

    /// <summary>Forward, backward and update on one batch of dense targets.</summary>
    /// <param name="inputs">[rows × InputSize] with rows between 1 and <see cref="BatchSize"/>.</param>
    /// <param name="targets">[rows × OutputSize].</param>
    /// <returns>The loss of the batch, averaged over its rows, before the update.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>Forward, backward and update on one batch of class labels.</summary>
    /// <param name="inputs">[rows × InputSize] with rows between 1 and <see cref="BatchSize"/>.</param>
    /// <param name="labels">[rows], each in [0, OutputSize), or 0 and 1 for a single binary output.</param>
    /// <returns>The loss of the batch, averaged over its rows, before the update.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length or a label is out of range.</exception>
    /// <exception cref="NotSupportedException">The loss has no classes.</exception>
    float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    /// <summary>The training forward pass alone (dropout on). The three parts of a step need kept gradients.</summary>
    /// <param name="inputs">[rows × InputSize] with rows between 1 and <see cref="BatchSize"/>; copied for Backward.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    /// <exception cref="InvalidOperationException">The trainer was created without <c>keepGradients</c>.</exception>
    void Forward(ReadOnlySpan<float> inputs);

    /// <summary>The loss and the gradients of the batch that <see cref="Forward"/> has seen.</summary>
    /// <param name="targets">[rows × OutputSize].</param>
    /// <returns>The loss, averaged over the rows.</returns>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    /// <exception cref="InvalidOperationException">The trainer was created without <c>keepGradients</c>, or Forward was not called.</exception>
    float Backward(ReadOnlySpan<float> targets);

    /// <summary>The loss and the gradients of the batch that <see cref="Forward"/> has seen.</summary>
    /// <param name="labels">[rows], each in [0, OutputSize), or 0 and 1 for a single binary output.</param>
    /// <returns>The loss, averaged over the rows.</returns>
    /// <exception cref="ArgumentException">The span has the wrong length or a label is out of range.</exception>
    /// <exception cref="InvalidOperationException">The trainer was created without <c>keepGradients</c>, or Forward was not called.</exception>
    /// <exception cref="NotSupportedException">The loss has no classes.</exception>
    float Backward(ReadOnlySpan<int> labels);

    /// <summary>One step of the optimiser along the gradients of the last Backward.</summary>
    /// <exception cref="InvalidOperationException">The trainer was created without <c>keepGradients</c>, or Backward was not called.</exception>
    void Update();

    /// <summary>
    /// Shows what each layer gave in the last <see cref="Forward"/>, in the order of computation, as it lies in the trainer's memory: nothing
    /// is computed anew. A layer is shown together with the activation and the dropout that follow it.
    /// </summary>
    /// <param name="observer">Who looks.</param>
    /// <exception cref="InvalidOperationException">There was no Forward since the last update.</exception>
    void Observe(ILayerObserver observer);
}
