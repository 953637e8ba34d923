using NetGen.Numerics.Tests.Reference;

namespace NetGen.Numerics.Tests.Vectors;

/// <summary>The masks that PyTorch drew; stream n is the n-th dropout layer.</summary>
internal sealed class PrescribedMasks(int[][][] masks) : DropoutReplay
{
    public override bool Keeps(int stream, double rate, int row, int column) => masks[stream - 1][row][column] == 1;

    public override double Scale(int stream, double rate) => 1 / (1 - rate);
}
