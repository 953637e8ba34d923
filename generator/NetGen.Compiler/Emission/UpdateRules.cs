using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The structs of the runtime that take an optimiser's step, each as its type and as an expression with this moment's figures.</summary>
internal static class UpdateRules
{
    /// <summary>Whether weights follow another rule than biases.</summary>
    public static bool Differ(GraphOptimizer optimizer) => optimizer is { WeightDecay: > 0, DecaysBiases: false };

    /// <summary>The rule of the weights, and of the biases too where both follow the same.</summary>
    public static string Type(GraphOptimizer optimizer) =>
        optimizer.WeightDecay > 0 ? $"{Kernels}.WeightDecay<{Step(optimizer).Type}>" : Step(optimizer).Type;

    /// <summary>The rule of the biases.</summary>
    public static string BiasType(GraphOptimizer optimizer) => Differ(optimizer) ? Step(optimizer).Type : Type(optimizer);

    /// <summary>The rule of the weights at this moment.</summary>
    /// <param name="step">The optimiser's own step, where it has a name already.</param>
    public static string New(GraphOptimizer optimizer, string? step = null) =>
        optimizer.WeightDecay > 0
            ? $"new {Type(optimizer)}({step ?? NewStep(optimizer)}, _learningRate, {Text.Float(optimizer.WeightDecay)})"
            : NewStep(optimizer);

    /// <summary>The rule of the biases at this moment.</summary>
    public static string NewForBiases(GraphOptimizer optimizer) => Differ(optimizer) ? NewStep(optimizer) : New(optimizer);

    private static string NewStep(GraphOptimizer optimizer)
    {
        (string type, string arguments) = Step(optimizer);
        return $"new {type}({arguments})";
    }

    private static (string Type, string Arguments) Step(GraphOptimizer optimizer)
    {
        string beta1 = Text.Float(optimizer.Beta1), beta2 = Text.Float(optimizer.Beta2), epsilon = Text.Float(optimizer.Epsilon);
        string momentum = Text.Float(optimizer.Momentum), rho = Text.Float(optimizer.Rho);
        string moments = $"_learningRate, {beta1}, {beta2}, {epsilon}, StepCount + 1";
        return optimizer.Algorithm switch
        {
            OptimizerAlgorithm.SGD => ($"{Kernels}.Sgd", "_learningRate"),
            OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov => ($"{Kernels}.{optimizer.Algorithm}", $"_learningRate, {momentum}"),
            OptimizerAlgorithm.AdaGrad => ($"{Kernels}.AdaGrad", $"_learningRate, {epsilon}"),
            OptimizerAlgorithm.RMSProp => RmsProp(),
            OptimizerAlgorithm.AdaDelta => ($"{Kernels}.AdaDelta", $"_learningRate, {rho}, {epsilon}"),
            OptimizerAlgorithm.Adam or OptimizerAlgorithm.AdamW => ($"{Kernels}.Adam", moments),
            OptimizerAlgorithm.AMSGrad => ($"{Kernels}.AmsGrad", moments),
            OptimizerAlgorithm.Nadam =>
                ($"{Kernels}.Nadam", $"_learningRate, {beta1}, {beta2}, {epsilon}, {Text.Float(optimizer.MomentumDecay)}, StepCount + 1"),
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
}
