namespace NetGen;

/// <summary>A file that is written beside its place, and there whole or not at all.</summary>
/// <remarks>
/// That holds whenever the process is killed. When the power fails after <see cref="Commit"/>, the file of before may be there: its contents are on the disk,
/// but the renaming is the directory's matter, of which .NET opens no handle to bring it there.
/// </remarks>
internal sealed class PendingFile : IDisposable
{
    private const string Suffix = ".tmp";

    private readonly string _target;
    private readonly string _temporary;
    private bool _isCommitted;

    public PendingFile(string path)
    {
        _target = Path.GetFullPath(path);
        _temporary = Path.Combine(Path.GetDirectoryName(_target) ?? _target, $".{Path.GetFileName(_target)}.{Path.GetRandomFileName()}{Suffix}");
        Stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    public FileStream Stream { get; }

    /// <summary>Removes what is left of files that a process began and was killed over.</summary>
    /// <param name="directory">Where they were to be.</param>
    /// <param name="names">The names that they were to have, with <c>*</c> for any part.</param>
    public static void RemoveLeftovers(string directory, string names)
    {
        foreach (string path in Directory.EnumerateFiles(directory, $".{names}.*{Suffix}"))
            File.Delete(path);
    }

    /// <summary>Brings what was written to the disk and puts it in its place.</summary>
    public void Commit()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(_temporary, _target, overwrite: true);
        _isCommitted = true;
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (!_isCommitted)
            File.Delete(_temporary);
    }
}
