namespace NetGen.Training;

/// <summary>Fitting the layers of a network that take figures of the training set: <c>[Standardize]</c>, <c>[Pca(50)]</c> and the like.</summary>
public static class PreprocessingExtensions
{
    /// <summary>
    /// Fits the preprocessing of a network to data, in one pass; in two where values are missing and principal components are wanted. What was
    /// fitted before is replaced, weights stay as they are.
    /// </summary>
    /// <remarks><see cref="TrainingExtensions.Fit"/> begins with this where it has not been done. Fit on training data alone: figures of the test set would leak into the network.</remarks>
    /// <param name="network">The network.</param>
    /// <param name="data">The training set; its labels or targets are not looked at.</param>
    /// <param name="cancellationToken">Ends the pass; the network stays as it was.</param>
    /// <returns>What was found, with warnings of constant and missing features.</returns>
    /// <exception cref="ArgumentException">The network has nothing to fit, or the samples are of another size.</exception>
    /// <exception cref="InvalidDataException">There is no sample, or one cannot be used; the message says which and why.</exception>
    /// <exception cref="OperationCanceledException">The pass was cancelled.</exception>
    public static PreprocessingReport FitInputs(this INetwork network, IBatchSource data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        NetworkDescription description = network.Description;
        if (description.Preprocessing.Count == 0)
            throw new ArgumentException($"{description.Name} has no layer that is fitted to its inputs.", nameof(network));
        if (data.InputSize != description.InputSize)
            throw new ArgumentException($"{description.Name} takes {description.InputSize} inputs, but the samples have {data.InputSize} values.", nameof(data));
        return PreprocessingFit.Run(network, data, cancellationToken);
    }

    /// <summary>Whether the preprocessing of a network has been fitted, as far as it has any. Before that it neither predicts nor trains.</summary>
    /// <param name="network">The network.</param>
    public static bool IsFitted(this INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        foreach (FittedLayer layer in network.Description.Preprocessing)
        {
            if (layer.Components == 0 && !(network.ParameterBuffer[layer.Offset + 3 * Kernels.Check.RoundUp(layer.Features)] > 0))
                return false;
        }

        return true;
    }
}
