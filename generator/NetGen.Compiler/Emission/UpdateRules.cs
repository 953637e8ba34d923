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

    /// <summary>Whether weights follow another rule than biases.</summary>
    public static bool Differ(GraphOptimizer optimizer) => Type(optimizer) != BiasType(optimizer);

    /// <summary>The rule of the weights, and of the biases too where both follow the same.</summary>
    public static string Type(GraphOptimizer optimizer) => OfWeights(optimizer, null).Type;

    /// <summary>The rule of the biases.</summary>
    public static string BiasType(GraphOptimizer optimizer) => OfBiases(optimizer, null).Type;

    /// <summary>The rule of the weights at this moment.</summary>
    public static string New(GraphOptimizer optimizer) => OfWeights(optimizer, null).Value;

    /// <summary>The rule of the biases at this moment.</summary>
    public static string NewForBiases(GraphOptimizer optimizer) => OfBiases(optimizer, null).Value;

    /// <summary>Whether a rule depends on how many steps were taken before.</summary>
    public static bool GoesByStep(GraphOptimizer optimizer) => New(optimizer).Contains("StepCount");

    /// <summary>The rule of the slopes of PReLUs, which neither decay nor penalties touch.</summary>
    public static string SlopeType(GraphOptimizer optimizer) => OfSlopes(optimizer).Type;

    /// <summary>The rule of the slopes at this moment.</summary>
    public static string NewForSlopes(GraphOptimizer optimizer) => OfSlopes(optimizer).Value;

    /// <summary>The variable that holds the rule of the slopes.</summary>
    public static string SlopeName(GraphOptimizer optimizer) =>
        SlopeType(optimizer) == Type(optimizer) ? "optimizer" : SlopeType(optimizer) == BiasType(optimizer) ? "biasOptimizer" : "slopeOptimizer";

    /// <summary>The declarations of the rules, of which several may be one: <c>optimizer</c>, <c>biasOptimizer</c> and <c>slopeOptimizer</c>.</summary>
    public static IEnumerable<string> Declarations(GraphOptimizer optimizer, bool hasBiases, bool hasSlopes)
    {
        string name = hasSlopes ? SlopeName(optimizer) : "optimizer";
        IEnumerable<string> declarations = Declarations(optimizer, hasBiases || name == "biasOptimizer");
        return name == "slopeOptimizer" ? declarations.Append($"{SlopeType(optimizer)} slopeOptimizer = {OfSlopes(optimizer).Value};") : declarations;
    }

    private static IEnumerable<string> Declarations(GraphOptimizer optimizer, bool hasBiases)
    {
        if (!hasBiases || !Differ(optimizer))
            return [$"{Type(optimizer)} optimizer = {New(optimizer)};"];

        // The optimiser's own step is written once.
        Rule step = Step(optimizer, null), biases = OfBiases(optimizer, null);
        string name = biases.Type == step.Type ? "biasOptimizer" : "step";
        return
        [
            .. name == "step" ? [$"{step.Type} step = {step.Value};"] : (string[])[],
            $"{biases.Type} biasOptimizer = {OfBiases(optimizer, name == "step" ? name : null).Value};",
            $"{Type(optimizer)} optimizer = {OfWeights(optimizer, name).Value};",
        ];
    }

    private static Rule OfWeights(GraphOptimizer optimizer, string? step) => Of(optimizer, step, decays: true, isPenalized: true);

    private static Rule OfBiases(GraphOptimizer optimizer, string? step) =>
        Of(optimizer, step, optimizer.DecaysBiases, optimizer.Regularization.PenalizesBiases);

    private static Rule OfSlopes(GraphOptimizer optimizer) => Of(optimizer, null, decays: false, isPenalized: false);

    private static Rule Of(GraphOptimizer optimizer, string? step, bool decays, bool isPenalized)
    {
        GraphRegularization regularization = optimizer.Regularization;
        Rule rule = Step(optimizer, step);
        if (decays && optimizer.WeightDecay > 0)
            rule = rule.Within("WeightDecay", $"_learningRate, {Text.Float(optimizer.WeightDecay)}");
        if (isPenalized && regularization.HasPenalty)
            rule = rule.Within("Penalty", $"{Text.Float(regularization.L1)}, {Text.Float(regularization.L2)}");
        if (regularization.ClipValue > 0)
            rule = rule.Within("ClippedValue", Text.Float(regularization.ClipValue));
        if (regularization.ClipNorm > 0)
            rule = rule.Within("ScaledGradient", GradientScale);
        return rule;
    }

    /// <summary>The optimiser's own step.</summary>
    /// <param name="name">The variable that holds it already.</param>
    private static Rule Step(GraphOptimizer optimizer, string? name)
    {
        (string type, string arguments) = Step(optimizer);
        return new Rule(type, name ?? $"new {type}({arguments})");
    }

    private static (string Type, string Arguments) Step(GraphOptimizer optimizer)
    {
        string beta1 = Text.Float(optimizer.Beta1), beta2 = Text.Float(optimizer.Beta2), epsilon = Text.Float(optimizer.Epsilon);
        string momentum = Text.Float(optimizer.Momentum), rho = Text.Float(optimizer.Rho);
        string moments = $"_learningRate, {beta1}, {beta2}, {epsilon}, StepCount + 1";
        return optimizer.Algorithm switch
        {
            OptimizerAlgorithm.SGD => ($"{Kernels}.Sgd", "_learningRate"),
            OptimizerAlgorithm.PerceptronRule =>
                ($"{Kernels}.Sgd", optimizer.Outputs == 1 ? "_learningRate" : $"_learningRate * {Text.Float(optimizer.Outputs)}"),
            OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov => ($"{Kernels}.{optimizer.Algorithm}", $"_learningRate, {momentum}"),
            OptimizerAlgorithm.AdaGrad => ($"{Kernels}.AdaGrad", $"_learningRate, {epsilon}"),
            OptimizerAlgorithm.RMSProp => RmsProp(),
            OptimizerAlgorithm.AdaDelta => ($"{Kernels}.AdaDelta", $"_learningRate, {rho}, {epsilon}"),
            OptimizerAlgorithm.Adam or OptimizerAlgorithm.AdamW => ($"{Kernels}.Adam", moments),
            OptimizerAlgorithm.AMSGrad => ($"{Kernels}.AmsGrad", moments),
            OptimizerAlgorithm.Nadam =>
                ($"{Kernels}.Nadam", $"_learningRate, {beta1}, {beta2}, {epsilon}, {Text.Float(optimizer.MomentumDecay)}, StepCount + 1"),
            OptimizerAlgorithm.LBFGS => ($"{Kernels}.LbfgsGradient", ""),
            OptimizerAlgorithm.Lion => ($"{Kernels}.Lion", $"_learningRate, {beta1}, {beta2}"),
            _ => ($"{Kernels}.{optimizer.Algorithm}", moments),
        };

        (string, string) RmsProp()
        {
            string name = optimizer.IsCentered ? "CenteredRmsProp" : "RmsProp";
            (string step, string figures) = optimizer.Momentum > 0 ? ("Momentum", $"_learningRate, {momentum}") : ("Sgd", "_learningRate");
            return ($"{Kernels}.{name}<{Kernels}.{step}>", $"new {Kernels}.{step}({figures}), {rho}, {epsilon}");
        }
    }

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
