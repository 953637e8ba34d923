namespace NetGen.Kernels;

/// <summary>A training step with layers that look across the rows of a batch, as BatchNorm does.</summary>
/// <remarks>
/// Such a layer is computed in shares of its columns, each over all rows, so that nothing is summed up over threads. It parts the rows'
/// work in two, with a synchronisation before and behind it: n such layers have the phases of columns 0 to n - 1 and leave the phases of
/// rows 0 to n, of which phase k ends before the columns' phase k. Forward the order is rows 0, columns 0, rows 1, … rows n; backward it
/// is the reverse, with the same numbers.
/// </remarks>
public interface IColumnWork : ITrainingWork
{
    /// <summary>n, at least 1.</summary>
    int ColumnPhases { get; }

    /// <summary>Carries the columns of a share through the layer of its phase.</summary>
    /// <param name="share">Which columns, and of which phase.</param>
    void ForwardColumns(in ColumnShare share);

    /// <summary>The gradient of the layer's input and of its parameters, from that of its output.</summary>
    /// <param name="share">Which columns, and of which phase.</param>
    void BackwardColumns(in ColumnShare share);
}
