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
        string weights = Weights(region);
        return region.Layer.Bias ? $"{x}·{weights} + b{Text.Subscript(region.Number)}" : $"{x}·{weights}";
    }

    /// <summary>W₁, or W₁ᵀ where a layer is tied to the first and transposes its weights.</summary>
    public static string Weights(ParameterRegion region) =>
        $"W{Text.Subscript(region.WeightNumber)}{(region.Layer.IsTransposed ? "ᵀ" : "")}";

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

    /// <summary>h ≥ 0 ? h : α₁h.</summary>
    public static string Rectified(PReLURegion region, string h) =>
        region.Layer.PerUnit ? $"{h} ≥ 0 ? {h} : α{Text.Subscript(region.Number)}∘{h}" : $"{h} ≥ 0 ? {h} : α{Text.Subscript(region.Number)}·{h}";

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
        ActivationFunction.Step => $"[{h} ≥ 0]",
        ActivationFunction.SELU => $"selu({h}), selu(h) = 1.0507·(h ≥ 0 ? h : 1.6733·(eʰ - 1))",
        ActivationFunction.GELU => $"gelu({h}), gelu(h) = h·Φ(h)",
        ActivationFunction.GELUTanh => $"gelu({h}), gelu(h) = ½h(1 + tanh(√(2/π)(h + 0.044715h³)))",
        ActivationFunction.SiLU => $"silu({h}), silu(h) = h·sigmoid(h)",
        ActivationFunction.Softplus => $"log(1 + exp({h}))",
        ActivationFunction.HardSwish => $"hardswish({h}), hardswish(h) = h·min(max(h + 3, 0), 6) / 6",
        ActivationFunction.Softsign => $"softsign({h}), softsign(h) = h / (1 + |h|)",
        ActivationFunction.LogSoftmax => $"log softmax({h})",
        _ => $"softmax({h})",
    };

    /// <summary>f′ as a function of y = f(h), or of h where it needs that.</summary>
    public static string Derivative(ActivationNode activation, string y) => activation.Function switch
    {
        ActivationFunction.Sigmoid => $"{y}(1 - {y})",
        ActivationFunction.Tanh => $"(1 - {y}²)",
        ActivationFunction.ReLU => $"[{y} > 0]",
        ActivationFunction.LeakyReLU => $"({y} > 0 ? 1 : {Text.Number(activation.Alpha)})",
        ActivationFunction.ELU => $"({y} > 0 ? 1 : {y} + {Text.Number(activation.Alpha)})",
        ActivationFunction.Step => activation.HandsErrorOn ? "1" : activation.IsStraightThrough ? $"[|{y}| < 1]" : "0",
        ActivationFunction.SELU => $"({y} > 0 ? 1.0507 : {y} + 1.7581)",
        ActivationFunction.GELU => $"(Φ({y}) + {y}·φ({y}))",
        ActivationFunction.GELUTanh => $"gelu′({y})",
        ActivationFunction.SiLU => $"σ({y})(1 + {y}(1 - σ({y})))",
        ActivationFunction.Softplus => $"(1 - exp(-{y}))",
        ActivationFunction.HardSwish => $"({y} < -3 ? 0 : {y} ≥ 3 ? 1 : {y}/3 + ½)",
        ActivationFunction.Softsign => $"(1 - |{y}|)²",
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>What a loss measures, of the logits z or the outputs y.</summary>
    public static string Loss(LossFunction loss) => loss switch
    {
        LossFunction.SoftmaxCrossEntropy => "L = mean(logsumexp(z) - z[label])",
        LossFunction.BinaryCrossEntropy => "L = mean(max(z, 0) - z·t + log(1 + exp(-|z|)))",
        LossFunction.MeanAbsoluteError => "L = mean(|y - t|)",
        LossFunction.Huber => "L = mean(huber(y - t)), huber(d) = |d| ≤ δ ? ½d² : δ(|d| - ½δ)",
        LossFunction.Hinge => "L = mean(max(0, 1 - t·y))",
        _ => "L = mean((y - t)²)",
    };

    /// <summary>The gradient of a loss.</summary>
    public static string LossGradient(LossFunction loss, int outputs)
    {
        string count = outputs == 1 ? "rows" : $"(rows·{Text.Integer(outputs)})";
        return loss switch
        {
            LossFunction.SoftmaxCrossEntropy => "dz = (softmax(z) - onehot(label)) / rows",
            LossFunction.BinaryCrossEntropy => $"dz = (sigmoid(z) - t) / {count}",
            LossFunction.MeanAbsoluteError => $"dy = sign(y - t) / {count}",
            LossFunction.Huber => $"dy = max(-δ, min(y - t, δ)) / {count}",
            LossFunction.Hinge => $"dy = -t·[t·y < 1] / {count}",
            _ => $"dy = 2(y - t) / {count}",
        };
    }

    /// <summary>The update of an optimiser, in the notation of its declaration's documentation.</summary>
    public static string Update(GraphOptimizer optimizer) => Update(optimizer, decays: true, isPenalized: true);

    /// <summary>The same for biases, which decay and penalties leave alone unless asked.</summary>
    public static string UpdateOfBiases(GraphOptimizer optimizer) =>
        Update(optimizer, optimizer.DecaysBiases, optimizer.Regularization.PenalizesBiases);

    /// <summary>The same for the slopes of PReLUs, which decay and penalties always leave alone.</summary>
    public static string UpdateOfSlopes(GraphOptimizer optimizer) => Update(optimizer, decays: false, isPenalized: false);

    /// <summary>The targets of a smoothed loss.</summary>
    public static string Smoothing(double smoothing, int classes) =>
        $"smoothed targets: t = {Text.Number(1 - smoothing)}·t + {Text.Number(smoothing)}/{Text.Integer(classes)}";

    private static string Update(GraphOptimizer optimizer, bool decays, bool isPenalized)
    {
        GraphRegularization regularization = optimizer.Regularization;
        string penalty = (regularization.L1 > 0, regularization.L2 > 0) switch
        {
            (true, true) => "g += λ₁·sign(θ) + λ₂θ",
            (true, false) => "g += λ·sign(θ)",
            (false, true) => "g += λθ",
            _ => "",
        };
        IEnumerable<string> changes =
        [
            regularization.ClipValue > 0 ? $"g = max(-{Text.Number(regularization.ClipValue)}, min(g, {Text.Number(regularization.ClipValue)}))" : "",
            isPenalized ? penalty : "",
            decays && optimizer.WeightDecay > 0 ? "θ -= ηλθ" : "",
        ];
        changes = changes.Where(change => change != "");
        return changes.Any() ? $"{string.Join(", ", changes)}, then {Step(optimizer)}" : Step(optimizer);
    }

    private const string Mean = "m = β₁m + (1 - β₁)g", Square = "v = β₂v + (1 - β₂)g²";

    private static string Step(GraphOptimizer optimizer) => optimizer.Algorithm switch
    {
        OptimizerAlgorithm.SGD => "θ -= ηg",
        OptimizerAlgorithm.Momentum => "v = μv + g, θ -= ηv",
        OptimizerAlgorithm.Nesterov => "v = μv + g, θ -= η(g + μv)",
        OptimizerAlgorithm.AdaGrad => "s += g², θ -= ηg / (√s + ε)",
        OptimizerAlgorithm.RMSProp => RmsProp(optimizer),
        OptimizerAlgorithm.AdaDelta => "s = ρs + (1 - ρ)g², d = √(u + ε) / √(s + ε)·g, u = ρu + (1 - ρ)d², θ -= ηd",
        OptimizerAlgorithm.AMSGrad => $"{Mean}, {Square}, u = max(u, v), θ -= η·m̂ / (√û + ε)",
        OptimizerAlgorithm.Adamax => $"{Mean}, u = max(β₂u, |g| + ε), θ -= η·m̂ / u",
        OptimizerAlgorithm.Nadam => $"{Mean}, {Square}, θ -= η(ĝ + m̂) / (√v̂ + ε)",
        OptimizerAlgorithm.RAdam => $"{Mean}, {Square}, θ -= η·r·m̂ / (√v̂ + ε), at first η·m̂",
        OptimizerAlgorithm.PerceptronRule => $"θ -= η{(optimizer.Outputs == 1 ? "" : $"·{Text.Integer(optimizer.Outputs)}")}g, which is w += η(t - y)x and b += η(t - y), averaged over the rows",
        OptimizerAlgorithm.LBFGS => "g is laid aside for the step in all parameters",
        OptimizerAlgorithm.Lion => "θ -= η·sign(β₁m + (1 - β₁)g), m = β₂m + (1 - β₂)g",
        _ => $"{Mean}, {Square}, θ -= η·m̂ / (√v̂ + ε)",
    };

    private static string RmsProp(GraphOptimizer optimizer)
    {
        string square = "s = ρs + (1 - ρ)g²" + (optimizer.IsCentered ? ", m = ρm + (1 - ρ)g" : "");
        string quotient = optimizer.IsCentered ? "g / (√(s - m²) + ε)" : "g / (√s + ε)";
        return optimizer.Momentum > 0 ? $"{square}, v = μv + {quotient}, θ -= ηv" : $"{square}, θ -= η{quotient}";
    }

    private static string Scale(double factor) => factor == 1 ? "" : Text.Number(factor) + "·";
}
