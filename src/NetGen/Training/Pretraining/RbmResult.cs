namespace NetGen.Training;

/// <summary>How well a layer reproduces its data as a restricted Boltzmann machine.</summary>
/// <param name="Layer">The layer's name in files: <c>dense1</c>.</param>
/// <param name="ReconstructionErrors">The mean squared difference of a value and its reconstruction in each epoch so far.</param>
public sealed record RbmResult(string Layer, IReadOnlyList<double> ReconstructionErrors);
