using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Lion (Chen et al. 2023, algorithm 2): θ -= η·sign(β₁m + (1 - β₁)g); m = β₂m + (1 - β₂)g; sign(0) = 0.</summary>
/// <param name="learningRate">η: every parameter moves by it, whatever the gradient.</param>
/// <param name="beta1">β₁.</param>
/// <param name="beta2">β₂.</param>
public readonly struct Lion(double learningRate, double beta1, double beta2) : IOptimizer
{
    private readonly FirstMoment _direction = new(beta1);
    private readonly FirstMoment _mean = new(beta2);
    private readonly float _minusRate = -(float)learningRate;

    /// <inheritdoc/>
    public static int StatesPerParameter => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count)
    {
        TVector m = TVector.Load(state, count);
        TVector direction = VectorMath.Sign(_direction.With(m, gradient));
        _mean.With(m, gradient).Store(state, count);
        TVector.MultiplyAdd(TVector.Create(_minusRate), direction, TVector.Load(parameters, count)).Store(parameters, count);
    }
}
