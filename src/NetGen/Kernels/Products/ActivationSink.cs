using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Stores f(sum) in a matrix of padded rows.</summary>
/// <typeparam name="TActivation">f.</typeparam>
/// <param name="matrix">The matrix.</param>
/// <param name="stride">Floats from one row to the next.</param>
/// <param name="activation">f.</param>
internal readonly unsafe struct ActivationSink<TActivation>(float* matrix, nint stride, TActivation activation) : ISink
    where TActivation : struct, IActivation
{
    public nint RowsAtOnce => nint.MaxValue;

    public nint Stride => stride;

    public float* Target(nint row, nint column) => matrix + row * stride + column;

    [MethodImpl(Compiled.AtOnce)]
    public void Complete<TVector>(nint row, nint column, nint rows, nint columns)
        where TVector : struct, ISimd<TVector>
    {
        if (typeof(TActivation) == typeof(Identity))
            return;
        TActivation f = activation;
        float* sums = Target(row, column);
        for (; rows > 0; rows--, sums += stride)
        {
            for (nint i = 0; i < columns; i += TVector.Width)
                f.Forward(TVector.Load(sums + i)).Store(sums + i);
        }
    }
}
