using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>A bound on the norm of each unit's incoming weights.</summary>
public static class MaxNorm
{
    /// <summary>Scales each of some columns w of W with ‖w‖₂ > c down to ‖w‖₂ = c.</summary>
    /// <param name="inputs">Rows of W.</param>
    /// <param name="columns">Columns, padding included: a multiple of 16.</param>
    /// <param name="weights">W from the first of the columns on, [inputs][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of W to the next.</param>
    /// <param name="bound">c, above 0.</param>
    /// <exception cref="ArgumentException">The span is too short, or the columns no multiple of 16.</exception>
    public static void Constrain(int inputs, int columns, Span<float> weights, int stride, double bound) =>
        Constrain(Engine.Kind, inputs, columns, weights, stride, bound);

    internal static unsafe void Constrain(EngineKind engine, int inputs, int columns, Span<float> weights, int stride, double bound)
    {
        if (inputs == 0 || columns == 0)
            return;
        if (columns % Check.RowUnit != 0)
            throw new ArgumentException($"{columns} columns are no multiple of {Check.RowUnit}.", nameof(columns));
        Check.Matrix(weights.Length, inputs, columns, stride, nameof(weights));
        fixed (float* pw = weights)
        {
            var kernel = new ConstrainKernel(inputs, columns, pw, stride, (float)bound);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct ConstrainKernel(nint inputs, nint columns, float* weights, nint stride, float bound) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TVector one = TVector.Create(1f), limit = TVector.Create(bound);
            for (nint column = 0; column < columns; column += TVector.Width)
            {
                // Two sums: each waits for its own last addition only.
                TVector even = TVector.Zero, odd = TVector.Zero;
                float* w = weights + column;
                nint input = 0;
                for (; input <= inputs - 2; input += 2, w += 2 * stride)
                {
                    TVector first = TVector.Load(w), second = TVector.Load(w + stride);
                    even = TVector.MultiplyAdd(first, first, even);
                    odd = TVector.MultiplyAdd(second, second, odd);
                }

                if (input < inputs)
                    even = TVector.MultiplyAdd(TVector.Load(w), TVector.Load(w), even);

                TVector norm = TVector.Sqrt(even + odd);
                if (TVector.Largest(norm) <= bound)
                    continue;

                TVector scale = TVector.Select(TVector.GreaterThan(norm, limit), limit / norm, one);
                w = weights + column;
                for (input = 0; input < inputs; input++, w += stride)
                    (TVector.Load(w) * scale).Store(w);
            }
        }
    }
}
