namespace NetGen.Numerics.Tests.Reference;

/// <summary>The dropout masks of one training step.</summary>
internal abstract class DropoutReplay
{
    /// <summary>Whether a value is kept.</summary>
    /// <param name="stream">The number of the dropout layer's random stream.</param>
    /// <param name="rate">The probability to drop.</param>
    /// <param name="row">The sample in the batch.</param>
    /// <param name="column">The value in the sample.</param>
    public abstract bool Keeps(int stream, double rate, int row, int column);

    /// <summary>What kept values are multiplied by.</summary>
    public abstract double Scale(int stream, double rate);
}
