using System.Globalization;

namespace NetGen.Compiler.Support;

/// <summary>Which names can stand in emitted code as they are.</summary>
public static class Identifiers
{
    private static readonly HashSet<string> _keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit "
        + "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out "
        + "override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw "
        + "true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while __arglist __makeref __reftype __refvalue").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Whether a name is a letter or underscore followed by letters, digits and underscores, and no keyword of C#.</summary>
    public static bool IsValid(string name) => IsName(name) && !IsKeyword(name);

    /// <summary>The same for a name that may be a keyword, since it is escaped where it stands.</summary>
    public static bool IsName(string name) => name.Length > 0 && IsStart(name[0]) && name.All(IsPart);

    public static bool IsKeyword(string name) => _keywords.Contains(name);

    /// <summary>The valid name nearest to another one, <c>FirstLayer</c> to <c>first layer</c>; null where nothing is left.</summary>
    public static string? Nearest(string name)
    {
        string spaced = new([.. name.Select(character => IsPart(character) ? character : ' ')]);
        string[] words = spaced.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        string kept = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return kept.Length == 0 ? null : IsValid(kept) ? kept : "Layer" + kept;
    }

    private static bool IsStart(char character) => char.IsLetter(character) || character == '_';

    // Combining and formatting characters, which C# would allow too, make names that differ and look alike.
    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character == '_';
}
