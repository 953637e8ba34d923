using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;

namespace NetGen.Compiler.Emission;

/// <summary>The formulas above the emitted steps, as a textbook would set them.</summary>
internal static class Formulas
{
    /// <summary>x·W₁ + b₁.</summary>
    public static string Affine(ParameterRegion region, string x = "x")
    {
        string index = Text.Subscript(region.Number);
        return region.Layer.Bias ? $"{x}·W{index} + b{index}" : $"{x}·W{index}";
    }

    /// <summary>γ₁∘x̂ + β₁.</summary>
    public static string Normalized(NormalizationRegion region, string normal)
    {
        string index = Text.Subscript(region.Number);
        return region.Layer.HasShift ? $"γ{index}∘{normal} + β{index}" : $"γ{index}∘{normal}";
    }

    /// <summary>x̂ of a normalisation at inference.</summary>
    public static string Normal(NormalizationNode layer) => layer.Method switch
    {
        NormalizationMethod.BatchNorm => "(x - mean) / √(variance + ε)",
        NormalizationMethod.LayerNorm => "(x - μ) / √(σ² + ε)",
        _ => "x / √(mean(x²) + ε)",
    };

    /// <summary>f(h), or h where a stage has no activation.</summary>
    public static string Activated(Stage stage, string h) => stage.Activation is { } activation ? Activation(activation, h) : h;

    /// <summary>f(h) for an activation.</summary>
    public static string Activation(ActivationNode activation, string h) => activation.Function switch
    {
        ActivationFunction.Sigmoid => $"sigmoid({h})",
        ActivationFunction.Tanh => $"tanh({h})",
        ActivationFunction.ReLU => $"max({h}, 0)",
        ActivationFunction.LeakyReLU => $"leaky({h}), leaky(h) = h ≥ 0 ? h : {Text.Number(activation.Alpha)}·h",
        ActivationFunction.ELU => $"elu({h}), elu(h) = h ≥ 0 ? h : {Scale(activation.Alpha)}(eʰ - 1)",
        _ => $"softmax({h})",
    };

    /// <summary>f′ as a function of y = f(h).</summary>
    public static string Derivative(ActivationNode activation, string y) => activation.Function switch
    {
        ActivationFunction.Sigmoid => $"{y}(1 - {y})",
        ActivationFunction.Tanh => $"(1 - {y}²)",
        ActivationFunction.ReLU => $"[{y} > 0]",
        ActivationFunction.LeakyReLU => $"({y} > 0 ? 1 : {Text.Number(activation.Alpha)})",
        ActivationFunction.ELU => $"({y} > 0 ? 1 : {y} + {Text.Number(activation.Alpha)})",
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>What a loss measures, of the logits z or the outputs y.</summary>
    public static string Loss(LossFunction loss) => loss switch
    {
        LossFunction.SoftmaxCrossEntropy => "L = mean(logsumexp(z) - z[label])",
        LossFunction.BinaryCrossEntropy => "L = mean(max(z, 0) - z·t + log(1 + exp(-|z|)))",
        _ => "L = mean((y - t)²)",
    };

    /// <summary>The gradient of a loss.</summary>
    public static string LossGradient(LossFunction loss, int outputs) => loss switch
    {
        LossFunction.SoftmaxCrossEntropy => "dz = (softmax(z) - onehot(label)) / rows",
        LossFunction.BinaryCrossEntropy => outputs == 1 ? "dz = (sigmoid(z) - t) / rows" : $"dz = (sigmoid(z) - t) / (rows·{Text.Integer(outputs)})",
        _ => outputs == 1 ? "dy = 2(y - t) / rows" : $"dy = 2(y - t) / (rows·{Text.Integer(outputs)})",
    };

    /// <summary>The update of an optimiser, in the notation of its declaration's documentation.</summary>
    public static string Update(GraphOptimizer optimizer) => optimizer.Algorithm switch
    {
        OptimizerAlgorithm.SGD => "θ -= ηg",
        OptimizerAlgorithm.Momentum => "v = μv + g, θ -= ηv",
        OptimizerAlgorithm.Nesterov => "v = μv + g, θ -= η(g + μv)",
        _ => "m = β₁m + (1 - β₁)g, v = β₂v + (1 - β₂)g², θ -= η·m̂ / (√v̂ + ε)",
    };

    private static string Scale(double factor) => factor == 1 ? "" : Text.Number(factor) + "·";
}
