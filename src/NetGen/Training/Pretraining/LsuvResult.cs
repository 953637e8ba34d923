namespace NetGen.Training;

/// <summary>What scaling did to a layer.</summary>
/// <param name="Layer">The layer's name in files: <c>dense1</c>.</param>
/// <param name="VarianceBefore">The variance of its sums x·W + b with orthogonal weights, over all units and rows of the batch.</param>
/// <param name="VarianceAfter">The variance with the weights that it has now.</param>
/// <param name="Iterations">How often it was scaled; 0 too where there was no variance to scale, as of a layer that reads nothing but zeros.</param>
public sealed record LsuvResult(string Layer, double VarianceBefore, double VarianceAfter, int Iterations);
