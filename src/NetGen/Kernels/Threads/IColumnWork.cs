namespace NetGen.Kernels;

/// <summary>A training step with layers that look across the rows of a batch, as BatchNorm does.</summary>
/// <remarks>
/// Such a layer is computed in shares of its columns, each over all rows, so that nothing is summed up over threads. It parts the rows'
/// work in two, with a synchronisation before and behind it. The passes call the phases of rows and of columns in their order; a block that
/// repeats calls its own once for each repetition.
/// </remarks>
public interface IColumnWork : ITrainingWork
{
    /// <summary>The forward pass, phase by phase.</summary>
    /// <param name="phases">What carries out a phase.</param>
    void Forward(in Phases phases);

    /// <summary>The losses and the backward pass, phase by phase.</summary>
    /// <param name="phases">What carries out a phase.</param>
    void Backward(in Phases phases);

    /// <summary>Carries the columns of a share through the layer of its phase.</summary>
    /// <param name="share">Which columns, and of which phase.</param>
    void ForwardColumns(in ColumnShare share);

    /// <summary>The gradient of the layer's input and of its parameters, from that of its output.</summary>
    /// <param name="share">Which columns, and of which phase.</param>
    void BackwardColumns(in ColumnShare share);
}
