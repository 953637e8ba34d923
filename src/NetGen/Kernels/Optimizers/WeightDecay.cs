using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Decoupled weight decay (Loshchilov and Hutter 2019): θ -= ηλθ, then a step that knows nothing of it. AdamW is this before Adam.</summary>
/// <typeparam name="TStep">The step.</typeparam>
/// <param name="step">That step.</param>
/// <param name="learningRate">η.</param>
/// <param name="weightDecay">λ.</param>
public readonly struct WeightDecay<TStep>(TStep step, double learningRate, double weightDecay) : IOptimizer
    where TStep : struct, IOptimizer
{
    private readonly TStep _step = step;
    private readonly float _kept = (float)(1 - learningRate * weightDecay);

    static int IOptimizer.StatesPerParameter => TStep.StatesPerParameter;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count)
    {
        VectorMath.FlushToZero(TVector.Create(_kept) * TVector.Load(parameters, count)).Store(parameters, count);
        TStep step = _step;
        step.Update(parameters, gradient, state, stateStride, count);
    }
}
