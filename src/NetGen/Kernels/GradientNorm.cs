using System.Numerics.Tensors;

namespace NetGen.Kernels;

/// <summary>The norm of all gradients together, and what a bound on it asks for.</summary>
public static class GradientNorm
{
    // Few enough for the floats of a sum, whose errors then stay near one in a million, and the same whatever the number of threads.
    private const int Block = 4096;

    // As PyTorch has it.
    private const double Epsilon = 1e-6;

    /// <summary>‖g‖₂.</summary>
    /// <param name="gradients">g, padding included, which is 0.</param>
    public static double Of(ReadOnlySpan<float> gradients)
    {
        double sum = 0;
        for (; gradients.Length > Block; gradients = gradients[Block..])
            sum += TensorPrimitives.SumOfSquares(gradients[..Block]);
        return Math.Sqrt(sum + TensorPrimitives.SumOfSquares(gradients));
    }

    /// <summary>min(1, c/(‖g‖₂ + 1e-6)), by which PyTorch's <c>clip_grad_norm_</c> multiplies the gradients; NaN where one of them is.</summary>
    /// <param name="gradients">g.</param>
    /// <param name="bound">c.</param>
    public static float ClippingScale(ReadOnlySpan<float> gradients, double bound) =>
        (float)Math.Min(1, bound / (Of(gradients) + Epsilon));
}
