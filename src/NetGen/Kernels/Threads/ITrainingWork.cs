namespace NetGen.Kernels;

/// <summary>The phases of a generated training step. Within a phase the shares are independent; a phase begins when the one before is over.</summary>
/// <remarks>
/// Rows of the batch are independent up to the gradients of the activations, rows of the weights from there on. So nothing is ever summed up
/// over threads, and the parameters come out with the same bits whatever their number.
/// </remarks>
public interface ITrainingWork : IForwardWork
{
    /// <summary>The losses of the rows, and the gradient of every layer's output.</summary>
    /// <param name="share">Which rows, and their targets.</param>
    void Backward(in RowShare share);

    /// <summary>The gradients of the parameters, into the buffer where they are kept.</summary>
    /// <param name="share">Which part of the parameters, and the inputs of the whole batch.</param>
    void Gradients(in WeightShare share);

    /// <summary>The optimiser's step along the kept gradients.</summary>
    /// <param name="share">Which part of the parameters.</param>
    void UpdateByGradients(in WeightShare share);

    /// <summary>The gradients of the parameters and the optimiser's step in one go; nothing is kept.</summary>
    /// <param name="share">Which part of the parameters, and the inputs of the whole batch.</param>
    void Update(in WeightShare share);
}
