using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>
/// Neighbouring nodes that one emitted method computes in one go: an operation with the activation and the dropout that follow it, or
/// either of those alone.
/// </summary>
/// <param name="Number">Unique within its program, 1 for the first stage; a composition comes after the stages of its blocks.</param>
/// <param name="Input">The number of the stage before it; 0 for the input of the network or of the block it stands in.</param>
/// <param name="InputShape">The shape of what it reads.</param>
/// <param name="InputStride">Floats from one row of what it reads to the next.</param>
/// <param name="Operation">
/// The node that gives the stage its kind: null for an activation or a dropout alone, an input for a copy of it.
/// </param>
/// <param name="Activation">The activation fused into it.</param>
/// <param name="Dropout">The dropout fused into it.</param>
public sealed record Stage(
    int Number, int Input, TensorShape InputShape, int InputStride, GraphNode? Operation, ActivationNode? Activation, DropoutNode? Dropout)
{
    /// <summary>Its operation, where that is a Dense layer.</summary>
    public DenseNode? Dense => Operation as DenseNode;

    /// <summary>Its operation, where that is a normalisation.</summary>
    public NormalizationNode? Normalization => Operation as NormalizationNode;

    /// <summary>Its operation, where that is a rectifier that learns its slope.</summary>
    public PReLUNode? Rectifier => Operation as PReLUNode;

    /// <summary>Its operation, where that takes the largest of a Maxout's pieces.</summary>
    public MaxPiecesNode? Maximum => Operation as MaxPiecesNode;

    /// <summary>Its operation, where that is fitted to the training set.</summary>
    public FittedNode? Fitted => Operation as FittedNode;

    /// <summary>Its operation, where that is the selection of an input.</summary>
    public SelectNode? Select => Operation as SelectNode;

    /// <summary>Its operation, where that is a composition.</summary>
    public CompositionNode? Composition => Operation as CompositionNode;

    /// <summary>The blocks of a composition.</summary>
    public EquatableArray<StageBranch> Branches { get; init; }

    /// <summary>Whether the composition's input itself is a term of its merge.</summary>
    public bool Skips => Composition is { Skips: true, Projection: null };

    /// <summary>
    /// How often the compositions repeat within which it stands, outermost first, those left out that do not repeat. A composition's own
    /// repetitions are among them.
    /// </summary>
    public EquatableArray<Repetition> Repeats { get; init; }

    /// <summary>Whether it has parameters that training changes.</summary>
    public bool Learns => Operation?.Learns() ?? false;

    /// <summary>Whether it looks across the rows of a batch in training, and is shared out by columns.</summary>
    public bool TakesColumns => Normalization is { OverBatch: true };

    /// <summary>Whether it is a composition in which something does so.</summary>
    public bool HasColumns => Composition?.LooksAcrossBatch() ?? false;

    /// <summary>Whether it is a composition that uses a block with parameters more than once.</summary>
    public bool SharesParameters => Branches.Any(branch => branch.IsRepeated && branch.Stages.Any(stage => stage.Learns));

    /// <summary>Whether the gradient of its output becomes that of its input in the same place.</summary>
    public bool PassesGradientInPlace => Operation is null or InputNode || TakesColumns || (Composition is { Form: not CompositionForm.Heads } && Shape == InputShape);

    /// <summary>Whether it is the network's heads, whose gradients come from their losses.</summary>
    public bool IsHeads => Composition is { Form: CompositionForm.Heads };

    /// <summary>Of its output; in memory every sample is one row.</summary>
    public TensorShape Shape => Last.Shape.Flat;

    /// <summary>Values in one row of its output.</summary>
    public int Width => (int)Shape.Size;

    /// <summary>Floats from one row of its output to the next.</summary>
    public int Stride => (int)LeadingDimension.Of(Width);

    /// <summary>The name of the buffer that holds its output: <c>A1</c>.</summary>
    public string OutputBuffer
    {
        get => field ?? FormattableString.Invariant($"A{Number}");
        init;
    }

    /// <summary>
    /// The name of the buffer that holds what the backward pass finds for the update: for a normalisation of rows the statistics of each row, for
    /// a PReLU the partial sums of its gradient. <c>S1</c>.
    /// </summary>
    public string StatisticsBuffer => FormattableString.Invariant($"S{Number}");

    /// <summary>Floats of that buffer for each row: mean and reciprocal deviation, or a row of sums for 16 rows; 0 where there is none.</summary>
    public int StatisticsPerRow => Operation switch
    {
        NormalizationNode { OverBatch: false } => 2,
        PReLUNode => Stride / LeadingDimension.Line,
        _ => 0,
    };

    /// <summary>The name of the buffer that holds the gradient of its output in training: <c>DA1</c>.</summary>
    public string GradientBuffer { get; init; } = "";

    /// <summary>Whether some layer before it learns, so that a gradient has to reach it.</summary>
    public bool NeedsInputGradient { get; init; }

    /// <summary>Whether it or some layer before it learns.</summary>
    public bool NeedsBackward => Learns || NeedsInputGradient;

    /// <summary>
    /// The repetitions for each of which the gradient of its output is kept, as the update of the weights reads it; none where it only passes
    /// through.
    /// </summary>
    public EquatableArray<Repetition> GradientRepeats { get; init; }

    /// <summary>What its methods are called after: <c>Dense1ReLUDropout</c>.</summary>
    public string Name
    {
        get
        {
            if (Composition is not null)
                return Composition.Name;
            if (Operation is InputNode)
                return "Copy";
            if (Select is not null)
                return "Select" + Select.Name;
            string parts = (Maximum is { } maximum ? FormattableString.Invariant($"Max{maximum.Id}") : (Operation as ParametricNode)?.Name) + Activation?.Function + (Dropout is null ? "" : Dropout.IsAlpha ? "AlphaDropout" : "Dropout");
            return Operation is null ? parts + (Activation?.Id ?? Dropout!.Id) : parts;
        }
    }

    private GraphNode Last => (GraphNode?)Dropout ?? (GraphNode?)Activation ?? Operation!;
}
