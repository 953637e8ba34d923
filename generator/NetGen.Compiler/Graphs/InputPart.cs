using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>One of a network's inputs: some consecutive values of the row that a sample is.</summary>
/// <param name="Name">Its name: <c>Image</c>.</param>
/// <param name="Shape">Its own shape.</param>
/// <param name="Offset">Its first value's place in the row.</param>
public sealed record InputPart(string Name, TensorShape Shape, int Offset)
{
    public int Size => (int)Shape.Size;

    /// <summary>Its E[x²] over that of all inputs together, as they are declared.</summary>
    public double SquareShare { get; init; } = 1;

    /// <summary>The declared inputs, one after the other; null where a shape is wrong, or the row too long.</summary>
    internal static IReadOnlyList<InputPart>? Of(IReadOnlyList<InputItem> inputs)
    {
        List<InputPart> parts = [];
        long offset = 0;
        foreach (InputItem input in inputs)
        {
            TensorShape shape = new(input.Shape);
            if (shape.Rank == 0 || shape.Dimensions.Any(dimension => dimension < 1) || (inputs.Count > 1 && offset + shape.Size > int.MaxValue))
                return null;
            parts.Add(new InputPart(NameOf(input, parts.Count), shape, (int)offset));
            offset += inputs.Count > 1 ? shape.Size : 0;
        }

        double sum = inputs.Zip(parts, (input, part) => (input.Scale ?? 1) * part.Size).Sum();
        double all = sum / parts.Sum(part => (double)part.Size);
        return [.. parts.Zip(inputs, (part, input) => part with { SquareShare = (input.Scale ?? 1) / all })];
    }

    /// <summary>As stated, or Input1, Input2, ….</summary>
    internal static string NameOf(InputItem input, int place) => input.Name ?? FormattableString.Invariant($"Input{place + 1}");
}
