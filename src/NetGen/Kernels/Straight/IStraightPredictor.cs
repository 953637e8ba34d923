namespace NetGen.Kernels;

/// <summary>A tiny network's prediction as straight-line code, written for vectors of any engine.</summary>
public interface IStraightPredictor
{
    /// <summary>Values in one input sample.</summary>
    static abstract int InputSize { get; }

    /// <summary>Values in one output.</summary>
    static abstract int OutputSize { get; }

    /// <summary>Lanes that its vectors have to have: 8 or 16.</summary>
    static abstract int Lanes { get; }

    /// <summary>Whether a vector of its code may be a pair of the engine's, which makes twice as much machine code.</summary>
    static abstract bool FitsPairs { get; }

    /// <summary>Computes the outputs of one sample.</summary>
    /// <typeparam name="TVector">A vector of <see cref="Lanes"/> floats.</typeparam>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="x">[InputSize].</param>
    /// <param name="y">[OutputSize].</param>
    static abstract void Predict<TVector>(ReadOnlySpan<float> parameters, ReadOnlySpan<float> x, Span<float> y)
        where TVector : struct, IVector<TVector>;
}
