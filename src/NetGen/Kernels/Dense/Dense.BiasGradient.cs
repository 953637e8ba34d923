using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class Dense
{
    /// <summary>db = Σ over the rows of dy.</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="outputs">Values in a row of dy.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>], its padding 0.</param>
    /// <param name="stride">Floats from one row of dy to the next, a multiple of 16.</param>
    /// <param name="dBias">db, [outputs] padded to a multiple of 16; the padding stays 0.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void BiasGradient(int rows, int outputs, ReadOnlySpan<float> dy, int stride, Span<float> dBias) =>
        BiasGradient(Engine.Kind, rows, outputs, dy, stride, dBias);

    internal static unsafe void BiasGradient(
        EngineKind engine, int rows, int outputs, ReadOnlySpan<float> dy, int stride, Span<float> dBias)
    {
        Check.Padded(dy.Length, rows, outputs, stride, nameof(dy));
        Check.PaddedVector(dBias.Length, outputs, nameof(dBias));
        fixed (float* pdy = dy, pdb = dBias)
        {
            var kernel = new BiasGradientKernel(rows, outputs, pdy, stride, pdb);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct BiasGradientKernel(nint rows, nint outputs, float* dy, nint stride, float* dBias) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            for (nint i = 0; i < outputs; i += TVector.Width)
                ColumnSums.Of<TVector>(rows, dy + i, stride).Store(dBias + i);
        }
    }
}
