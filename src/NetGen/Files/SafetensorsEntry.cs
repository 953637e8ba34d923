using System.Globalization;

namespace NetGen;

/// <summary>A tensor in a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Begin">Where its values begin, in bytes from the first value of the file.</param>
/// <param name="End">Where they end.</param>
internal readonly record struct SafetensorsEntry(string Name, ElementType Type, long[] Shape, long Begin, long End)
{
    public static string Format(ReadOnlySpan<long> shape)
    {
        string[] dimensions = new string[shape.Length];
        for (int index = 0; index < shape.Length; index++)
            dimensions[index] = shape[index].ToString(CultureInfo.InvariantCulture);
        return $"[{string.Join(", ", dimensions)}]";
    }
}
