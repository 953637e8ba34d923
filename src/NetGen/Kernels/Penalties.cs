using System.Numerics.Tensors;

namespace NetGen.Kernels;

/// <summary>The value of the penalties, which training minimises beside the loss.</summary>
public static class Penalties
{
    /// <summary>λ₁‖W‖₁ + λ₂/2 ‖W‖².</summary>
    /// <param name="parameters">W, padding included, which is 0.</param>
    /// <param name="l1">λ₁.</param>
    /// <param name="l2">λ₂.</param>
    public static double Of(ReadOnlySpan<float> parameters, double l1, double l2) =>
        l1 * TensorPrimitives.SumOfMagnitudes(parameters) + l2 / 2 * TensorPrimitives.SumOfSquares(parameters);
}
