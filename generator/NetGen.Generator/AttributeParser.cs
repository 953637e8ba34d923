using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Support;

namespace NetGen.Generator;

/// <summary>Reads one attribute of the vocabulary.</summary>
internal static class AttributeParser
{
    /// <param name="attribute">The attribute.</param>
    /// <param name="index">Its place among those of its class.</param>
    /// <param name="blocks">Reads the blocks that it names.</param>
    /// <param name="cancel">Cancels the look-up.</param>
    public static DeclarationItem Parse(AttributeData attribute, int index, BlockParser blocks, CancellationToken cancel)
    {
        if (HasErrors(attribute, cancel))
            return new IncompleteItem(index);

        AttributeArguments arguments = new(attribute);
        return attribute.AttributeClass!.Name switch
        {
            "InputAttribute" when arguments.Integers(ParameterNames.Shape) is { } shape =>
                new InputItem(index, new EquatableArray<int>(shape))
                {
                    Name = arguments.String(nameof(InputItem.Name)),
                    Scale = arguments.Number(nameof(InputItem.Scale)),
                },
            "SelectAttribute" => new SelectItem(index, arguments.String(ParameterNames.Input) ?? ""),
            "DenseAttribute" when arguments.Integer(ParameterNames.Units) is { } units =>
                Dense(new DenseItem(index, arguments.Integer(ParameterNames.Inputs), units), arguments)
                    with { SaysXavier = SaysXavier(attribute, cancel) },
            "MaxoutAttribute" when arguments.Integer(ParameterNames.Units) is { } units =>
                Dense(new DenseItem(index, arguments.Integer(ParameterNames.Inputs), units), arguments)
                    with { Pieces = arguments.Integer(nameof(DenseItem.Pieces)) ?? 2, SaysXavier = SaysXavier(attribute, cancel) },
            "ActivationAttribute" when arguments.Enum<ActivationFunction>(ParameterNames.Function) is { } function =>
                new ActivationItem(index, function)
                {
                    Alpha = arguments.Number(nameof(ActivationItem.Alpha)),
                    StraightThrough = arguments.Boolean(nameof(ActivationItem.StraightThrough)),
                },
            "FlattenAttribute" => new FlattenItem(index),
            "ZeroCenterAttribute" => Scaling(PreprocessingMethod.ZeroCenter, 0, 0),
            "StandardizeAttribute" => Scaling(PreprocessingMethod.Standardize, 0, 0),
            "MinMaxAttribute" when arguments.Number(ParameterNames.Low) is { } low && arguments.Number(ParameterNames.High) is { } high =>
                Scaling(PreprocessingMethod.MinMax, low, high),
            "PcaAttribute" when arguments.Integer(ParameterNames.Components) is { } components =>
                Projection(PreprocessingMethod.Pca, components),
            "WhitenAttribute" when arguments.Integer(ParameterNames.Components) is { } components =>
                Projection(PreprocessingMethod.Whiten, components),
            "BatchNormAttribute" => Normalization(NormalizationMethod.BatchNorm),
            "LayerNormAttribute" => Normalization(NormalizationMethod.LayerNorm),
            "RMSNormAttribute" => Normalization(NormalizationMethod.RMSNorm),
            "PReLUAttribute" => new PReLUItem(index)
            {
                Name = arguments.String(nameof(PReLUItem.Name)),
                Alpha = arguments.Number(nameof(PReLUItem.Alpha)),
                PerUnit = arguments.Boolean(nameof(PReLUItem.PerUnit)) ?? false,
                Trainable = arguments.Boolean(nameof(PReLUItem.Trainable)),
                RateFactor = arguments.Number(nameof(PReLUItem.RateFactor)),
            },
            "DropoutAttribute" =>
                new DropoutItem(index, arguments.Number(ParameterNames.Rate), arguments.Number(nameof(DropoutItem.Keep))),
            "AlphaDropoutAttribute" =>
                new DropoutItem(index, arguments.Number(ParameterNames.Rate), arguments.Number(nameof(DropoutItem.Keep))) { IsAlpha = true },
            "ResidualAttribute" => Composition(CompositionForm.Residual),
            "BranchesAttribute" => Composition(CompositionForm.Branches),
            "Poly2Attribute" => Composition(CompositionForm.Poly2),
            "MPoly2Attribute" => Composition(CompositionForm.MPoly2),
            "TwoWayAttribute" => Composition(CompositionForm.TwoWay),
            "LossAttribute" when arguments.Enum<LossFunction>(ParameterNames.Function) is { } function =>
                new LossItem(index, function)
                {
                    LabelSmoothing = arguments.Number(nameof(LossItem.LabelSmoothing)),
                    Delta = arguments.Number(nameof(LossItem.Delta)),
                },
            "HeadAttribute" when arguments.Enum<LossFunction>(ParameterNames.Function) is { } function =>
                new HeadItem(index, blocks.Parse(attribute.AttributeClass!.TypeArguments, cancel)[0], function)
                {
                    Name = arguments.String(nameof(HeadItem.Name)),
                    Weight = arguments.Number(nameof(HeadItem.Weight)),
                    LabelSmoothing = arguments.Number(nameof(HeadItem.LabelSmoothing)),
                    Delta = arguments.Number(nameof(HeadItem.Delta)),
                },
            "L1Attribute" when arguments.Number(ParameterNames.Lambda) is { } lambda =>
                Penalty("L1", lambda, null),
            "L2Attribute" when arguments.Number(ParameterNames.Lambda) is { } lambda =>
                Penalty("L2", null, lambda),
            "ElasticNetAttribute" when arguments.Number(ParameterNames.Lambda1) is { } lambda1
                && arguments.Number(ParameterNames.Lambda2) is { } lambda2 =>
                Penalty("ElasticNet", lambda1, lambda2),
            "MaxNormAttribute" when arguments.Number(ParameterNames.Bound) is { } bound => new MaxNormItem(index, bound),
            "GradientClipAttribute" =>
                new GradientClipItem(
                    index, arguments.Number(nameof(GradientClipItem.Norm)), arguments.Number(nameof(GradientClipItem.Value))),
            "OptimizerAttribute" when arguments.Enum<OptimizerAlgorithm>(ParameterNames.Algorithm) is { } algorithm =>
                Optimizer(new OptimizerItem(index, algorithm), arguments),
            "ScheduleAttribute" when arguments.Enum<ScheduleForm>(ParameterNames.Form) is { } form => Schedule(new ScheduleItem(index, form), arguments),
            "FlipAttribute" => Augmentation(AugmentationMethod.Flip, Flag("Horizontal", otherwise: true), Flag("Vertical", otherwise: false)),
            "ScaleAttribute" => Augmentation(AugmentationMethod.Scale, arguments.Number(ParameterNames.Low), arguments.Number(ParameterNames.High)),
            "StretchAttribute" => Augmentation(AugmentationMethod.Stretch, arguments.Number(ParameterNames.Low), arguments.Number(ParameterNames.High)),
            "ShearAttribute" => Augmentation(AugmentationMethod.Shear, arguments.Number(ParameterNames.Degrees)),
            "RotateAttribute" => Augmentation(AugmentationMethod.Rotate, arguments.Number(ParameterNames.Degrees)),
            "TranslateAttribute" => Augmentation(
                AugmentationMethod.Translate,
                arguments.Number(ParameterNames.Pixels) ?? arguments.Number(ParameterNames.X),
                arguments.Number(ParameterNames.Pixels) ?? arguments.Number(ParameterNames.Y)),
            "ElasticAttribute" => Augmentation(
                AugmentationMethod.Elastic, arguments.Number(ParameterNames.Deviation), arguments.Integer("Spacing") ?? 7),
            "BlurAttribute" => Augmentation(AugmentationMethod.Blur, arguments.Number(ParameterNames.Deviation)),
            "SharpenAttribute" => Augmentation(AugmentationMethod.Sharpen, arguments.Number(ParameterNames.Amount)),
            "ColorJitterAttribute" => Augmentation(
                AugmentationMethod.ColorJitter, arguments.Number("Hue") ?? 0, arguments.Number("Saturation") ?? 0, arguments.Number("Lightness") ?? 0),
            "GaussianNoiseAttribute" => Augmentation(AugmentationMethod.GaussianNoise, arguments.Number(ParameterNames.Deviation)),
            "CutoutAttribute" => Augmentation(AugmentationMethod.Cutout, arguments.Integer(ParameterNames.Side)),
            "MixUpAttribute" => Augmentation(AugmentationMethod.MixUp, arguments.Number(ParameterNames.Alpha)),
            "BudgetAttribute" =>
                new BudgetItem(index, arguments.LongInteger(nameof(BudgetItem.Bytes)), arguments.LongInteger(nameof(BudgetItem.Macs))),
            "TrainingAttribute" =>
                new TrainingItem(index, arguments.Integer(nameof(TrainingItem.Rows)), arguments.Integer(nameof(TrainingItem.BatchSize))),
            _ => new IncompleteItem(index),
        };

        DeclarationItem Augmentation(AugmentationMethod method, double? first, double? second = 0, double? third = 0) =>
            first is null || second is null || third is null
                ? new IncompleteItem(index)
                : new AugmentationItem(index, method, first.Value, second.Value, third.Value);

        double Flag(string name, bool otherwise) => arguments.Boolean(name) ?? otherwise ? 1 : 0;

        ScalingItem Scaling(PreprocessingMethod method, double low, double high) => new(index, method, low, high)
        {
            Name = arguments.String(nameof(ScalingItem.Name)),
            Global = arguments.Boolean(nameof(ScalingItem.Global)) ?? false,
        };

        ProjectionItem Projection(PreprocessingMethod method, int components) => new(index, method, components)
        {
            Name = arguments.String(nameof(ProjectionItem.Name)),
            Epsilon = arguments.Number(nameof(ProjectionItem.Epsilon)),
        };

        PenaltyItem Penalty(string name, double? l1, double? l2) =>
            new(index, name, l1, l2) { Biases = arguments.Boolean(nameof(PenaltyItem.Biases)) ?? false };

        CompositionItem Composition(CompositionForm form) => new(index, form, blocks.Parse(attribute.AttributeClass!.TypeArguments, cancel))
        {
            Name = arguments.String(nameof(CompositionItem.Name)),
            Repeat = arguments.Integer(nameof(CompositionItem.Repeat)),
            After = arguments.Enum<ActivationFunction>(nameof(CompositionItem.After)),
            Merge = arguments.Enum<MergeOperation>(nameof(CompositionItem.Merge)),
            Projection = arguments.Boolean(nameof(CompositionItem.Projection)) ?? false,
            Trainable = arguments.Boolean(nameof(CompositionItem.Trainable)),
            RateFactor = arguments.Number(nameof(CompositionItem.RateFactor)),
        };

        NormalizationItem Normalization(NormalizationMethod method) => new(index, method)
        {
            Name = arguments.String(nameof(NormalizationItem.Name)),
            Epsilon = arguments.Number(nameof(NormalizationItem.Epsilon)),
            Momentum = arguments.Number(nameof(NormalizationItem.Momentum)),
            Trainable = arguments.Boolean(nameof(NormalizationItem.Trainable)),
            RateFactor = arguments.Number(nameof(NormalizationItem.RateFactor)),
        };
    }

    private static DenseItem Dense(DenseItem dense, AttributeArguments arguments) => dense with
    {
        Bias = arguments.Boolean(nameof(dense.Bias)) ?? true,
        Name = arguments.String(nameof(dense.Name)),
        TiedTo = arguments.String(nameof(dense.TiedTo)),
        Transposed = arguments.Boolean(nameof(dense.Transposed)),
        Init = arguments.Enum<Initializer>(nameof(dense.Init)),
        BiasInit = arguments.Number(nameof(dense.BiasInit)),
        InitScale = arguments.Number(nameof(dense.InitScale)),
        InitMin = arguments.Number(nameof(dense.InitMin)),
        InitMax = arguments.Number(nameof(dense.InitMax)),
        InitValue = arguments.Number(nameof(dense.InitValue)),
        Trainable = arguments.Boolean(nameof(dense.Trainable)),
        RateFactor = arguments.Number(nameof(dense.RateFactor)),
    };

    /// <summary>Xavier is another name of GlorotUniform: the value no longer tells which was written.</summary>
    private static bool SaysXavier(AttributeData attribute, CancellationToken cancel) =>
        ((AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancel)).ArgumentList?.Arguments.Any(argument =>
            argument.NameEquals?.Name.Identifier.ValueText == nameof(DenseItem.Init)
            && argument.Expression.GetLastToken().ValueText == "Xavier") ?? false;

    private static OptimizerItem Optimizer(OptimizerItem optimizer, AttributeArguments arguments) => optimizer with
    {
        LearningRate = arguments.Number(nameof(optimizer.LearningRate)),
        Momentum = arguments.Number(nameof(optimizer.Momentum)),
        Beta1 = arguments.Number(nameof(optimizer.Beta1)),
        Beta2 = arguments.Number(nameof(optimizer.Beta2)),
        Epsilon = arguments.Number(nameof(optimizer.Epsilon)),
        Rho = arguments.Number(nameof(optimizer.Rho)),
        Centered = arguments.Boolean(nameof(optimizer.Centered)),
        MomentumDecay = arguments.Number(nameof(optimizer.MomentumDecay)),
        HistorySize = arguments.Integer(nameof(optimizer.HistorySize)),
        WeightDecay = arguments.Number(nameof(optimizer.WeightDecay)),
        DecayBiases = arguments.Boolean(nameof(optimizer.DecayBiases)),
    };

    private static ScheduleItem Schedule(ScheduleItem schedule, AttributeArguments arguments) => schedule with
    {
        Warmup = arguments.Integer(nameof(schedule.Warmup)),
        Steps = arguments.Integer(nameof(schedule.Steps)),
        Every = arguments.Integer(nameof(schedule.Every)),
        Gamma = arguments.Number(nameof(schedule.Gamma)),
        Decay = arguments.Number(nameof(schedule.Decay)),
        End = arguments.Number(nameof(schedule.End)),
        Period = arguments.Integer(nameof(schedule.Period)),
        Growth = arguments.Integer(nameof(schedule.Growth)),
        Rise = arguments.Number(nameof(schedule.Rise)),
        Divisor = arguments.Number(nameof(schedule.Divisor)),
        FinalDivisor = arguments.Number(nameof(schedule.FinalDivisor)),
    };

    /// <summary>
    /// Whether C# objects to the attribute, or to the list around it, which may still be being typed. A named argument that it cannot bind
    /// is missing among the bound ones.
    /// </summary>
    private static bool HasErrors(AttributeData attribute, CancellationToken cancel)
    {
        if (NetworkAttributes.IsUnresolved(attribute)
            || attribute.AttributeConstructor is null
            || attribute.AttributeClass!.TypeArguments.Any(IsOpenOrUnknown))
        {
            return true;
        }

        var syntax = (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancel);
        if (syntax.Parent!.ContainsDiagnostics)
            return true;
        int written = syntax.ArgumentList?.Arguments.Count(argument => argument.NameEquals is not null) ?? 0;
        return attribute.NamedArguments.Select(argument => argument.Key).Distinct().Count() != written
            || attribute.ConstructorArguments.Any(IsError)
            || attribute.NamedArguments.Any(argument => IsError(argument.Value));
    }

    /// <summary>Whether C# objects to a type argument: a type parameter, or a name that it does not know, at any depth.</summary>
    private static bool IsOpenOrUnknown(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsOpenOrUnknown(array.ElementType),
        INamedTypeSymbol { TypeKind: not TypeKind.Error } named => named.IsUnboundGenericType || named.TypeArguments.Any(IsOpenOrUnknown),
        _ => true,
    };

    private static bool IsError(TypedConstant value) =>
        value.Kind == TypedConstantKind.Error || (value is { Kind: TypedConstantKind.Array, IsNull: false } && value.Values.Any(IsError));
}
