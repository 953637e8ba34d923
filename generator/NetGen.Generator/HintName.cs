using System.Globalization;
using System.Text;
using NetGen.Compiler.Declarations;

namespace NetGen.Generator;

/// <summary>
/// The name of a network's file: the class's full metadata name, with a checksum where that alone would not do. Roslyn and file systems
/// compare hint names without case, and a duplicate would cost every network its file.
/// </summary>
internal static class HintName
{
    private const int MaxBytes = 200;
    private const string OtherCharacters = ".,-+`_ ()[]{}";

    public static string Of(HostDeclaration host)
    {
        string name = new([.. host.MetadataName.Select(character => IsAllowed(character) ? character : '_')]);
        bool isTooLong = Encoding.UTF8.GetByteCount(name) > MaxBytes;
        if (isTooLong)
            name = name.Substring(name.Length - MaxBytes / 4);
        return host.HasNamesake || isTooLong || name != host.MetadataName
            ? $"{name}.{Checksum(host).ToString("x8", CultureInfo.InvariantCulture)}.g.cs"
            : name + ".g.cs";
    }

    private static bool IsAllowed(char character) => char.IsLetterOrDigit(character) || OtherCharacters.IndexOf(character) >= 0;

    /// <summary>FNV-1a over the name and the traits, since a record may have the name of a class while someone is typing.</summary>
    private static uint Checksum(HostDeclaration host)
    {
        uint hash = 2166136261;
        foreach (char character in host.MetadataName + (int)host.Traits)
            hash = unchecked((hash ^ character) * 16777619);
        return hash;
    }
}
