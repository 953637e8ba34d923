namespace NetGen.Kernels;

/// <summary>What a <see cref="WorkerTeam"/> does for a generated network: its forward pass, on some rows of a batch.</summary>
public interface IForwardWork
{
    /// <summary>Carries the rows of a share through the layers. Several threads may do so at once, each with a share of its own.</summary>
    /// <param name="share">Which rows, and their inputs.</param>
    void Forward(in RowShare share);
}
