using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>
/// The shapes of a declaration, as far as they are known: past an attribute that is not understood nothing is, until a Dense layer
/// states its units.
/// </summary>
internal sealed class ShapeInference
{
    private readonly Dictionary<int, TensorShape?> _into = [];

    public ShapeInference(NetworkOutline outline)
        : this(outline, InputOf(outline))
    {
    }

    /// <param name="outline">A network, or a block.</param>
    /// <param name="input">What its first layer reads.</param>
    public ShapeInference(NetworkOutline outline, TensorShape? input)
    {
        Input = input;
        TensorShape? shape = Input;
        foreach (DeclarationItem item in outline.Items)
        {
            if (item is LayerItem)
                _into.Add(item.Index, shape);
            shape = item switch
            {
                IncompleteItem => null,
                DenseItem { Units: >= 1 } dense => new TensorShape(dense.Units),
                DenseItem => null,
                ProjectionItem { Components: >= 1 } projection => new TensorShape(projection.Components),
                ProjectionItem => null,
                SelectItem select => PartOf(outline, select)?.Shape,
                FlattenItem => shape is { Size: var size and <= int.MaxValue } ? new TensorShape((int)size) : null,
                CompositionItem composition => CompositionShapes.Of(composition, outline, shape).Output,
                _ => shape,
            };
        }

        Output = shape;
    }

    /// <summary>The network's input.</summary>
    public TensorShape? Input { get; }

    /// <summary>What the last layer returns.</summary>
    public TensorShape? Output { get; }

    /// <summary>What arrives at a layer.</summary>
    public TensorShape? Into(LayerItem layer) => _into[layer.Index];

    /// <summary>The input that a layer selects; null where there is none of that name.</summary>
    public static InputPart? PartOf(NetworkOutline outline, SelectItem select) =>
        outline.PartsInto(select)?.FirstOrDefault(part => part.Name == select.Input);

    /// <summary>One input as it is, several in one row.</summary>
    private static TensorShape RowOf(IReadOnlyList<InputPart> parts) =>
        parts.Count == 1 ? parts[0].Shape : new TensorShape(parts.Sum(part => part.Size));

    /// <summary>As <c>[Input]</c> states it, or as the first Dense layer does: what may stand before that one keeps the shape.</summary>
    private static TensorShape? InputOf(NetworkOutline outline)
    {
        if (outline.Inputs.Count > 0)
            return outline.InputParts is { } parts ? RowOf(parts) : null;
        return outline.Items.FirstOrDefault(item => item is DenseItem or ProjectionItem or CompositionItem or IncompleteItem) is DenseItem { Inputs: >= 1 and int inputs }
            ? new TensorShape(inputs)
            : null;
    }
}
