using System.Globalization;

namespace NetGen;

/// <summary>A tensor in a file.</summary>
/// <remarks>
/// A class: lists and dictionaries of references come compiled with the runtime, those of a structure would be compiled when a program
/// loads its first file.
/// </remarks>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Begin">Where its values begin, in bytes from the first value of the file.</param>
/// <param name="End">Where they end.</param>
internal sealed record SafetensorsEntry(string Name, ElementType Type, long[] Shape, long Begin, long End)
{
    /// <summary>Whether it has the shape of a network's tensor.</summary>
    public bool HasShapeOf(ParameterTensor tensor) =>
        tensor.IsMatrix
            ? Shape is [long outputs, long inputs] && outputs == tensor.Columns && inputs == tensor.Rows
            : Shape is [long width] && width == tensor.Columns;

    public static string Format(ReadOnlySpan<long> shape)
    {
        string[] dimensions = new string[shape.Length];
        for (int index = 0; index < shape.Length; index++)
            dimensions[index] = shape[index].ToString(CultureInfo.InvariantCulture);
        return $"[{string.Join(", ", dimensions)}]";
    }
}
