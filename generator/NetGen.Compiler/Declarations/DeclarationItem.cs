using NetGen.Compiler.Support;

namespace NetGen.Compiler.Declarations;

/// <summary>One attribute of a declaration.</summary>
/// <param name="Index">Its place among the network's attributes; the analyzers find the syntax again by it.</param>
public abstract record DeclarationItem(int Index)
{
    /// <summary>Which of the class's parts it stands on, counted from 0.</summary>
    public int Part { get; init; }
}

/// <summary>An attribute that declares a layer: it maps the shape before it to the shape after it.</summary>
public abstract record LayerItem(int Index) : DeclarationItem(Index);

/// <summary>A layer with parameters, and so with a name in code and in files.</summary>
public abstract record NamedLayerItem(int Index) : LayerItem(Index)
{
    /// <summary>As stated; null where it is counted: Dense1, Dense2, ….</summary>
    public string? Name { get; init; }

    /// <summary>What is counted.</summary>
    public abstract string Kind { get; }
}

/// <summary>A layer that training changes, or that consists of such.</summary>
public abstract record TrainedLayerItem(int Index) : NamedLayerItem(Index)
{
    /// <summary>Null: not written.</summary>
    public bool? Trainable { get; init; }

    /// <summary>By what the learning rate is multiplied; null: not written.</summary>
    public double? RateFactor { get; init; }

    /// <summary>The factor that a trainer starts with; 0: frozen.</summary>
    public double InitialRateFactor => Trainable == false ? 0 : RateFactor ?? 1;
}

/// <summary>An attribute that the C# compiler itself objects to (an unresolved name, a missing argument); it has reported why.</summary>
public sealed record IncompleteItem(int Index) : DeclarationItem(Index);

/// <summary><c>[Input(…)]</c>. Null: not written.</summary>
public sealed record InputItem(int Index, EquatableArray<int> Shape) : DeclarationItem(Index)
{
    /// <summary>As stated; null where it is counted: Input1, Input2, ….</summary>
    public string? Name { get; init; }

    public double? Scale { get; init; }
}

/// <summary><c>[Dense(…)]</c> or <c>[Maxout(…)]</c>. Null: not written.</summary>
public sealed record DenseItem(int Index, int? Inputs, int Units) : TrainedLayerItem(Index)
{
    public override string Kind => Pieces is null ? "Dense" : "Maxout";

    /// <summary>The pieces of each unit of a Maxout; null for a Dense layer.</summary>
    public int? Pieces { get; init; }

    /// <summary>The columns of W.</summary>
    public long Columns => (long)Units * (Pieces ?? 1);

    public bool Bias { get; init; } = true;

    /// <summary>The name of the layer whose weights it uses.</summary>
    public string? TiedTo { get; init; }

    /// <summary>Whether it says that it transposes them.</summary>
    public bool? Transposed { get; init; }

    public Initializer? Init { get; init; }

    public double? BiasInit { get; init; }

    /// <summary>Whether the initialiser is written as <c>Xavier</c>, which people read in two ways.</summary>
    public bool SaysXavier { get; init; }

    public double? InitScale { get; init; }

    public double? InitMin { get; init; }

    public double? InitMax { get; init; }

    public double? InitValue { get; init; }
}

/// <summary><c>[Select("…")]</c>.</summary>
/// <param name="Input">The name of the input that it reads.</param>
public sealed record SelectItem(int Index, string Input) : LayerItem(Index);

/// <summary><c>[Flatten]</c>.</summary>
public sealed record FlattenItem(int Index) : LayerItem(Index);

/// <summary>A layer that is fitted to the training set, and not trained.</summary>
public abstract record FittedItem(int Index, PreprocessingMethod Method) : NamedLayerItem(Index)
{
    public override string Kind => Method.ToString();
}

/// <summary><c>[ZeroCenter]</c>, <c>[Standardize]</c> or <c>[MinMax(…)]</c>.</summary>
/// <param name="Low">Where the smallest value of a feature goes; of MinMax alone.</param>
/// <param name="High">Where the largest goes.</param>
public sealed record ScalingItem(int Index, PreprocessingMethod Method, double Low, double High) : FittedItem(Index, Method)
{
    /// <summary>Whether one mean is taken over all features.</summary>
    public bool Global { get; init; }
}

/// <summary><c>[Pca(…)]</c> or <c>[Whiten(…)]</c>.</summary>
/// <param name="Components">How many are kept.</param>
public sealed record ProjectionItem(int Index, PreprocessingMethod Method, int Components) : FittedItem(Index, Method)
{
    /// <summary>Null: not written.</summary>
    public double? Epsilon { get; init; }
}

/// <summary><c>[BatchNorm]</c>, <c>[LayerNorm]</c> or <c>[RMSNorm]</c>. Null: not written.</summary>
public sealed record NormalizationItem(int Index, NormalizationMethod Method) : TrainedLayerItem(Index)
{
    public override string Kind => Method == NormalizationMethod.RMSNorm ? "RmsNorm" : Method.ToString();

    public double? Epsilon { get; init; }

    public double? Momentum { get; init; }
}

/// <summary><c>[Activation(…)]</c>.</summary>
public sealed record ActivationItem(int Index, ActivationFunction Function) : LayerItem(Index)
{
    public double? Alpha { get; init; }

    public bool? StraightThrough { get; init; }
}

/// <summary><c>[PReLU]</c>. Null: not written.</summary>
public sealed record PReLUItem(int Index) : TrainedLayerItem(Index)
{
    public override string Kind => "PReLU";

    public double? Alpha { get; init; }

    public bool PerUnit { get; init; }
}

/// <summary><c>[Dropout(…)]</c> or <c>[AlphaDropout(…)]</c>, by its rate, by <c>Keep</c>, or wrongly by both or neither.</summary>
public sealed record DropoutItem(int Index, double? Rate, double? Keep) : LayerItem(Index)
{
    /// <summary>Whether what is dropped takes the value that SELU saturates at.</summary>
    public bool IsAlpha { get; init; }
}

/// <summary><c>[Residual&lt;F&gt;]</c>, <c>[Branches&lt;A, B&gt;]</c> and their kin. Null: not written.</summary>
public sealed record CompositionItem(int Index, CompositionForm Form, EquatableArray<BlockDeclaration> Blocks) : TrainedLayerItem(Index)
{
    public override string Kind => Form switch
    {
        CompositionForm.Residual => "Residual",
        CompositionForm.Branches => "Branches",
        CompositionForm.Heads => "Heads",
        _ => "Poly",
    };

    /// <summary>Whether what it reads is itself a term of what it returns.</summary>
    public bool Skips => Form is not (CompositionForm.Branches or CompositionForm.Heads);

    /// <summary>The heads that it stands for, one for each block; none where it was declared itself.</summary>
    public EquatableArray<HeadItem> Heads { get; init; }

    public int? Repeat { get; init; }

    public ActivationFunction? After { get; init; }

    public MergeOperation? Merge { get; init; }

    public bool Projection { get; init; }
}

/// <summary>A loss that is declared. Null: not written.</summary>
public abstract record LossDeclaration(int Index, LossFunction Function) : DeclarationItem(Index)
{
    public double? LabelSmoothing { get; init; }

    public double? Delta { get; init; }
}

/// <summary><c>[Loss(…)]</c>.</summary>
public sealed record LossItem(int Index, LossFunction Function) : LossDeclaration(Index, Function);

/// <summary><c>[Head&lt;Block&gt;(…)]</c>.</summary>
public sealed record HeadItem(int Index, BlockDeclaration Block, LossFunction Function) : LossDeclaration(Index, Function)
{
    /// <summary>As stated; null where it is called after its block.</summary>
    public string? Name { get; init; }

    public double? Weight { get; init; }
}

/// <summary><c>[L1(…)]</c>, <c>[L2(…)]</c> or <c>[ElasticNet(…)]</c>. Null: not part of it.</summary>
/// <param name="Word">Which of them.</param>
public sealed record PenaltyItem(int Index, string Word, double? L1, double? L2) : DeclarationItem(Index)
{
    public bool Biases { get; init; }
}

/// <summary><c>[MaxNorm(…)]</c>.</summary>
public sealed record MaxNormItem(int Index, double Bound) : DeclarationItem(Index);

/// <summary><c>[GradientClip(…)]</c>, by norm or by value, or wrongly by both or neither.</summary>
public sealed record GradientClipItem(int Index, double? Norm, double? Value) : DeclarationItem(Index);

/// <summary><c>[Optimizer(…)]</c>. Null: not written.</summary>
public sealed record OptimizerItem(int Index, OptimizerAlgorithm Algorithm) : DeclarationItem(Index)
{
    public double? LearningRate { get; init; }

    public double? Momentum { get; init; }

    public double? Beta1 { get; init; }

    public double? Beta2 { get; init; }

    public double? Epsilon { get; init; }

    public double? Rho { get; init; }

    public bool? Centered { get; init; }

    public double? MomentumDecay { get; init; }

    public int? HistorySize { get; init; }

    public double? WeightDecay { get; init; }

    public bool? DecayBiases { get; init; }
}

/// <summary><c>[Schedule(…)]</c>. Null: not written.</summary>
public sealed record ScheduleItem(int Index, ScheduleForm Form) : DeclarationItem(Index)
{
    public int? Warmup { get; init; }

    public int? Steps { get; init; }

    public int? Every { get; init; }

    public double? Gamma { get; init; }

    public double? Decay { get; init; }

    public double? End { get; init; }

    public int? Period { get; init; }

    public int? Growth { get; init; }

    public double? Rise { get; init; }

    public double? Divisor { get; init; }

    public double? FinalDivisor { get; init; }
}

/// <summary><c>[Rotate(…)]</c>, <c>[MixUp(…)]</c> and the other random changes of training samples.</summary>
/// <param name="First">The first figure, by the order of <see cref="AugmentationMethod"/>.</param>
/// <param name="Second">The second; 0 where there is none.</param>
/// <param name="Third">The third; 0 where there is none.</param>
public sealed record AugmentationItem(int Index, AugmentationMethod Method, double First, double Second = 0, double Third = 0) : DeclarationItem(Index);

/// <summary><c>[Budget(…)]</c>. Null: not written.</summary>
public sealed record BudgetItem(int Index, long? Bytes, long? Macs) : DeclarationItem(Index);

/// <summary><c>[Training(…)]</c>. Null: not written.</summary>
public sealed record TrainingItem(int Index, int? Rows, int? BatchSize) : DeclarationItem(Index);
