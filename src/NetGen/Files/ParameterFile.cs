using Microsoft.Win32.SafeHandles;

namespace NetGen;

/// <summary>
/// Parameters in safetensors files, with PyTorch's names and orientation: <c>dense1.weight</c> as [out, in], <c>dense1.bias</c> as [out].
/// Files are written as F32 and read from F32, F64, F16 and BF16.
/// </summary>
public static class ParameterFile
{
    /// <summary>
    /// Writes the parameters to a file. The file is there whole or not at all: the values go to a temporary file in the same folder, which
    /// takes the name when it is complete and on the disk.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(INetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, stream => Save(network, stream));
    }

    /// <summary>Writes the parameters to a stream, from its position on. The stream stays open.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">A stream that can be written.</param>
    public static void Save(INetwork network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(SafetensorsHeader.Format(network.Description));
        foreach (ParameterTensor tensor in network.Description.Tensors)
            TensorTransfer.Save(tensor, network.ParameterBuffer, stream);
    }

    /// <summary>
    /// Reads the parameters from a file. It may come from elsewhere: it has to hold the network's tensors and no others. Where it does not,
    /// or is damaged, the network stays as it was. Not while another thread predicts.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="names">The network's names for tensors that the file calls otherwise: <c>["0.weight"] = "dense1.weight"</c>.</param>
    /// <exception cref="ParameterFileException">
    /// The file is damaged, or its tensors are not the network's; the message lists each one that is missing, extra or misshapen.
    /// </exception>
    /// <exception cref="IOException">
    /// The file cannot be read. If that happens among the values, some of them may have been taken over.
    /// </exception>
    public static void Load(INetwork network, string path, IReadOnlyDictionary<string, string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using SafeFileHandle file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        Load(network, new ByteSource(file, path), names);
    }

    /// <summary>
    /// Reads the parameters from a file in memory, such as an embedded resource; otherwise as <see cref="Load(INetwork, string,
    /// IReadOnlyDictionary{string, string}?)"/>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="file">The file's bytes.</param>
    /// <param name="names">The network's names for tensors that the file calls otherwise: <c>["0.weight"] = "dense1.weight"</c>.</param>
    /// <exception cref="ParameterFileException">
    /// The file is damaged, or its tensors are not the network's; the message lists each one that is missing, extra or misshapen.
    /// </exception>
    public static void Load(INetwork network, ReadOnlySpan<byte> file, IReadOnlyDictionary<string, string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        Load(network, new ByteSource(file, "The parameter file"), names);
    }

    private static void Load(INetwork network, ByteSource source, IReadOnlyDictionary<string, string>? names)
    {
        SafetensorsHeader header = SafetensorsHeader.Read(source);
        SafetensorsEntry[] entries = TensorMatch.Find(header, network.Description, names, source.Name);

        ReadOnlySpan<ParameterTensor> tensors = network.Description.Tensors;
        for (int index = 0; index < tensors.Length; index++)
        {
            long start = header.DataStart + entries[index].Begin;
            TensorTransfer.Load(tensors[index], network.ParameterBuffer, source, start, entries[index].Type);
        }
    }
}
