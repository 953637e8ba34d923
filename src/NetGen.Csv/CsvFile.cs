using System.Text;
using NetGen.Training;

namespace NetGen.Csv;

/// <summary>
/// A table in a text file (RFC 4180, plain or compressed with gzip) as samples, read from front to back in each pass and never held in
/// memory as a whole.
/// </summary>
/// <remarks>
/// Opening reads the file once, so that the number of rows, the classes and every bad row are known before a network learns anything from
/// it. Numbers are read in the invariant culture. A table that fits into memory is best read there with <c>ToDataSet()</c>, which also makes
/// it possible to shuffle and split it; a larger one is trained on through <c>ShuffleBuffer(rows).Prefetch()</c>.
/// </remarks>
public sealed class CsvFile : IBatchSource
{
    private const int PieceRows = 64;

    /// <summary>How many problems are kept in words.</summary>
    private const int MostProblems = 100;

    private readonly CsvOptions _options;
    private readonly CsvClasses? _classes;
    private readonly StreamedData _rows;

    private CsvFile(string path, CsvOptions options)
    {
        Path = path;
        _options = options;
        var problems = new List<string>();
        var labels = new HashSet<string>(StringComparer.Ordinal);
        CsvClasses? named = options.Classes is null ? null : CsvClasses.Named(options.Classes);
        long count = 0;
        using var rows = new CsvRows(path, options);
        while (rows.Read())
        {
            if ((rows.Problem ?? LabelProblem(rows, named, labels)) is string problem)
            {
                Refuse(problem);
                Skipped++;
                if (problems.Count < MostProblems)
                    problems.Add(problem);
            }
            else
            {
                count++;
            }
        }
        if (count == 0)
            throw new InvalidDataException($"{path} has no row that can be used.");

        SkippedRows = problems;
        FeatureNames = [.. rows.Layout.Features.Select(rows.Layout.Name)];
        _classes = rows.Layout.Label < 0 ? null : named ?? CsvClasses.Of(labels);
        _rows = _classes is null
            ? StreamedData.WithTargets(
                rows.Inputs.Length, rows.Targets.Length, (_, _) => Pieces(), count, allowMissing: options.AllowMissing)
            : StreamedData.WithLabels(
                rows.Inputs.Length, _classes.Names.Count, (_, _) => Pieces(), count, allowMissing: options.AllowMissing);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public int InputSize => _rows.InputSize;

    /// <inheritdoc/>
    public int TargetSize => _rows.TargetSize;

    /// <inheritdoc/>
    public int Classes => _rows.Classes;

    /// <inheritdoc/>
    public bool AllowsMissing => _rows.AllowsMissing;

    /// <summary>The names of the classes in the order of their numbers; none where there are targets.</summary>
    public IReadOnlyList<string> ClassNames => _classes?.Names ?? [];

    /// <summary>The column of each input: its number, counted from 1, and its name.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <inheritdoc/>
    public long? Count => _rows.Count;

    /// <inheritdoc/>
    public bool CanShuffle => false;

    /// <summary>The number of bad rows that were passed over.</summary>
    public long Skipped { get; private set; }

    /// <summary>What was wrong with them, in a sentence with file, line and column each; the first 100.</summary>
    public IReadOnlyList<string> SkippedRows { get; }

    /// <summary>Opens a table and reads it once.</summary>
    /// <param name="path">The file, in UTF-8, or UTF-16 with a byte order mark; plain or compressed with gzip.</param>
    /// <param name="options">What its columns mean.</param>
    /// <exception cref="ArgumentException">The options make no sense, or name a column that is not there.</exception>
    /// <exception cref="InvalidDataException">
    /// A row cannot be used and <see cref="CsvOptions.SkipBadRows"/> is off, or no row can; the message names file, line and column.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvFile Open(string path, CsvOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        if ((options.Label is null) == (options.Targets.Count == 0))
            throw new ArgumentException("A table has either a column of labels or columns of targets.", nameof(options));
        if (options.Label is null && options.Classes is not null)
            throw new ArgumentException("Classes need a column of labels.", nameof(options));
        if (options.FillMissing is float fill && !float.IsFinite(fill))
            throw new ArgumentException("What is taken for a missing value is finite.", nameof(options));
        if (options is { FillMissing: not null, AllowMissing: true })
            throw new ArgumentException("A missing value is either filled in or let through.", nameof(options));
        return new CsvFile(path, options);
    }

    /// <inheritdoc/>
    public IBatchReader Open(int batchSize, EpochOrder? order = null, CancellationToken cancellationToken = default) =>
        _rows.Open(batchSize, order, cancellationToken);

    private static string? LabelProblem(CsvRows rows, CsvClasses? named, HashSet<string> labels)
    {
        if (rows.Layout.Label < 0)
            return null;
        if (named is not null)
            return named.TryFind(rows.Label, out _) ? null : UnknownLabel(rows);
        return CsvClasses.Note(labels, rows.Label)
            ? null
            : throw new InvalidDataException(rows.At(rows.Layout.Label, "there are too many different labels; is this a target?"));
    }

    private static string UnknownLabel(CsvRows rows) =>
        rows.At(rows.Layout.Label, $"'{Encoding.UTF8.GetString(rows.Label)}' is none of the classes.");

    private void Refuse(string problem)
    {
        if (!_options.SkipBadRows)
            throw new InvalidDataException(problem);
    }

    private IEnumerable<BatchMemory> Pieces()
    {
        float[] inputs = new float[PieceRows * InputSize];
        float[] targets = new float[PieceRows * TargetSize];
        int[] labels = new int[_classes is null ? 0 : PieceRows];
        int count = 0;
        using var rows = new CsvRows(Path, _options);
        while (rows.Read())
        {
            if ((rows.Problem ?? Take(rows, inputs, targets, labels, count)) is string problem)
            {
                Refuse(problem);
                continue;
            }
            if (++count == PieceRows)
            {
                yield return Piece();
                count = 0;
            }
        }
        if (count > 0)
            yield return Piece();

        BatchMemory Piece() => _classes is null
            ? new BatchMemory(inputs.AsMemory(0, count * InputSize), targets.AsMemory(0, count * TargetSize))
            : new BatchMemory(inputs.AsMemory(0, count * InputSize), labels.AsMemory(0, count));
    }

    /// <summary>Puts the row into its place; the message where its label is none.</summary>
    private string? Take(CsvRows rows, float[] inputs, float[] targets, int[] labels, int place)
    {
        if (_classes is not null && !_classes.TryFind(rows.Label, out labels[place]))
            return UnknownLabel(rows);
        rows.Inputs.CopyTo(inputs, place * InputSize);
        rows.Targets.CopyTo(targets, place * TargetSize);
        return null;
    }
}
