namespace NetGen.Kernels;

/// <summary>The update rule of an optimiser at one step. Implemented by the structs of this namespace only.</summary>
public interface IOptimizer
{
    /// <summary>Floats of state for each parameter, all 0 before the first step.</summary>
    static abstract int StatesPerParameter { get; }

    /// <summary>Updates up to a vector of parameters and their state in place.</summary>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="gradient">Their gradient.</param>
    /// <param name="state">State 0 of the first parameter; state k lies k · <paramref name="stateStride"/> floats on.</param>
    /// <param name="stateStride">Floats from one state of a parameter to its next.</param>
    /// <param name="count">How many parameters.</param>
    internal unsafe void Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count)
        where TVector : struct, ISimd<TVector>;
}
