using System.Runtime.InteropServices;
using System.Text.Json;

namespace NetGen.Benchmarks;

/// <summary>A case that NetGen and its peers run on the same weights and inputs.</summary>
/// <param name="name">Its name in the table of targets.</param>
/// <param name="training">Whether it trains; some peers only predict.</param>
internal abstract class PeerCase(string name, bool training)
{
    public string Name { get; } = name;

    public bool Training { get; } = training;

    /// <summary>The most threads that it is measured with.</summary>
    public virtual int MostThreads => 2;

    /// <summary>Why it can't be measured here; null if it can.</summary>
    public virtual string? Missing => null;

    /// <summary>Writes the files of the case to a directory and sets up NetGen's side.</summary>
    public abstract PreparedCase Prepare(string directory, int threads);

    protected static void WriteDescription(string directory, Dictionary<string, object> description) =>
        File.WriteAllText(Path.Combine(directory, "case.json"), JsonSerializer.Serialize(description));

    protected static void Write<T>(string directory, string file, params IEnumerable<T[]> parts)
        where T : unmanaged
    {
        using FileStream stream = File.Create(Path.Combine(directory, file));
        foreach (T[] part in parts)
            stream.Write(MemoryMarshal.AsBytes(part.AsSpan()));
    }

    protected static float[] ReadOutput(string directory)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(directory, "output.f32"));
        return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
    }
}

/// <summary>A case whose files are written.</summary>
/// <param name="NetGen">NetGen's side.</param>
/// <param name="Check">Holds the output.f32 that a peer has written to the directory against NetGen's; says what differs, null if nothing does.</param>
internal sealed record PreparedCase(LocalSide NetGen, Func<string, string?> Check);
