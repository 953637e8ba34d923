using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using static System.FormattableString;

namespace NetGen.Csv;

/// <summary>Goes through the rows of a table, one after the other, and reads each or says what is wrong with it.</summary>
internal sealed class CsvRows : IDisposable
{
    /// <summary>A quote that is never closed must not bring a whole file into memory.</summary>
    private const int LongestRow = 1 << 24;

    private readonly string _path;
    private readonly CsvReader _reader;
    private CsvMalformedReason? _malformed;
    private bool _isAtFirst;

    public CsvRows(string path, CsvOptions options)
    {
        _path = path;
        _reader = CsvReader.Create(Content(path), new CsvReaderOptions
        {
            HasHeader = options.HasHeader,
            Separator = options.Separator,
            DetectSeparatorHint = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            FormatProvider = CultureInfo.InvariantCulture,
            MaxRecordSize = LongestRow,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record => _malformed = record.Reason,
        });
        try
        {
            bool hasRow = Next();
            IReadOnlyList<string>? header = options.HasHeader ? _reader.Headers : null;
            int columns = header?.Count ?? (hasRow ? _reader.FieldCount : 0);
            if (columns == 0)
                throw new InvalidDataException($"{path} is empty.");
            Layout = new CsvLayout(options, header, columns, path);
            _isAtFirst = hasRow;
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
        Inputs = new float[Layout.Features.Length];
        Targets = new float[Layout.Targets.Length];
    }

    public CsvLayout Layout { get; }

    /// <summary>The inputs of the row.</summary>
    public float[] Inputs { get; }

    /// <summary>The targets of the row.</summary>
    public float[] Targets { get; }

    /// <summary>What is wrong with the row, with file, line and column; null where nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The label of the row, as it is written.</summary>
    public ReadOnlySpan<byte> Label => _reader.GetSpan(Layout.Label);

    /// <summary>Goes to the next row.</summary>
    /// <returns>False at the end.</returns>
    public bool Read()
    {
        if (_isAtFirst)
            _isAtFirst = false;
        else if (!Next())
            return false;
        if (_malformed == CsvMalformedReason.UnterminatedQuote) // it has taken all rows after it along: that is more than a bad row
            throw new InvalidDataException(Invariant($"{_path}, line {_reader.LineNumber}: a quote is opened and never closed."));
        Problem = ProblemOfRow();
        return true;
    }

    /// <summary>A message about the row, at one of its columns.</summary>
    public string At(int column, string problem) => Invariant($"{_path}, line {_reader.LineNumber}, {Layout.Name(column)}: {problem}");

    public void Dispose() => _reader.Dispose();

    private static Stream Content(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        bool isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private bool Next()
    {
        _malformed = null;
        try
        {
            return _reader.Read();
        }
        catch (Exception exception) when (exception is CsvFormatException or InvalidDataException)
        {
            throw new InvalidDataException($"{_path} cannot be read as a table: {exception.Message}", exception);
        }
    }

    private string? ProblemOfRow()
    {
        if (_malformed is CsvMalformedReason reason)
            return Invariant($"{_path}, line {_reader.LineNumber}: the quotes are wrong ({reason}).");
        if (_reader.FieldCount != Layout.Columns)
            return Invariant($"{_path}, line {_reader.LineNumber}: {_reader.FieldCount} values instead of {Layout.Columns}.");
        if (Layout.Label >= 0 && IsMissing(Layout.Label))
            return At(Layout.Label, "the label is missing.");
        return ReadValues(Layout.Features, Inputs, Layout.FillMissing) ?? ReadValues(Layout.Targets, Targets, fill: null);
    }

    private string? ReadValues(int[] columns, float[] values, float? fill)
    {
        for (int index = 0; index < columns.Length; index++)
        {
            int column = columns[index];
            if (IsMissing(column))
            {
                if (fill is null)
                    return At(column, "the value is missing.");
                values[index] = fill.Value;
                continue;
            }
            ReadOnlySpan<byte> text = _reader.GetSpan(column);
            if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out values[index]))
                return At(column, $"'{Shortened(text)}' is no number.");
            if (!float.IsFinite(values[index]))
                return At(column, $"'{Shortened(text)}' is no finite number.");
        }
        return null;
    }

    private bool IsMissing(int column)
    {
        foreach (byte[] mark in Layout.MissingMarks)
        {
            if (_reader.GetSpan(column).SequenceEqual(mark))
                return true;
        }
        return false;
    }

    private static string Shortened(ReadOnlySpan<byte> text) =>
        text.Length <= 40 ? Encoding.UTF8.GetString(text) : Encoding.UTF8.GetString(text[..40]) + "…";
}
