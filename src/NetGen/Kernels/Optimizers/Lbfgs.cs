using System.Numerics.Tensors;

namespace NetGen.Kernels;

/// <summary>
/// L-BFGS (Nocedal 1980; Nocedal and Wright, Numerical Optimization, 2006, algorithms 7.4 and 7.5) as PyTorch computes it with
/// <c>max_iter=1</c>: one iteration a step, θ += td with d = -Hg. H stands for the inverse of the second derivatives, as the last pairs of
/// steps s and changes of the gradient y tell it; it is never written down.
/// </summary>
/// <remarks>
/// It takes every gradient for one of the same function: the whole data set is its batch. All is computed by the caller's thread, in an order
/// that depends on nothing but the number of parameters.
/// </remarks>
public static class Lbfgs
{
    // Bounds as PyTorch has them.
    private const double SmallestCurvature = 1e-10;
    private const float SmallestGradient = 1e-7f;
    private const double SmallestSlope = 1e-9;

    // Few enough for the floats of a sum, whose errors then stay near one in a million.
    private const int Block = 4096;

    /// <summary>One iteration, along the gradient that <see cref="LbfgsGradient"/> has left in the memory.</summary>
    /// <param name="parameters">θ.</param>
    /// <param name="states">The memory, all 0 before the first step: 3 + 2 · <paramref name="history"/> vectors.</param>
    /// <param name="stateStride">Floats from one vector to the next, at least the number of parameters.</param>
    /// <param name="figures">The numbers beside, all 0 before the first step: 5 + <paramref name="history"/>.</param>
    /// <param name="history">The pairs that are kept, at least 1.</param>
    /// <param name="learningRate">t of every step but the first, which is shorter: t = η·min(1, 1 / ‖g‖₁).</param>
    /// <param name="layers">By what the direction is multiplied in each layer; null: by 1.</param>
    /// <exception cref="ArgumentException">A span is too short, or the vectors would overlap.</exception>
    /// <remarks>
    /// Where layers have factors of their own, and the direction times these leads uphill, the step is one along -γg times these. A frozen layer stays as
    /// it is. Nothing moves where no element of g is beyond 1e-7, nor where d hardly descends, gᵀd > -1e-9.
    /// </remarks>
    public static void Step(
        Span<float> parameters, Span<float> states, int stateStride, Span<float> figures, int history, float learningRate, LayerRates? layers = null)
    {
        var memory = new LbfgsMemory(parameters.Length, states, stateStride, figures, history);
        layers?.ClearFrozen(memory.Gradient);
        ReadOnlySpan<float> g = memory.Gradient;
        if (Math.Abs(TensorPrimitives.MaxMagnitude(g)) <= SmallestGradient)
            return;

        float t = learningRate;
        if (memory.HasBegun)
            LearnCurvature(memory);
        else
            t *= Math.Min(1, 1 / TensorPrimitives.SumOfMagnitudes(g));
        Span<float> d = FindDirection(memory, history);
        if (layers is { HaveFactors: true })
            ScaleDirection(memory, layers);

        g.CopyTo(memory.Previous);
        memory.HasBegun = true;
        memory.StepLength = Dot(g, d) > -SmallestSlope ? 0 : t;
        if (memory.StepLength != 0)
            TensorPrimitives.MultiplyAdd(d, t, parameters, parameters);
    }

    /// <summary>Takes up the pair s = td and y = g - g₋₁ of the last step, if the function was curved upwards along it.</summary>
    private static void LearnCurvature(LbfgsMemory memory)
    {
        // Both in place of what is not needed any more.
        Span<float> s = memory.Direction, y = memory.Previous;
        TensorPrimitives.Multiply(s, memory.StepLength, s);
        TensorPrimitives.Subtract(memory.Gradient, y, y);
        double curvature = Dot(y, s);
        if (curvature > SmallestCurvature)
            memory.Add(s, y, rho: (float)(1 / curvature), scale: (float)(curvature / Dot(y, y)));
    }

    /// <summary>d = -Hg by two loops over the pairs, there and back.</summary>
    private static Span<float> FindDirection(LbfgsMemory memory, int history)
    {
        Span<float> alpha = stackalloc float[history];
        Span<float> d = memory.Direction;
        TensorPrimitives.Negate(memory.Gradient, d);
        for (int age = 0; age < memory.PairCount; age++)
        {
            // α = ρ·sᵀd, d -= αy
            alpha[age] = memory.Rho(age) * (float)Dot(memory.S(age), d);
            TensorPrimitives.MultiplyAdd(memory.Y(age), -alpha[age], d, d);
        }

        TensorPrimitives.Multiply(d, memory.Scale, d);
        for (int age = memory.PairCount - 1; age >= 0; age--)
        {
            // β = ρ·yᵀd, d += (α - β)s
            float beta = memory.Rho(age) * (float)Dot(memory.Y(age), d);
            TensorPrimitives.MultiplyAdd(memory.S(age), alpha[age] - beta, d, d);
        }

        return d;
    }

    private static void ScaleDirection(LbfgsMemory memory, LayerRates layers)
    {
        Span<float> d = memory.Direction;
        layers.Scale(d);
        if (Dot(memory.Gradient, d) <= 0)
            return;
        TensorPrimitives.Multiply(memory.Gradient, -memory.Scale, d);
        layers.Scale(d);
    }

    private static double Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        double sum = 0;
        for (; x.Length > Block; x = x[Block..], y = y[Block..])
            sum += TensorPrimitives.Dot(x[..Block], y[..Block]);
        return sum + TensorPrimitives.Dot(x, y);
    }
}
