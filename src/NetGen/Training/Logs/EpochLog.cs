using System.Text;

namespace NetGen.Training;

/// <summary>
/// Writes a line for each epoch into a file. A run keeps the lines of earlier epochs that it finds there and replaces those from its own
/// first epoch on: a resumed run goes on where its checkpoint was taken, a new run begins anew.
/// </summary>
internal sealed class EpochLog : ITrainingCallback
{
    private readonly string _path;
    private readonly IEpochFormat _format;
    private StreamWriter? _writer;

    public EpochLog(string path, IEpochFormat format)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        (_path, _format) = (Path.GetFullPath(path), format);
    }

    /// <summary>A file that cannot be written, or that is no log of this kind, is a matter of now and not of the first epoch's end.</summary>
    public void TrainingBegins(TrainingProgress progress) => ReadLines();

    public void EpochBegins(TrainingProgress progress) => _writer ??= Open(progress.Epoch);

    public void EpochEnds(TrainingProgress progress, EpochResult epoch)
    {
        _writer!.Write(_format.Line(epoch) + '\n');
        _writer.Flush(); // one write for each line, so that a reader who follows the file sees whole lines
    }

    public void TrainingEnds(TrainingProgress progress)
    {
        _writer?.Dispose();
        _writer = null;
    }

    private StreamWriter Open(int firstEpoch)
    {
        string[] kept = [.. ReadLines().Where(line => _format.EpochOf(line) < firstEpoch)];
        AtomicFile.Write(_path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            if (_format.Header is not null)
                writer.WriteLine(_format.Header);
            foreach (string line in kept)
                writer.WriteLine(line);
        });
        return new StreamWriter(new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read));
    }

    /// <summary>The lines below the header, but for the one that a run which was killed may have left unfinished.</summary>
    /// <exception cref="InvalidDataException">The file is something else, and is better left alone.</exception>
    private string[] ReadLines()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        string text = File.Exists(_path) ? File.ReadAllText(_path, Encoding.UTF8).ReplaceLineEndings("\n") : "";
        string[] lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0)
            return text.Length == 0 ? [] : throw Foreign(1);
        int header = _format.Header is null ? 0 : 1;
        if (header == 1 && lines[0] != _format.Header)
            throw Foreign(1);
        for (int line = header; line < lines.Length; line++)
        {
            if (_format.EpochOf(lines[line]) is null)
                throw Foreign(line + 1);
        }
        return lines[header..];
    }

    private InvalidDataException Foreign(int line) =>
        new($"{_path} is no log that this one could go on with: line {line} is another one than expected. Move it away, or log elsewhere.");
}
