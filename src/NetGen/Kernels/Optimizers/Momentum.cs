using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Momentum as PyTorch defines it: v = μv + g; θ -= ηv.</summary>
/// <param name="learningRate">η.</param>
/// <param name="momentum">μ.</param>
public readonly struct Momentum(double learningRate, double momentum) : IOptimizer
{
    private readonly float _minusRate = -(float)learningRate;
    private readonly float _momentum = (float)momentum;

    /// <inheritdoc/>
    public static int StatesPerParameter => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count)
    {
        TVector velocity = VectorMath.FlushToZero(TVector.MultiplyAdd(TVector.Create(_momentum), TVector.Load(state, count), gradient));
        velocity.Store(state, count);
        TVector.MultiplyAdd(TVector.Create(_minusRate), velocity, TVector.Load(parameters, count)).Store(parameters, count);
    }
}
