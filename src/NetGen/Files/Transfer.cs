using Microsoft.Win32.SafeHandles;

namespace NetGen;

/// <summary>
/// Transfer learning: parameters of another network, or of a file from elsewhere, wherever name and shape agree. The rest stays as it is, as a new
/// last layer for other classes does.
/// </summary>
public static class Transfer
{
    /// <summary>Takes over what fits of a safetensors file, with PyTorch's names and orientation. Not while another thread predicts.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="names">The network's names for tensors that the file calls otherwise: <c>["0.weight"] = "dense1.weight"</c>.</param>
    /// <exception cref="ParameterFileException">The file is damaged, or nothing of it fits; the network stays as it was.</exception>
    /// <exception cref="IOException">The file cannot be read. If that happens among the values, some of them may have been taken over.</exception>
    public static TransferResult TransferFrom(this INetwork network, string path, IReadOnlyDictionary<string, string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using SafeFileHandle file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        ByteSource source = new(file, path);
        SafetensorsHeader header = SafetensorsHeader.Read(source);
        (SafetensorsEntry?[] entries, TransferResult result) = TensorMatch.FindShared(header, network.Description, names);
        if (result.Loaded.Count == 0)
            throw new ParameterFileException($"{path} has nothing for {network.Description.Name}.{Environment.NewLine}{result}", [.. result.Kept]);

        ReadOnlySpan<ParameterTensor> tensors = network.Description.Tensors;
        for (int index = 0; index < tensors.Length; index++)
        {
            if (entries[index] is { } entry)
                TensorTransfer.Load(tensors[index], network.ParameterBuffer, source, header.DataStart + entry.Begin, entry.Type);
        }

        return result;
    }

    /// <summary>Takes over what fits of another network. Not while another thread predicts.</summary>
    /// <param name="network">The network.</param>
    /// <param name="other">The network to learn from.</param>
    /// <param name="names">The network's names for tensors that the other one calls otherwise: <c>["dense1.weight"] = "features.weight"</c>.</param>
    /// <exception cref="ArgumentException">Nothing of the other network fits.</exception>
    public static TransferResult TransferFrom(this INetwork network, INetwork other, IReadOnlyDictionary<string, string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(other);
        List<string> loaded = [];
        List<string> kept = [];
        Dictionary<string, ParameterTensor> sources = other.Description.Tensors.ToArray().ToDictionary(
            tensor => names is not null && names.TryGetValue(tensor.Name, out string? mapped) ? mapped : tensor.Name);
        foreach (ParameterTensor tensor in network.Description.Tensors)
        {
            if (!sources.Remove(tensor.Name, out ParameterTensor source))
            {
                kept.Add($"{tensor.Name} (missing)");
            }
            else if ((source.Rows, source.Columns, source.Kind) != (tensor.Rows, tensor.Columns, tensor.Kind))
            {
                string theirs = SafetensorsEntry.Format(TensorTransfer.FileShape(source));
                kept.Add($"{tensor.Name} ({theirs} there, {SafetensorsEntry.Format(TensorTransfer.FileShape(tensor))} here)");
            }
            else
            {
                for (int row = 0; row < tensor.Rows; row++)
                {
                    other.ParameterBuffer.Slice(source.Offset + row * source.Stride, source.Columns)
                        .CopyTo(network.ParameterBuffer[(tensor.Offset + row * tensor.Stride)..]);
                }

                loaded.Add(tensor.Name);
            }
        }

        TransferResult result = new(loaded, kept, [.. sources.Values.Select(source => source.Name)]);
        return loaded.Count > 0
            ? result
            : throw new ArgumentException($"{other.Description.Name} has nothing for {network.Description.Name}.{Environment.NewLine}{result}", nameof(other));
    }
}
