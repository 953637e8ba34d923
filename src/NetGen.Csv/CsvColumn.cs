using System.Globalization;

namespace NetGen.Csv;

/// <summary>A column of a table: by the name in its header, or by its position, counted from 0 or, as <c>^1</c>, from the end.</summary>
public readonly struct CsvColumn
{
    private readonly string? _name;
    private readonly Index _index;

    private CsvColumn(string? name, Index index) => (_name, _index) = (name, index);

    /// <summary>A column by its name, exactly as the header writes it.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator CsvColumn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new CsvColumn(name, default);
    }

    /// <summary>A column by its position.</summary>
    /// <param name="index">0 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative.</exception>
    public static implicit operator CsvColumn(int index) => new(null, new Index(index));

    /// <summary>A column by its position, which may be counted from the end.</summary>
    /// <param name="index"><c>^1</c> for the last.</param>
    public static implicit operator CsvColumn(Index index) => new(null, index);

    /// <summary>The name, or the position.</summary>
    public override string ToString() => _name ?? string.Create(CultureInfo.InvariantCulture, $"{_index}");

    /// <summary>Finds the column in a table; the message of a failure says which columns there are.</summary>
    internal int Find(IReadOnlyList<string>? header, int columns, string path)
    {
        if (_name is null)
        {
            int offset = _index.GetOffset(columns);
            return offset >= 0 && offset < columns
                ? offset
                : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{path} has {columns} columns, and no column {_index}."));
        }
        if (header is null)
            throw new ArgumentException($"{path} is read without a header: column '{_name}' has to be given by its position.");
        string name = _name;
        int[] found = [.. Enumerable.Range(0, columns).Where(column => header[column] == name)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new ArgumentException($"{path} has no column '{_name}', but {string.Join(", ", header)}."),
            _ => throw new ArgumentException($"{path} has {found.Length} columns '{_name}': give the one that is meant by its position."),
        };
    }
}
