using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>AdaGrad (Duchi et al. 2011) as PyTorch computes it: s += g²; θ -= ηg/(√s + ε).</summary>
/// <param name="learningRate">η.</param>
/// <param name="epsilon">ε.</param>
public readonly struct AdaGrad(double learningRate, double epsilon) : IOptimizer
{
    private readonly float _minusRate = -(float)learningRate;
    private readonly float _epsilon = (float)epsilon;

    /// <inheritdoc/>
    public static int StatesPerParameter => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count)
    {
        TVector sum = VectorMath.FlushToZero(TVector.MultiplyAdd(gradient, gradient, TVector.Load(state, count)));
        sum.Store(state, count);
        TVector direction = gradient / (TVector.Sqrt(sum) + TVector.Create(_epsilon));
        TVector.MultiplyAdd(TVector.Create(_minusRate), direction, TVector.Load(parameters, count)).Store(parameters, count);
    }
}
