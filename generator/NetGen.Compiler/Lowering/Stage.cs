using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Lowering;

/// <summary>
/// Neighbouring nodes that one emitted method computes in one go: an operation with the activation and the dropout that follow it, or
/// either of those alone.
/// </summary>
/// <param name="Number">1 for the first stage of its program.</param>
/// <param name="Input">The number of the stage it reads; 0 for the network's input.</param>
/// <param name="InputShape">The shape of what it reads.</param>
/// <param name="InputStride">Floats from one row of what it reads to the next.</param>
/// <param name="Operation">The node that gives the stage its kind; null for an activation or a dropout alone.</param>
/// <param name="Activation">The activation fused into it.</param>
/// <param name="Dropout">The dropout fused into it.</param>
public sealed record Stage(
    int Number, int Input, TensorShape InputShape, int InputStride, GraphNode? Operation, ActivationNode? Activation, DropoutNode? Dropout)
{
    /// <summary>Its operation, where that is a Dense layer.</summary>
    public DenseNode? Dense => Operation as DenseNode;

    /// <summary>Its operation, where that is a normalisation.</summary>
    public NormalizationNode? Normalization => Operation as NormalizationNode;

    /// <summary>Whether it has parameters that training changes.</summary>
    public bool Learns => Operation is ParametricNode;

    /// <summary>Whether it looks across the rows of a batch in training, and is shared out by columns.</summary>
    public bool TakesColumns => Normalization is { OverBatch: true };

    /// <summary>Whether the gradient of its output becomes that of its input in the same place.</summary>
    public bool PassesGradientInPlace => Operation is null || TakesColumns;

    public TensorShape Shape => Last.Shape;

    /// <summary>Values in one row of its output.</summary>
    public int Width => (int)Shape.Size;

    /// <summary>Floats from one row of its output to the next.</summary>
    public int Stride => (int)LeadingDimension.Of(Width);

    /// <summary>The name of the buffer that holds its output: <c>A1</c>.</summary>
    public string OutputBuffer => FormattableString.Invariant($"A{Number}");

    /// <summary>The name of the buffer that holds the statistics of each row, for a normalisation of rows: <c>S1</c>.</summary>
    public string StatisticsBuffer => FormattableString.Invariant($"S{Number}");

    /// <summary>Mean and reciprocal deviation.</summary>
    public const int StatisticsPerRow = 2;

    /// <summary>What its methods are called after: <c>Dense1ReLUDropout</c>.</summary>
    public string Name
    {
        get
        {
            string parts = (Operation as ParametricNode)?.Name + Activation?.Function + (Dropout is null ? "" : "Dropout");
            return Operation is null ? parts + (Activation?.Id ?? Dropout!.Id) : parts;
        }
    }

    private GraphNode Last => (GraphNode?)Dropout ?? (GraphNode?)Activation ?? Operation!;
}
