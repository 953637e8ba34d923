using NetGen.Compiler.Declarations;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Graphs;

/// <summary>One operation of a network.</summary>
/// <param name="Id">Its place in <see cref="NetworkGraph.Nodes"/>.</param>
/// <param name="Inputs">The nodes it reads.</param>
/// <param name="Shape">The shape of its output, one sample.</param>
/// <param name="Item">The index of the attribute it comes from; -1 where it was inferred.</param>
public abstract record GraphNode(int Id, EquatableArray<int> Inputs, TensorShape Shape, int Item);

/// <summary>The network's input.</summary>
public sealed record InputNode(int Id, TensorShape Shape, int Item) : GraphNode(Id, default, Shape, Item)
{
    /// <summary>E[x²], the mean square of its values; null where it is not declared.</summary>
    public double? Scale { get; init; }
}

/// <summary>A layer with parameters.</summary>
/// <param name="Name">Its name in code: <c>Dense1</c>.</param>
public abstract record ParametricNode(int Id, EquatableArray<int> Inputs, TensorShape Shape, int Item, string Name)
    : GraphNode(Id, Inputs, Shape, Item)
{
    /// <summary>By what a trainer multiplies its learning rate at first, those of the compositions around it included; 0: frozen.</summary>
    public double RateFactor { get; init; } = 1;

    /// <summary>Its name in files: <c>dense1</c>.</summary>
    public string FileName => char.ToLowerInvariant(Name[0]) + Name.Substring(1);
}

/// <summary>y = x·W + b.</summary>
/// <param name="FanIn">Rows of W.</param>
/// <param name="Units">Columns of W.</param>
/// <param name="Bias">Whether b exists.</param>
/// <param name="Initializer">The distribution of W at the start, settled.</param>
public sealed record DenseNode(
    int Id,
    EquatableArray<int> Inputs,
    TensorShape Shape,
    int Item,
    string Name,
    int FanIn,
    int Units,
    bool Bias,
    WeightInitializer Initializer)
    : ParametricNode(Id, Inputs, Shape, Item, Name)
{
    /// <summary>What every bias starts with.</summary>
    public double BiasInit { get; init; }

    /// <summary>The name of the layer before it whose W it uses; null where W is its own.</summary>
    public string? TiedTo { get; init; }

    /// <summary>Whether it multiplies by the transpose of that.</summary>
    public bool IsTransposed { get; init; }
}

/// <summary>yⱼ = maxₚ hₚⱼ over what the Dense node of a Maxout returns: all units of the first piece, then of the second, and so on.</summary>
/// <param name="Pieces">The pieces of each unit.</param>
public sealed record MaxPiecesNode(int Id, EquatableArray<int> Inputs, TensorShape Shape, int Item, int Pieces) : GraphNode(Id, Inputs, Shape, Item);

/// <summary>A layer that is fitted to the training set, and not trained.</summary>
public abstract record FittedNode(int Id, EquatableArray<int> Inputs, TensorShape Shape, int Item, string Name)
    : ParametricNode(Id, Inputs, Shape, Item, Name);

/// <summary>y = (x - mean)∘scale + offset, feature by feature; a value that is missing counts as the mean.</summary>
/// <param name="Method">ZeroCenter, Standardize or MinMax.</param>
/// <param name="Low">Where MinMax takes the smallest value of a feature.</param>
/// <param name="High">Where it takes the largest.</param>
/// <param name="IsGlobal">Whether one mean is taken over all features.</param>
public sealed record ScalingNode(
    int Id, EquatableArray<int> Inputs, TensorShape Shape, int Item, string Name, PreprocessingMethod Method, double Low, double High, bool IsGlobal)
    : FittedNode(Id, Inputs, Shape, Item, Name);

/// <summary>y = x with the mean for a missing value: what remains of a scaling that has become part of a Dense layer.</summary>
public sealed record FillNode(int Id, EquatableArray<int> Inputs, TensorShape Shape, int Item, string Name)
    : FittedNode(Id, Inputs, Shape, Item, Name);

/// <summary>y = x·P, the principal components of centred inputs.</summary>
/// <param name="FanIn">Rows of P.</param>
/// <param name="Components">Columns of P.</param>
/// <param name="Whitens">Whether each component is divided by its standard deviation.</param>
/// <param name="Epsilon">What is added to the variance for that.</param>
public sealed record ProjectionNode(
    int Id, EquatableArray<int> Inputs, TensorShape Shape, int Item, string Name, int FanIn, int Components, bool Whitens, double Epsilon)
    : FittedNode(Id, Inputs, Shape, Item, Name);

/// <summary>One of the network's inputs, out of the row that has them all.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Offset">Its first value's place in the row.</param>
public sealed record SelectNode(int Id, EquatableArray<int> Inputs, TensorShape Shape, int Item, string Name, int Offset)
    : GraphNode(Id, Inputs, Shape, Item)
{
    /// <summary>Its E[x²] over that of the whole row, as the inputs are declared.</summary>
    public double SquareShare { get; init; } = 1;
}

/// <summary>The values of a sample in one row: nothing is moved.</summary>
public sealed record FlattenNode(int Id, EquatableArray<int> Inputs, TensorShape Shape, int Item) : GraphNode(Id, Inputs, Shape, Item);

/// <summary>y = γx̂ + β with x̂ = (x - mean)/√(variance + ε), for RMSNorm y = γx/√(mean square + ε).</summary>
/// <param name="Method">Over what the statistics are taken.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Momentum">The share of a batch in BatchNorm's running statistics.</param>
public sealed record NormalizationNode(
    int Id, EquatableArray<int> Inputs, TensorShape Shape, int Item, string Name, NormalizationMethod Method, double Epsilon, double Momentum)
    : ParametricNode(Id, Inputs, Shape, Item, Name)
{
    /// <summary>Whether β exists.</summary>
    public bool HasShift => Method != NormalizationMethod.RMSNorm;

    /// <summary>Whether the statistics are those of the batch in training, and running ones at inference.</summary>
    public bool OverBatch => Method == NormalizationMethod.BatchNorm;
}

/// <summary>y = f(x), element by element; softmax row by row.</summary>
/// <param name="Function">f.</param>
/// <param name="Alpha">α of LeakyReLU, a of ELU; 0 for the others.</param>
public sealed record ActivationNode(
    int Id, EquatableArray<int> Inputs, TensorShape Shape, int Item, ActivationFunction Function, double Alpha)
    : GraphNode(Id, Inputs, Shape, Item)
{
    /// <summary>Whether a step passes gradients on as the clipped identity does.</summary>
    public bool IsStraightThrough { get; init; }

    /// <summary>Whether it hands gradients on as they are, as the perceptron's rule has it.</summary>
    public bool HandsErrorOn { get; init; }
}

/// <summary>y = x ≥ 0 ? x : αx with α learned.</summary>
/// <param name="Alpha">What every α starts with.</param>
/// <param name="PerUnit">Whether each unit has an α of its own; else the layer has one.</param>
public sealed record PReLUNode(int Id, EquatableArray<int> Inputs, TensorShape Shape, int Item, string Name, double Alpha, bool PerUnit)
    : ParametricNode(Id, Inputs, Shape, Item, Name)
{
    /// <summary>How many α there are.</summary>
    public int Slopes => PerUnit ? (int)Shape.Size : 1;
}

/// <summary>Inverted dropout or AlphaDropout in training, identity at inference.</summary>
/// <param name="Rate">The probability to drop a value.</param>
/// <param name="Stream">The number of its random stream: 1 for the network's first dropout, 2 for the second.</param>
public sealed record DropoutNode(int Id, EquatableArray<int> Inputs, TensorShape Shape, int Item, double Rate, int Stream)
    : GraphNode(Id, Inputs, Shape, Item)
{
    /// <summary>What SELU saturates at: -λα.</summary>
    public const double Saturation = -1.7580993408473766;

    /// <summary>Whether what is dropped becomes α′ = <see cref="Saturation"/> in place of 0, and all is scaled and shifted: ay + b.</summary>
    public bool IsAlpha { get; init; }

    /// <summary>What kept values are multiplied by: 1/(1 - p), or a = 1/√((α′²p + 1)(1 - p)).</summary>
    public double Scale => IsAlpha ? 1 / Math.Sqrt((Saturation * Saturation * Rate + 1) * (1 - Rate)) : 1 / (1 - Rate);

    /// <summary>b = -aα′p; 0 without α′.</summary>
    public double Shift => IsAlpha ? -Scale * Saturation * Rate : 0;
}

/// <summary>
/// Blocks that read one input, merged: y = f(x + F(x)), y = [A(x), B(x)] and the like; <paramref name="Repeat"/> times in a row, each time with
/// parameters of their own.
/// </summary>
/// <param name="Name">Its name in code: <c>Residual1</c>.</param>
/// <param name="Branches">The blocks, in the order in which they are computed and merged.</param>
/// <param name="Skips">Whether the input itself is the first term of the merge.</param>
/// <param name="Projection">The layer through which the input is taken there, where the shapes differ.</param>
/// <param name="Merge">How the outputs become one.</param>
/// <param name="Repeat">How many follow one another, at least 1.</param>
/// <param name="After">f, if any.</param>
/// <param name="Dropouts">The random streams that one repetition uses.</param>
public sealed record CompositionNode(
    int Id,
    EquatableArray<int> Inputs,
    TensorShape Shape,
    int Item,
    string Name,
    CompositionForm Form,
    EquatableArray<GraphBranch> Branches,
    bool Skips,
    DenseNode? Projection,
    MergeOperation Merge,
    int Repeat,
    ActivationNode? After,
    int Dropouts)
    : GraphNode(Id, Inputs, Shape, Item);

/// <summary>One block of a composition, with its layers as a graph of their own.</summary>
/// <param name="Name">The block's name in code: <c>F</c>; empty where it is the only one, which needs no name.</param>
/// <param name="Block">The block's name as declared.</param>
/// <param name="Nodes">The input, then the layers; a node's <see cref="GraphNode.Id"/> is its place in this list.</param>
/// <param name="Source">The branch whose output it reads; -1 for the composition's input.</param>
/// <param name="Owner">The branch whose parameters it uses: itself, or an earlier one, whose nodes are then the same objects.</param>
/// <param name="Streams">How many random streams later than stated its dropouts draw.</param>
public sealed record GraphBranch(string Name, string Block, EquatableArray<GraphNode> Nodes, int Source, int Owner, int Streams)
{
    public GraphNode Output => Nodes[Nodes.Count - 1];

    /// <summary>Its loss, where it is a head of the network.</summary>
    public GraphHead? Head { get; init; }

    /// <summary>The final activation that a head's loss contains; null where it contains none.</summary>
    public ActivationFunction? FusedActivation => Head is { } head && head.Loss.Prediction != Output.Id ? ((ActivationNode)Output).Function : null;

    /// <summary>The classes that a head decides between; 0 where it makes no such decision.</summary>
    public int Classes => Head?.Loss.Function switch
    {
        LossFunction.SoftmaxCrossEntropy => (int)Output.Shape.Size,
        LossFunction.BinaryCrossEntropy when Output.Shape.Size == 1 => 2,
        _ => 0,
    };
}
