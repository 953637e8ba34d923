using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether every argument has an effect.</summary>
internal static class UsageChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline) => outline.Items.SelectMany(item => item switch
    {
        DenseItem dense => Dense(dense),
        ActivationItem activation => Activation(activation),
        OptimizerItem optimizer when outline.Loss is null && outline.IsComplete =>
            [Finding.On(optimizer, Rules.UnusedArgument, "An optimiser", "without a loss")],
        OptimizerItem optimizer => Optimizer(optimizer),
        _ => [],
    });

    private static IEnumerable<Finding> Dense(DenseItem dense) =>
    [
        .. Unused(dense, nameof(dense.InitScale), dense.InitScale,
            dense.Init is Initializer.Normal or Initializer.TruncatedNormal, "without Init = Normal or Init = TruncatedNormal"),
        .. Unused(dense, nameof(dense.InitMin), dense.InitMin, dense.Init is Initializer.Uniform, "without Init = Uniform"),
        .. Unused(dense, nameof(dense.InitMax), dense.InitMax, dense.Init is Initializer.Uniform, "without Init = Uniform"),
        .. Unused(dense, nameof(dense.InitValue), dense.InitValue, dense.Init is Initializer.Constant, "without Init = Constant"),
    ];

    private static IEnumerable<Finding> Activation(ActivationItem activation) => Unused(
        activation,
        nameof(activation.Alpha),
        activation.Alpha,
        activation.Function is ActivationFunction.LeakyReLU or ActivationFunction.ELU,
        $"on {activation.Function}");

    private static IEnumerable<Finding> Optimizer(OptimizerItem optimizer)
    {
        bool hasMomentum = optimizer.Algorithm is OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov;
        bool isAdam = optimizer.Algorithm is OptimizerAlgorithm.Adam;
        string where = $"on {optimizer.Algorithm}";
        return
        [
            .. Unused(optimizer, nameof(optimizer.Momentum), optimizer.Momentum, hasMomentum, where),
            .. Unused(optimizer, nameof(optimizer.Beta1), optimizer.Beta1, isAdam, where),
            .. Unused(optimizer, nameof(optimizer.Beta2), optimizer.Beta2, isAdam, where),
            .. Unused(optimizer, nameof(optimizer.Epsilon), optimizer.Epsilon, isAdam, where),
        ];
    }

    private static IEnumerable<Finding> Unused(DeclarationItem item, string argument, double? value, bool isUsed, string where)
    {
        if (value is not null && !isUsed)
            yield return Finding.OnArgument(item, argument, Rules.UnusedArgument, argument, where);
    }
}
