using System.Diagnostics.CodeAnalysis;

namespace NetGen;

/// <summary>The type of a tensor's elements in a safetensors file.</summary>
/// <param name="name">The format's name for it.</param>
/// <param name="bytes">Bytes in an element.</param>
internal sealed class ElementType(string name, int bytes)
{
    public static readonly ElementType F64 = new("F64", 8);
    public static readonly ElementType F32 = new("F32", 4);
    public static readonly ElementType F16 = new("F16", 2);
    public static readonly ElementType BF16 = new("BF16", 2);
    public static readonly ElementType I32 = new("I32", 4);

    /// <summary>
    /// Types that a file may hold, but that are no parameters; known so that a tensor of such a type is reported as what it is.
    /// </summary>
    private static readonly ElementType[] Others =
    [
        new("BOOL", 1), new("U8", 1), new("I8", 1), new("F8_E5M2", 1), new("F8_E4M3", 1), new("U16", 2), new("I16", 2),
        new("U32", 4), I32, new("U64", 8), new("I64", 8), new("C64", 8),
    ];

    private static readonly ElementType[] All = [F64, F32, F16, BF16, .. Others];

    public string Name => name;

    public int Bytes => bytes;

    /// <summary>Whether parameters can be read from it.</summary>
    public bool IsReadable => Array.IndexOf(Others, this) < 0;

    public static bool TryParse(string name, [NotNullWhen(true)] out ElementType? type)
    {
        type = Array.Find(All, known => known.Name == name);
        return type is not null;
    }
}
