namespace NetGen;

/// <summary>Finds a network's tensors in a file.</summary>
internal static class TensorMatch
{
    /// <summary>How many mismatches a message spells out; the exception's own list has them all.</summary>
    private const int MaxLines = 100;

    /// <summary>The file's entries in the order of the network's tensors.</summary>
    /// <exception cref="ParameterFileException">
    /// The tensors of the two are not the same; the message lists every one that differs.
    /// </exception>
    public static SafetensorsEntry[] Find(
        SafetensorsHeader header, NetworkDescription network, IReadOnlyDictionary<string, string>? names, string file)
    {
        var mismatches = new List<string>();
        Dictionary<string, SafetensorsEntry> byName = ByNetworkName(header.Entries, names, mismatches);

        var found = new SafetensorsEntry[network.Tensors.Length];
        for (int index = 0; index < found.Length; index++)
        {
            ParameterTensor tensor = network.Tensors[index];
            if (!byName.Remove(tensor.Name, out SafetensorsEntry? entry))
            {
                mismatches.Add(Missing(tensor, names));
                continue;
            }

            CheckFit(tensor, entry, mismatches);
            found[index] = entry;
        }

        foreach ((string name, SafetensorsEntry entry) in byName)
        {
            if (!IsBatchCount(entry, header) && !CheckpointTensors.IsOfTraining(entry, header))
                mismatches.Add($"extra: {Called(name, entry)} {SafetensorsEntry.Format(entry.Shape)}.");
        }

        return mismatches.Count == 0 ? found : throw Mismatch(header, network, file, mismatches);
    }

    /// <summary>The file's entries in the order of the network's tensors; null where none fits.</summary>
    public static (SafetensorsEntry?[] Entries, TransferResult Result) FindShared(
        SafetensorsHeader header, NetworkDescription network, IReadOnlyDictionary<string, string>? names)
    {
        List<string> loaded = [];
        List<string> kept = [];
        List<string> unused = [];
        Dictionary<string, SafetensorsEntry> byName = ByNetworkName(header.Entries, names, unused);
        var found = new SafetensorsEntry?[network.Tensors.Length];
        for (int index = 0; index < found.Length; index++)
        {
            ParameterTensor tensor = network.Tensors[index];
            List<string> mismatches = [];
            if (!byName.Remove(tensor.Name, out SafetensorsEntry? entry))
                mismatches.Add(Missing(tensor, names));
            else
                CheckFit(tensor, entry, mismatches);
            if (mismatches.Count == 0)
            {
                found[index] = entry;
                loaded.Add(tensor.Name);
            }

            kept.AddRange(mismatches);
        }

        unused.AddRange(byName.Where(pair => !IsBatchCount(pair.Value, header)).Select(pair => pair.Value.Name));
        return (found, new TransferResult(loaded, kept, unused));
    }

    private static Dictionary<string, SafetensorsEntry> ByNetworkName(
        SafetensorsEntry[] entries, IReadOnlyDictionary<string, string>? names, List<string> mismatches)
    {
        var byName = new Dictionary<string, SafetensorsEntry>();
        foreach (SafetensorsEntry entry in entries)
        {
            string name = names is not null && names.TryGetValue(entry.Name, out string? mapped) ? mapped : entry.Name;
            if (!byName.TryAdd(name, entry))
            {
                string first = Printable.Quote(byName[name].Name);
                mismatches.Add($"extra: {Called(name, entry)} {SafetensorsEntry.Format(entry.Shape)}, beside {first} for the same tensor.");
            }
        }
        return byName;
    }

    /// <summary>Whether a tensor is the number of batches that PyTorch's BatchNorm keeps beside its running statistics. Nothing depends on it.</summary>
    private static bool IsBatchCount(SafetensorsEntry entry, SafetensorsHeader header)
    {
        const string Count = ".num_batches_tracked", Mean = ".running_mean";
        return entry.Name.EndsWith(Count, StringComparison.Ordinal)
            && header.Entries.Any(other => other.Name == entry.Name[..^Count.Length] + Mean);
    }

    private static void CheckFit(ParameterTensor tensor, SafetensorsEntry entry, List<string> mismatches)
    {
        if (!entry.HasShapeOf(tensor))
        {
            string inNetwork = SafetensorsEntry.Format(TensorTransfer.FileShape(tensor));
            mismatches.Add(
                $"misshapen: {Called(tensor.Name, entry)} is {SafetensorsEntry.Format(entry.Shape)} in the file, {inNetwork} in the network.");
        }
        else if (!entry.Type.IsReadable)
        {
            mismatches.Add(
                $"misshapen: {Called(tensor.Name, entry)} is of type {entry.Type.Name}; F32, F64, F16 and BF16 can be read.");
        }
    }

    private static string Called(string name, SafetensorsEntry entry) =>
        name == entry.Name ? Printable.Quote(name) : $"{Printable.Quote(entry.Name)} ({Printable.Quote(name)} by the map of names)";

    private static string Missing(ParameterTensor tensor, IReadOnlyDictionary<string, string>? names)
    {
        string shape = SafetensorsEntry.Format(TensorTransfer.FileShape(tensor));
        string? fileName = names?.FirstOrDefault(pair => pair.Value == tensor.Name).Key;
        return fileName is null
            ? $"missing: {tensor.Name} {shape}."
            : $"missing: {tensor.Name} {shape} ({Printable.Quote(fileName)} by the map of names).";
    }

    private static ParameterFileException Mismatch(
        SafetensorsHeader header, NetworkDescription network, string file, List<string> mismatches)
    {
        IEnumerable<string> lines = mismatches.Take(MaxLines).Prepend($"{file} does not fit {network.Name}:");
        if (mismatches.Count > MaxLines)
            lines = lines.Append($"and {mismatches.Count - MaxLines} more.");
        if (header.Metadata.TryGetValue(SafetensorsHeader.FingerprintName, out string? fingerprint) && fingerprint != network.Fingerprint)
        {
            string fingerprints = $"fingerprint {Printable.Quote(fingerprint)}, here {network.Fingerprint}";
            lines = lines.Append($"The file was written by a network of another declaration ({fingerprints}).");
        }
        return new ParameterFileException(string.Join("\n  ", lines), mismatches);
    }
}
