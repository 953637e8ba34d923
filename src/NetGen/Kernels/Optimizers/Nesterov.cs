using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Nesterov's momentum as PyTorch defines it: v = μv + g; θ -= η(g + μv).</summary>
/// <param name="learningRate">η.</param>
/// <param name="momentum">μ.</param>
public readonly struct Nesterov(double learningRate, double momentum) : IOptimizer
{
    private readonly float _minusRate = -(float)learningRate;
    private readonly float _momentum = (float)momentum;

    /// <inheritdoc/>
    public static int StatesPerParameter => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count)
    {
        TVector momentum = TVector.Create(_momentum);
        TVector velocity = VectorMath.FlushToZero(TVector.MultiplyAdd(momentum, TVector.Load(state, count), gradient));
        velocity.Store(state, count);
        TVector direction = TVector.MultiplyAdd(momentum, velocity, gradient);
        TVector.MultiplyAdd(TVector.Create(_minusRate), direction, TVector.Load(parameters, count)).Store(parameters, count);
    }
}
