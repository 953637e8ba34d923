namespace NetGen.Kernels;

/// <summary>The dense layer y = f(x·W + b): forward, its gradients, and its gradients fused with an optimiser's step.</summary>
/// <remarks>
/// Weights are [inputs][stride], outputs and their gradients [rows][stride], with one stride: outputs rounded up to 16 floats, or more.
/// The padding of weights and gradients is 0 and stays 0; that of activations is arbitrary. Rows can be split among calls without
/// changing a bit of any result: those of the batch, at least two in a call, in the forward pass and in the gradient of the input; those of
/// the weights in their gradient and their update.
/// </remarks>
public static partial class Dense;
