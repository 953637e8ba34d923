using System.Globalization;
using System.Text;

namespace NetGen.Csv;

/// <summary>The columns of one table as its options name them.</summary>
internal sealed class CsvLayout
{
    private readonly IReadOnlyList<string>? _header;

    public CsvLayout(CsvOptions options, IReadOnlyList<string>? header, int columns, string path)
    {
        _header = header;
        Columns = columns;
        Label = options.Label?.Find(header, columns, path) ?? -1;
        Targets = [.. options.Targets.Select(target => target.Find(header, columns, path))];
        Features = options.Features is null
            ? [.. Enumerable.Range(0, columns).Where(column => column != Label && !Targets.Contains(column))]
            : [.. options.Features.Select(feature => feature.Find(header, columns, path))];
        if (Features.Length == 0)
            throw new ArgumentException($"{path} leaves no column for the inputs.");
        int[] all = [.. Features, .. Targets, .. Label < 0 ? (int[])[] : [Label]];
        if (all.GroupBy(column => column).FirstOrDefault(uses => uses.Count() > 1) is { } twice)
            throw new ArgumentException($"{path}: {Name(twice.Key)} is used twice.");
        MissingMarks = [.. options.MissingMarks.Select(Encoding.UTF8.GetBytes)];
        FillMissing = options.AllowMissing ? float.NaN : options.FillMissing;
    }

    public int Columns { get; }

    public int[] Features { get; }

    public int[] Targets { get; }

    /// <summary>The column of the labels; -1 where there are targets.</summary>
    public int Label { get; }

    public byte[][] MissingMarks { get; }

    /// <summary>What stands for a missing input; null where it makes a bad row.</summary>
    public float? FillMissing { get; }

    /// <summary>What messages call a column: its number, counted from 1 as editors do, and its name.</summary>
    public string Name(int column) => _header is null
        ? string.Create(CultureInfo.InvariantCulture, $"column {column + 1}")
        : string.Create(CultureInfo.InvariantCulture, $"column {column + 1} ({_header[column]})");
}
