using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether arguments are within their ranges, given where they are needed, and free of contradiction.</summary>
internal static class ArgumentChecks
{
    private const int MaxRepeat = 10_000;
    private const int LargestHistory = 1000;

    public static IEnumerable<Finding> Run(NetworkOutline outline) => outline.Items.SelectMany(item => item switch
    {
        InputItem input => Input(input),
        DenseItem dense => Dense(dense),
        NormalizationItem normalization => Normalization(normalization),
        PReLUItem rectifier => [.. Ranges.Finite(rectifier, nameof(rectifier.Alpha), rectifier.Alpha), .. RateFactor(rectifier)],
        ScalingItem { Method: PreprocessingMethod.MinMax } scaling => FittedChecks.Interval(scaling),
        ProjectionItem projection =>
        [
            .. Ranges.AtLeastOne(projection, ParameterNames.Components, projection.Components),
            .. Ranges.NotNegative(projection, nameof(projection.Epsilon), projection.Epsilon),
        ],
        ActivationItem activation => Activation(activation),
        DropoutItem dropout => Dropout(dropout),
        CompositionItem composition => Composition(composition),
        LossDeclaration loss => Loss(loss),
        OptimizerItem optimizer => Optimizer(optimizer),
        ScheduleItem schedule => ScheduleChecks.Ranges(schedule),
        PenaltyItem penalty => Penalty(penalty, GraphOptimizer.Of(outline.Optimizer).LearningRate),
        MaxNormItem maxNorm => Ranges.Positive(maxNorm, ParameterNames.Bound, maxNorm.Bound),
        GradientClipItem clip => GradientClip(clip),
        AugmentationItem augmentation => AugmentationChecks.Ranges(augmentation),
        BudgetItem budget =>
            [.. Ranges.AtLeastOne(budget, nameof(budget.Bytes), budget.Bytes), .. Ranges.AtLeastOne(budget, nameof(budget.Macs), budget.Macs)],
        TrainingItem training =>
        [
            .. Ranges.AtLeastOne(training, nameof(training.Rows), training.Rows),
            .. Ranges.AtLeastOne(training, nameof(training.BatchSize), training.BatchSize),
            .. training.BatchSize == 1 && outline.Layers.Any(NormalizationChecks.LooksAcrossBatch)
                ? [Ranges.OutOfRange(training, nameof(training.BatchSize), "1", "at least 2: BatchNorm takes a variance over the batch")]
                : (IEnumerable<Finding>)[],
        ],
        _ => [],
    });

    private static IEnumerable<Finding> Input(InputItem input) =>
    [
        .. input.Shape.Count == 0
            ? [Ranges.OutOfRange(input, null, "empty", "at least one dimension")]
            : input.Shape.SelectMany((dimension, index) => Ranges.AtLeastOne(input, ParameterNames.Dimension(index), dimension)),
        .. Ranges.Positive(input, nameof(input.Scale), input.Scale),
    ];

    private static IEnumerable<Finding> Dense(DenseItem dense) =>
    [
        .. Ranges.AtLeastOne(dense, ParameterNames.Inputs, dense.Inputs),
        .. Ranges.AtLeastOne(dense, ParameterNames.Units, dense.Units),
        .. Ranges.Check(dense, nameof(dense.Pieces), dense.Pieces, pieces => pieces >= 2, "at least 2"),
        .. Ranges.Finite(dense, nameof(dense.BiasInit), dense.BiasInit),
        .. RateFactor(dense),
        .. dense.Init switch
        {
            Initializer.Constant => Needed(dense, (nameof(dense.InitValue), dense.InitValue)),
            Initializer.Normal or Initializer.TruncatedNormal => Needed(dense, (nameof(dense.InitScale), dense.InitScale)),
            Initializer.Uniform => Needed(dense, (nameof(dense.InitMin), dense.InitMin), (nameof(dense.InitMax), dense.InitMax)),
            { } init => Ranges.Defined(dense, nameof(dense.Init), init),
            null => [],
        },
        .. dense.Init switch
        {
            Initializer.Constant => Ranges.Finite(dense, nameof(dense.InitValue), dense.InitValue),
            Initializer.Normal or Initializer.TruncatedNormal or Initializer.Orthogonal => Ranges.Positive(dense, nameof(dense.InitScale), dense.InitScale),
            Initializer.Uniform => Bounds(dense),
            _ => [],
        },
    ];

    private static IEnumerable<Finding> Needed(DenseItem dense, params (string Name, double? Value)[] arguments)
    {
        string[] missing = [.. arguments.Where(argument => argument.Value is null).Select(argument => argument.Name)];
        if (missing.Length > 0)
        {
            yield return Finding.OnArgument(
                dense, nameof(dense.Init), Rules.MissingArgument, $"Init = {dense.Init}", string.Join(" and ", missing));
        }
    }

    private static IEnumerable<Finding> Bounds(DenseItem dense)
    {
        Finding[] findings =
        [
            .. Ranges.Finite(dense, nameof(dense.InitMin), dense.InitMin),
            .. Ranges.Finite(dense, nameof(dense.InitMax), dense.InitMax),
        ];
        if (findings.Length > 0 || dense is not { InitMin: { } low, InitMax: { } high })
            return findings;
        string range = "a finite distance below InitMax, " + high.ToString("R", CultureInfo.InvariantCulture);
        return Ranges.Check(dense, nameof(dense.InitMin), low, _ => (float)low < (float)high && Ranges.IsFinite(high - low), range);
    }

    private static IEnumerable<Finding> Normalization(NormalizationItem normalization) =>
    [
        .. Ranges.Positive(normalization, nameof(normalization.Epsilon), normalization.Epsilon),
        .. Ranges.Check(
            normalization,
            nameof(normalization.Momentum),
            normalization.Momentum,
            momentum => momentum <= 1 && (float)momentum > 0,
            "a float in (0, 1]"),
        .. RateFactor(normalization),
    ];

    private static IEnumerable<Finding> RateFactor(TrainedLayerItem layer) =>
        Ranges.NotNegative(layer, nameof(layer.RateFactor), layer.RateFactor);

    private static IEnumerable<Finding> Activation(ActivationItem activation) =>
    [
        .. Ranges.Defined(activation, ParameterNames.Function, activation.Function),
        .. activation.Function is ActivationFunction.LeakyReLU or ActivationFunction.ELU
            ? Ranges.NotNegative(activation, nameof(activation.Alpha), activation.Alpha)
            : [],
    ];

    private static IEnumerable<Finding> Dropout(DropoutItem dropout) => dropout switch
    {
        { Rate: null, Keep: null } => [Finding.On(dropout, Rules.MissingArgument, "Dropout", "a rate or Keep")],
        { Rate: not null, Keep: not null } =>
            [Finding.OnArgument(dropout, nameof(dropout.Keep), Rules.ConflictingArguments, ParameterNames.Rate, nameof(dropout.Keep))],
        _ =>
        [
            .. Ranges.FromZeroBelowOne(dropout, ParameterNames.Rate, dropout.Rate),
            .. Ranges.Check(
                dropout,
                nameof(dropout.Keep),
                dropout.Keep,
                keep => keep is > 0 and <= 1 && (float)(1 - keep) < 1,
                "in (0, 1], with 1 - Keep below 1 as a float"),
        ],
    };

    private static IEnumerable<Finding> Composition(CompositionItem composition) =>
    [
        .. Ranges.Check(composition, nameof(composition.Repeat), composition.Repeat, repeat => repeat is >= 1 and <= MaxRepeat, "between 1 and 10000"),
        .. RateFactor(composition),
        .. composition.Merge is { } merge ? Ranges.Defined(composition, nameof(composition.Merge), merge) : [],
        .. composition.After is { } after ? Ranges.Defined(composition, nameof(composition.After), after) : [],
        .. composition.After is { } rows && rows.TakesRows()
            ? [Ranges.OutOfRange(composition, nameof(composition.After), rows.ToString(), "a function of single elements")]
            : Array.Empty<Finding>(),
        // What comes after the merge is written over it, so that its derivative has to follow from its values.
        .. composition.After is { } function && function.NeedsInput()
            ? [Ranges.OutOfRange(composition, nameof(composition.After), function.ToString(), "a function whose derivative follows from its values")]
            : Array.Empty<Finding>(),
    ];

    private static IEnumerable<Finding> Loss(LossDeclaration loss) =>
    [
        .. Ranges.Defined(loss, ParameterNames.Function, loss.Function),
        .. loss.Function == LossFunction.SoftmaxCrossEntropy
            ? Ranges.FromZeroBelowOne(loss, nameof(loss.LabelSmoothing), loss.LabelSmoothing)
            : [],
        .. loss.Function == LossFunction.Huber ? Ranges.Positive(loss, nameof(loss.Delta), loss.Delta) : [],
        .. loss is HeadItem head ? Ranges.Positive(head, nameof(head.Weight), head.Weight) : [],
    ];

    private static IEnumerable<Finding> Penalty(PenaltyItem penalty, double rate) =>
    [
        .. Ranges.NotNegative(penalty, penalty.L2 is null ? ParameterNames.Lambda : ParameterNames.Lambda1, penalty.L1),
        .. BelowRate(penalty, penalty.L1 is null ? ParameterNames.Lambda : ParameterNames.Lambda2, penalty.L2, rate),
    ];

    private static IEnumerable<Finding> GradientClip(GradientClipItem clip) => clip switch
    {
        { Norm: null, Value: null } => [Finding.On(clip, Rules.MissingArgument, "GradientClip", "Norm or Value")],
        { Norm: not null, Value: not null } =>
            [Finding.OnArgument(clip, nameof(clip.Value), Rules.ConflictingArguments, nameof(clip.Norm), nameof(clip.Value))],
        _ => [.. Ranges.Positive(clip, nameof(clip.Norm), clip.Norm), .. Ranges.Positive(clip, nameof(clip.Value), clip.Value)],
    };

    private static IEnumerable<Finding> Optimizer(OptimizerItem optimizer)
    {
        OptimizerAlgorithm algorithm = optimizer.Algorithm;
        return
        [
            .. Ranges.Defined(optimizer, ParameterNames.Algorithm, algorithm),
            .. Ranges.Positive(optimizer, nameof(optimizer.LearningRate), optimizer.LearningRate),
            .. Used(Hyperparameters.Momentum, Ranges.FromZeroBelowOne(optimizer, nameof(optimizer.Momentum), optimizer.Momentum)),
            .. optimizer is { Algorithm: OptimizerAlgorithm.Nesterov, Momentum: 0 }
                ? [Finding.OnArgument(optimizer, nameof(optimizer.Momentum), Rules.NesterovWithoutMomentum)]
                : Array.Empty<Finding>(),
            .. Used(Hyperparameters.Beta1, Ranges.FromZeroBelowOne(optimizer, nameof(optimizer.Beta1), optimizer.Beta1)),
            .. Used(Hyperparameters.Beta2, Ranges.FromZeroBelowOne(optimizer, nameof(optimizer.Beta2), optimizer.Beta2)),
            .. Used(Hyperparameters.Epsilon, Ranges.Positive(optimizer, nameof(optimizer.Epsilon), optimizer.Epsilon)),
            .. Used(Hyperparameters.Rho, Ranges.FromZeroBelowOne(optimizer, nameof(optimizer.Rho), optimizer.Rho)),
            .. Used(Hyperparameters.MomentumDecay, Ranges.NotNegative(optimizer, nameof(optimizer.MomentumDecay), optimizer.MomentumDecay)),
            .. Used(Hyperparameters.HistorySize, HistorySize(optimizer)),
            .. BelowRate(
                optimizer, nameof(optimizer.WeightDecay), optimizer.WeightDecay, GraphOptimizer.Of(optimizer).LearningRate),
        ];

        IEnumerable<Finding> Used(Hyperparameters hyperparameter, IEnumerable<Finding> findings) =>
            algorithm.Has(hyperparameter) ? findings : [];
    }

    private static IEnumerable<Finding> HistorySize(OptimizerItem optimizer) =>
        Ranges.Check(optimizer, nameof(optimizer.HistorySize), optimizer.HistorySize, pairs => pairs is >= 1 and <= LargestHistory, $"between 1 and {LargestHistory}");

    /// <summary>With ηλ = 1 a step forgets all weights, and beyond it turns their signs.</summary>
    private static IEnumerable<Finding> BelowRate(DeclarationItem item, string argument, double? lambda, double rate)
    {
        Finding[] findings = [.. Ranges.NotNegative(item, argument, lambda)];
        return findings.Length > 0
            ? findings
            : Ranges.Check(
                item,
                argument,
                lambda,
                number => !(number * rate >= 1),
                $"below 1/LearningRate, {(1 / rate).ToString("R", CultureInfo.InvariantCulture)}");
    }
}
