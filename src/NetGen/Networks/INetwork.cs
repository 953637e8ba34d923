namespace NetGen;

/// <summary>What every generated network can do, for code that is written once for all of them.</summary>
public interface INetwork
{
    /// <summary>The sizes of the network and the layout of its parameters.</summary>
    NetworkDescription Description { get; }

    /// <summary>
    /// All parameters as they lie in memory, [input][output] with padded rows (see <see cref="NetworkDescription.Tensors"/>).
    /// The padding is 0 and has to stay 0.
    /// </summary>
    Span<float> ParameterBuffer { get; }

    /// <summary>Computes the outputs of one sample or of many. Safe to call from several threads at once.</summary>
    /// <param name="inputs">[samples × InputSize], row after row.</param>
    /// <param name="outputs">[samples × OutputSize].</param>
    /// <exception cref="ArgumentException">A span has the wrong length; the message names the expected and the given one.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);
}
