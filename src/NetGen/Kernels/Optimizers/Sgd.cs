using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Gradient descent: θ -= ηg.</summary>
/// <param name="learningRate">η.</param>
public readonly struct Sgd(double learningRate) : IOptimizer
{
    private readonly float _minusRate = -(float)learningRate;

    /// <inheritdoc/>
    public static int StatesPerParameter => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count) =>
        TVector.MultiplyAdd(TVector.Create(_minusRate), gradient, TVector.Load(parameters, count)).Store(parameters, count);
}
