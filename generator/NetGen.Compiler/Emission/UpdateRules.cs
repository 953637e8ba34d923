using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>
/// The structs of the runtime that take an optimiser's step, each as its type and as an expression with this moment's figures. What bounds
/// or changes the gradient is wrapped round the step: what acts first is outermost.
/// </summary>
internal static class UpdateRules
{
    /// <summary>The field with the factor that bounds the gradients' norm.</summary>
    public const string GradientScale = "_gradientScale";

    private static readonly Figures s_trainer = new("_learningRate", "StepCount + 1");
    private static readonly Figures s_layer = new("rate", "step");

    /// <summary>Whether weights follow another rule than biases.</summary>
    public static bool Differ(GraphOptimizer optimizer) => Type(optimizer) != BiasType(optimizer);

    /// <summary>The rule of the weights, and of the biases too where both follow the same.</summary>
    public static string Type(GraphOptimizer optimizer) => OfWeights(optimizer, s_trainer, null).Type;

    /// <summary>The rule of the biases.</summary>
    public static string BiasType(GraphOptimizer optimizer) => OfBiases(optimizer, s_trainer, null).Type;

    /// <summary>The rule of the weights at this moment.</summary>
    public static string New(GraphOptimizer optimizer) => OfWeights(optimizer, s_trainer, null).Value;

    /// <summary>The rule of the biases at this moment.</summary>
    public static string NewForBiases(GraphOptimizer optimizer) => OfBiases(optimizer, s_trainer, null).Value;

    /// <summary>Whether a rule depends on how many steps were taken before.</summary>
    public static bool GoesByStep(GraphOptimizer optimizer) =>
        Step(optimizer, s_trainer).Arguments != Step(optimizer, s_trainer with { Step = "" }).Arguments;

    /// <summary>The rule of the slopes of PReLUs, which neither decay nor penalties touch.</summary>
    public static string SlopeType(GraphOptimizer optimizer) => OfSlopes(optimizer, s_trainer).Type;

    /// <summary>The variable that holds the rule of the slopes.</summary>
    public static string SlopeName(GraphOptimizer optimizer) =>
        SlopeType(optimizer) == Type(optimizer) ? "optimizer" : SlopeType(optimizer) == BiasType(optimizer) ? "biasOptimizer" : "slopeOptimizer";

    /// <summary>The declarations of the rules, of which several may be one: <c>optimizer</c>, <c>biasOptimizer</c> and <c>slopeOptimizer</c>.</summary>
    public static IEnumerable<string> Declarations(GraphOptimizer optimizer, bool hasBiases, bool hasSlopes)
    {
        string name = hasSlopes ? SlopeName(optimizer) : "optimizer";
        IEnumerable<string> declarations = Declarations(optimizer, hasBiases || name == "biasOptimizer");
        return name == "slopeOptimizer" ? declarations.Append($"{SlopeType(optimizer)} slopeOptimizer = {OfSlopes(optimizer, s_trainer).Value};") : declarations;
    }

    /// <summary>
    /// The rules of a layer whose learning rate is <c>rate</c> at its step <c>step</c>, each type once, and whether the rate takes part.
    /// </summary>
    public static IEnumerable<(string Type, string Value, bool UsesRate)> OfLayer(GraphOptimizer optimizer, bool hasSlopes)
    {
        yield return WithFigures(figures => OfWeights(optimizer, figures, null));
        if (Differ(optimizer))
            yield return WithFigures(figures => OfBiases(optimizer, figures, null));
        if (hasSlopes && SlopeName(optimizer) == "slopeOptimizer")
            yield return WithFigures(figures => OfSlopes(optimizer, figures));

        static (string, string, bool) WithFigures(Func<Figures, Rule> rule) =>
            (rule(s_layer).Type, rule(s_layer).Value, rule(s_layer) != rule(s_layer with { Rate = "" }));
    }

    private static IEnumerable<string> Declarations(GraphOptimizer optimizer, bool hasBiases)
    {
        if (!hasBiases || !Differ(optimizer))
            return [$"{Type(optimizer)} optimizer = {New(optimizer)};"];

        // The optimiser's own step is written once.
        Rule step = Step(optimizer, s_trainer, null), biases = OfBiases(optimizer, s_trainer, null);
        string name = biases.Type == step.Type ? "biasOptimizer" : "step";
        return
        [
            .. name == "step" ? [$"{step.Type} step = {step.Value};"] : (string[])[],
            $"{biases.Type} biasOptimizer = {OfBiases(optimizer, s_trainer, name == "step" ? name : null).Value};",
            $"{Type(optimizer)} optimizer = {OfWeights(optimizer, s_trainer, name).Value};",
        ];
    }

    private static Rule OfWeights(GraphOptimizer optimizer, Figures figures, string? step) =>
        Of(optimizer, figures, step, decays: true, isPenalized: true);

    private static Rule OfBiases(GraphOptimizer optimizer, Figures figures, string? step) =>
        Of(optimizer, figures, step, optimizer.DecaysBiases, optimizer.Regularization.PenalizesBiases);

    private static Rule OfSlopes(GraphOptimizer optimizer, Figures figures) =>
        Of(optimizer, figures, null, decays: false, isPenalized: false);

    private static Rule Of(GraphOptimizer optimizer, Figures figures, string? step, bool decays, bool isPenalized)
    {
        GraphRegularization regularization = optimizer.Regularization;
        Rule rule = Step(optimizer, figures, step);
        if (decays && optimizer.WeightDecay > 0)
            rule = rule.Within("WeightDecay", $"{figures.Rate}, {Text.Float(optimizer.WeightDecay)}");
        if (isPenalized && regularization.HasPenalty)
            rule = rule.Within("Penalty", $"{Text.Float(regularization.L1)}, {Text.Float(regularization.L2)}");
        if (regularization.ClipValue > 0)
            rule = rule.Within("ClippedValue", Text.Float(regularization.ClipValue));
        if (regularization.ClipNorm > 0)
            rule = rule.Within("ScaledGradient", GradientScale);
        return rule;
    }

    /// <summary>The optimiser's own step.</summary>
    /// <param name="optimizer">The optimiser.</param>
    /// <param name="figures">What it goes by.</param>
    /// <param name="name">The variable that holds it already.</param>
    private static Rule Step(GraphOptimizer optimizer, Figures figures, string? name)
    {
        (string type, string arguments) = Step(optimizer, figures);
        return new Rule(type, name ?? $"new {type}({arguments})");
    }

    private static (string Type, string Arguments) Step(GraphOptimizer optimizer, Figures figures)
    {
        (string rate, string steps) = (figures.Rate, figures.Step);
        string beta1 = Text.Float(optimizer.Beta1), beta2 = Text.Float(optimizer.Beta2), epsilon = Text.Float(optimizer.Epsilon);
        string momentum = Text.Float(optimizer.Momentum), rho = Text.Float(optimizer.Rho);
        string moments = $"{rate}, {beta1}, {beta2}, {epsilon}, {steps}";
        return optimizer.Algorithm switch
        {
            OptimizerAlgorithm.SGD => ($"{Kernels}.Sgd", rate),
            OptimizerAlgorithm.PerceptronRule =>
                ($"{Kernels}.Sgd", optimizer.Outputs == 1 ? rate : $"{rate} * {Text.Float(optimizer.Outputs)}"),
            OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov => ($"{Kernels}.{optimizer.Algorithm}", $"{rate}, {momentum}"),
            OptimizerAlgorithm.AdaGrad => ($"{Kernels}.AdaGrad", $"{rate}, {epsilon}"),
            OptimizerAlgorithm.RMSProp => RmsProp(),
            OptimizerAlgorithm.AdaDelta => ($"{Kernels}.AdaDelta", $"{rate}, {rho}, {epsilon}"),
            OptimizerAlgorithm.Adam or OptimizerAlgorithm.AdamW => ($"{Kernels}.Adam", moments),
            OptimizerAlgorithm.AMSGrad => ($"{Kernels}.AmsGrad", moments),
            OptimizerAlgorithm.Nadam =>
                ($"{Kernels}.Nadam", $"{rate}, {beta1}, {beta2}, {epsilon}, {Text.Float(optimizer.MomentumDecay)}, {steps}"),
            OptimizerAlgorithm.LBFGS => ($"{Kernels}.LbfgsGradient", ""),
            OptimizerAlgorithm.Lion => ($"{Kernels}.Lion", $"{rate}, {beta1}, {beta2}"),
            _ => ($"{Kernels}.{optimizer.Algorithm}", moments),
        };

        (string, string) RmsProp()
        {
            string name = optimizer.IsCentered ? "CenteredRmsProp" : "RmsProp";
            (string step, string stepArguments) = optimizer.Momentum > 0 ? ("Momentum", $"{rate}, {momentum}") : ("Sgd", rate);
            return ($"{Kernels}.{name}<{Kernels}.{step}>", $"new {Kernels}.{step}({stepArguments}), {rho}, {epsilon}");
        }
    }

    /// <summary>Where a rule has the figures of a moment from.</summary>
    /// <param name="Rate">The learning rate, as an expression.</param>
    /// <param name="Step">The number of the step, counted from 1, as an expression.</param>
    private sealed record Figures(string Rate, string Step);

    /// <summary>A struct of the runtime.</summary>
    /// <param name="Type">Its type.</param>
    /// <param name="Value">An expression that creates it, or its name.</param>
    private sealed record Rule(string Type, string Value)
    {
        public Rule Within(string wrapper, string arguments)
        {
            string type = $"{Kernels}.{wrapper}<{Type}>";
            return new Rule(type, $"new {type}({Value}, {arguments})");
        }
    }
}
