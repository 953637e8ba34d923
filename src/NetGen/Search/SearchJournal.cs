using System.Text;
using System.Text.Json;

namespace NetGen.Search;

/// <summary>
/// The trials of a search that have ended, a line of JSON each, behind a line that says which search it is. Each line is on the disk before
/// the search goes on; one that a kill cut off is taken out when the journal is opened again.
/// </summary>
internal sealed class SearchJournal : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly SearchSpace _space;
    private readonly Dictionary<int, JournalEntry> _entries = [];

    private SearchJournal(string path, FileStream file, SearchSpace space) => (_path, _file, _space) = (path, file, space);

    public static SearchJournal Open(string path, SearchSpace space, SearchPlan plan, SearchOptions options)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None); // one search at a time
        try
        {
            var journal = new SearchJournal(path, file, space);
            journal.Read(JournalEntry.Header(space, plan, options));
            return journal;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>What the journal has of a trial.</summary>
    public TrialResult? Find(Trial trial)
    {
        if (!_entries.TryGetValue(trial.Number, out JournalEntry? entry))
            return null;
        return entry.Values.SequenceEqual(trial.Values)
            ? new TrialResult(trial, entry.Scores, entry.WasStopped, entry.Duration)
            : throw new InvalidDataException($"{_path} is the journal of another search: trial {trial.Number} has other values there.");
    }

    public void Write(TrialResult result) => Append(JournalEntry.Of(result).ToBytes(_space));

    public void Dispose() => _file.Dispose();

    private void Append(byte[] line)
    {
        _file.Write([.. line, (byte)'\n']);
        _file.Flush(flushToDisk: true);
    }

    private void Read(byte[] header)
    {
        byte[] bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        int end = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (end == 0)
        {
            if (!header.AsSpan().StartsWith(bytes)) // a kill may have cut the first line itself
                throw new InvalidDataException($"{_path} is no journal of a search.");
            _file.SetLength(0);
            Append(header);
            return;
        }

        string[] lines = Encoding.UTF8.GetString(bytes, 0, end - 1).Split('\n');
        string expected = Encoding.UTF8.GetString(header);
        if (lines[0] != expected)
            throw new InvalidDataException($"{_path} is not the journal of this search: it begins with {lines[0]} instead of {expected}.");
        for (int line = 1; line < lines.Length; line++)
        {
            try
            {
                JournalEntry entry = JournalEntry.Parse(lines[line], _space);
                _entries[entry.Trial] = entry;
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
            {
                throw new InvalidDataException($"{_path} is damaged in line {line + 1}: {exception.Message}", exception);
            }
        }
        _file.SetLength(end);
        _file.Position = end;
    }
}
