using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether every argument has an effect.</summary>
internal static class UsageChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline) => outline.Items.SelectMany(item => item switch
    {
        TrainedLayerItem layer =>
        [
            .. layer is DenseItem dense ? Dense(dense) : [],
            .. Unused(layer, nameof(layer.RateFactor), layer.RateFactor, layer.Trainable != false, "with Trainable = false"),
        ],
        ActivationItem activation => Activation(activation),
        OptimizerItem optimizer when !outline.IsTrained && outline.IsComplete =>
            [Finding.On(optimizer, Rules.UnusedArgument, "An optimiser", "without a loss")],
        OptimizerItem optimizer => Optimizer(optimizer),
        PenaltyItem or MaxNormItem or GradientClipItem when !outline.IsTrained && outline.IsComplete =>
            [Finding.On(item, Rules.UnusedArgument, "A regulariser", "without a loss")],
        AugmentationItem when !outline.IsTrained && outline.IsComplete =>
            [Finding.On(item, Rules.UnusedArgument, "Augmentation", "without a loss")],
        ScheduleItem schedule when !outline.IsTrained && outline.IsComplete =>
            [Finding.On(schedule, Rules.UnusedArgument, "A schedule", "without a loss")],
        ScheduleItem schedule =>
            ScheduleChecks.Uses(schedule).SelectMany(use => Unused(schedule, use.Argument, use.Value, use.IsUsed, $"on {schedule.Form}")),
        LossDeclaration loss =>
        [
            .. Unused(
                loss, nameof(loss.LabelSmoothing), loss.LabelSmoothing, loss.Function == LossFunction.SoftmaxCrossEntropy, $"on {loss.Function}"),
            .. Unused(loss, nameof(loss.Delta), loss.Delta, loss.Function == LossFunction.Huber, $"on {loss.Function}"),
        ],
        _ => [],
    });

    private static IEnumerable<Finding> Dense(DenseItem dense) =>
    [
        .. Unused(dense, nameof(dense.Transposed), dense.Transposed, dense.TiedTo is not null, "without TiedTo"),
        .. Unused(dense, nameof(dense.Trainable), dense.Trainable, dense.TiedTo is null || dense.Bias, "with TiedTo and without a bias"),
        .. Unused(dense, nameof(dense.RateFactor), dense.RateFactor, dense.TiedTo is null || dense.Bias, "with TiedTo and without a bias"),
        .. Unused(dense, nameof(dense.Init), dense.Init, dense.TiedTo is null, "with TiedTo"),
        .. Unused(dense, nameof(dense.BiasInit), dense.BiasInit, dense.Bias, "without a bias"),
        .. Unused(dense, nameof(dense.InitScale), dense.InitScale,
            dense.Init is Initializer.Normal or Initializer.TruncatedNormal or Initializer.Orthogonal,
            "without Init = Normal, Init = TruncatedNormal or Init = Orthogonal"),
        .. Unused(dense, nameof(dense.InitMin), dense.InitMin, dense.Init is Initializer.Uniform, "without Init = Uniform"),
        .. Unused(dense, nameof(dense.InitMax), dense.InitMax, dense.Init is Initializer.Uniform, "without Init = Uniform"),
        .. Unused(dense, nameof(dense.InitValue), dense.InitValue, dense.Init is Initializer.Constant, "without Init = Constant"),
    ];

    private static IEnumerable<Finding> Activation(ActivationItem activation) =>
    [
        .. Unused(
            activation,
            nameof(activation.Alpha),
            activation.Alpha,
            activation.Function is ActivationFunction.LeakyReLU or ActivationFunction.ELU,
            $"on {activation.Function}"),
        .. Unused(
            activation,
            nameof(activation.StraightThrough),
            activation.StraightThrough,
            activation.Function is ActivationFunction.Step,
            $"on {activation.Function}"),
    ];

    private static IEnumerable<Finding> Optimizer(OptimizerItem optimizer)
    {
        OptimizerAlgorithm algorithm = optimizer.Algorithm;
        return
        [
            .. Unused(nameof(optimizer.Momentum), optimizer.Momentum, Hyperparameters.Momentum),
            .. Unused(nameof(optimizer.Beta1), optimizer.Beta1, Hyperparameters.Beta1),
            .. Unused(nameof(optimizer.Beta2), optimizer.Beta2, Hyperparameters.Beta2),
            .. Unused(nameof(optimizer.Epsilon), optimizer.Epsilon, Hyperparameters.Epsilon),
            .. Unused(nameof(optimizer.Rho), optimizer.Rho, Hyperparameters.Rho),
            .. Unused(nameof(optimizer.Centered), optimizer.Centered, Hyperparameters.Centered),
            .. Unused(nameof(optimizer.MomentumDecay), optimizer.MomentumDecay, Hyperparameters.MomentumDecay),
            .. Unused(nameof(optimizer.HistorySize), optimizer.HistorySize, Hyperparameters.HistorySize),
            .. UsageChecks.Unused(
                optimizer,
                nameof(optimizer.WeightDecay),
                optimizer.WeightDecay,
                algorithm != OptimizerAlgorithm.LBFGS,
                $"on {algorithm}"),
            .. UsageChecks.Unused(
                optimizer,
                nameof(optimizer.DecayBiases),
                optimizer.DecayBiases,
                GraphOptimizer.Of(optimizer).WeightDecay != 0,
                "without WeightDecay"),
        ];

        IEnumerable<Finding> Unused(string argument, object? value, Hyperparameters hyperparameter) =>
            UsageChecks.Unused(optimizer, argument, value, algorithm.Has(hyperparameter), $"on {algorithm}");
    }

    private static IEnumerable<Finding> Unused(DeclarationItem item, string argument, object? value, bool isUsed, string where)
    {
        if (value is not null && !isUsed)
            yield return Finding.OnArgument(item, argument, Rules.UnusedArgument, argument, where);
    }
}
