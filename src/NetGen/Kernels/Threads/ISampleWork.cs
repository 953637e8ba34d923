namespace NetGen.Kernels;

/// <summary>A prediction with layers so wide that several threads share them where there is a single sample, and no rows to share.</summary>
/// <remarks>The forward pass asks for it layer by layer, by <see cref="RowShare.SharesColumns(int, int)"/>.</remarks>
public interface ISampleWork : IForwardWork
{
    /// <summary>Computes some columns of a layer's outputs.</summary>
    /// <param name="share">Which columns; its phase is the number of the layer.</param>
    void ForwardColumns(in ColumnShare share);
}
