using NetGen.Kernels;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Numerics.Tests.Harness;

/// <summary>The masks that a trainer with this seed uses in one of its steps.</summary>
internal sealed class MaskReplay(int seed, int step) : DropoutReplay
{
    public override bool Keeps(int stream, double rate, int row, int column) => Mask(stream, rate).Keeps(row, column);

    public override double Scale(int stream, double rate) => Mask(stream, rate).Scale;

    private DropoutMask Mask(int stream, double rate) => new((float)rate, seed, step, stream);
}
