namespace NetGen.Numerics.Tests.Reference;

/// <summary>What the interpreter finds for one training batch.</summary>
/// <param name="Loss">The loss, averaged over the rows.</param>
/// <param name="Prediction">What the loss reads.</param>
/// <param name="Gradients">∂loss/∂parameter.</param>
/// <param name="KinkDistance">
/// How far the batch stays away from the kinks of ReLU and its kin: the smallest |x| of any such layer, relative to the largest there.
/// Below the rounding error, two right answers may have different gradients.
/// </param>
internal sealed record ReferencePass(double Loss, double[,] Prediction, ParameterSet Gradients, double KinkDistance);
