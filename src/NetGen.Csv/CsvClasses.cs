using System.Globalization;
using System.Text;

namespace NetGen.Csv;

/// <summary>The classes of a table, and which label stands for which.</summary>
internal sealed class CsvClasses
{
    /// <summary>More different labels than this are no labels.</summary>
    private const int Most = 100_000;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _classOf;

    private CsvClasses(Dictionary<string, int> classOf, IReadOnlyList<string> names)
    {
        _classOf = classOf.GetAlternateLookup<ReadOnlySpan<char>>();
        Names = names;
    }

    /// <summary>The names of the classes in the order of their numbers.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The classes that options name.</summary>
    public static CsvClasses Named(IReadOnlyList<string> names)
    {
        var classOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int ofClass = 0; ofClass < names.Count; ofClass++)
        {
            if (!classOf.TryAdd(names[ofClass], ofClass))
                throw new ArgumentException($"The class '{names[ofClass]}' is named twice.");
        }
        return names.Count > 0 ? new CsvClasses(classOf, [.. names]) : throw new ArgumentException("There is at least one class.");
    }

    /// <summary>The classes that the labels of a table amount to: numbers as they are, names in ordinal order.</summary>
    public static CsvClasses Of(IReadOnlySet<string> labels)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string label in labels)
        {
            if (int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < Most)
                numbers.Add(label, number);
        }
        return numbers.Count < labels.Count
            ? Named([.. labels.Order(StringComparer.Ordinal)])
            : new CsvClasses(numbers, [.. Enumerable.Range(0, numbers.Values.Max() + 1).Select(number => number.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>Notes a label of a table whose classes are still to be found; false where there are too many different ones.</summary>
    public static bool Note(HashSet<string> labels, ReadOnlySpan<byte> label)
    {
        Span<char> room = stackalloc char[256];
        if (Encoding.UTF8.GetMaxCharCount(label.Length) > room.Length)
            return labels.Add(Encoding.UTF8.GetString(label)) ? labels.Count <= Most : true;
        labels.GetAlternateLookup<ReadOnlySpan<char>>().Add(room[..Encoding.UTF8.GetChars(label, room)]);
        return labels.Count <= Most;
    }

    /// <summary>The class that a label stands for.</summary>
    public bool TryFind(ReadOnlySpan<byte> label, out int ofClass)
    {
        Span<char> room = stackalloc char[256];
        ReadOnlySpan<char> text = Encoding.UTF8.GetMaxCharCount(label.Length) > room.Length
            ? Encoding.UTF8.GetString(label)
            : room[..Encoding.UTF8.GetChars(label, room)];
        return _classOf.TryGetValue(text, out ofClass);
    }
}
