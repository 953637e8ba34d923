using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace NetGen.Training;

/// <summary>A checkpoint that is open and whole: its checksums have been compared.</summary>
internal sealed class CheckpointReader : IDisposable
{
    /// <summary>The version of the format.</summary>
    public const string Version = "1";

    private const int ChunkBytes = 1 << 16;

    private readonly SafeFileHandle _file;
    private readonly SafetensorsHeader _header;

    private CheckpointReader(SafeFileHandle file, string path)
    {
        (_file, Path) = (file, path);
        _header = SafetensorsHeader.Read(Source);
        if (!_header.Metadata.TryGetValue(CheckpointTensors.VersionName, out string? version))
            throw new ParameterFileException($"{path} is no checkpoint: it says nothing of training. A network's own Load reads its parameters.");
        if (version != Version)
            throw new ParameterFileException($"{path} is a checkpoint of version {Printable.Quote(version)}; version {Version} can be read.");
        CheckChecksums();
        Facts = ReadFacts();
    }

    public string Path { get; }

    public CheckpointFacts Facts { get; }

    private ByteSource Source => new(_file, Path);

    /// <exception cref="ParameterFileException">The file is damaged, or no checkpoint.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CheckpointReader Open(string path)
    {
        SafeFileHandle file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        try
        {
            return new CheckpointReader(file, path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The place of an array's values: a vector.</summary>
    public static ParameterTensor ArrayTensor(string name, int length) => new(name, ParameterKind.Vector, 1, length, 0, length);

    /// <summary>Fails where network and trainer are not those of the checkpoint.</summary>
    /// <exception cref="ParameterFileException">They are not; the message says in what.</exception>
    public void Check(ITrainableNetwork network, ITrainer trainer)
    {
        _ = TensorMatch.Find(_header, network.Description, names: null, Path);
        if (_header.Metadata.GetValueOrDefault(SafetensorsHeader.FingerprintName) is string fingerprint && fingerprint != network.Description.Fingerprint)
        {
            throw Facts.Damaged(
                $"{network.Description.Name} is declared otherwise than the network that it was written by (fingerprint {Printable.Quote(fingerprint)}, here {network.Description.Fingerprint}).");
        }
        TrainerFacts.Check(Facts, trainer);
        foreach (string name in trainer.OptimizerState.Names)
        {
            foreach (ParameterTensor tensor in CheckpointTensors.OfState(network.Description, name))
                _ = Find(tensor);
        }
    }

    /// <summary>Sets network and trainer to where the checkpoint was taken. <see cref="Check"/> comes first.</summary>
    public void Restore(ITrainableNetwork network, ITrainer trainer)
    {
        foreach (ParameterTensor tensor in network.Description.Tensors)
            Load(tensor, network.ParameterBuffer);
        OptimizerState state = trainer.OptimizerState;
        for (int name = 0; name < state.Names.Length; name++)
        {
            foreach (ParameterTensor tensor in CheckpointTensors.OfState(network.Description, state.Names[name]))
                Load(tensor, state.Values(name));
        }
        TrainerFacts.Restore(Facts, trainer);
    }

    public void Dispose() => _file.Dispose();

    private void Load(ParameterTensor tensor, Span<float> values)
    {
        SafetensorsEntry entry = Find(tensor);
        TensorTransfer.Load(tensor, values, Source, _header.DataStart + entry.Begin, entry.Type);
    }

    private SafetensorsEntry Find(ParameterTensor tensor)
    {
        SafetensorsEntry? entry = Array.Find(_header.Entries, entry => entry.Name == tensor.Name);
        string shape = SafetensorsEntry.Format(TensorTransfer.FileShape(tensor));
        if (entry is null)
            throw Facts.Damaged($"it lacks {tensor.Name} {shape}.");
        return entry.HasShapeOf(tensor) && entry.Type.IsReadable
            ? entry
            : throw Facts.Damaged($"{tensor.Name} is {SafetensorsEntry.Format(entry.Shape)} of type {entry.Type.Name} in it, {shape} here.");
    }

    private CheckpointFacts ReadFacts()
    {
        var facts = new CheckpointFacts(Path);
        foreach ((string name, string text) in _header.Metadata)
            facts.Set(name, text);
        foreach (SafetensorsEntry entry in _header.Entries.Where(entry => entry.Type == ElementType.F32 && entry.Shape.Length == 1))
        {
            if (!entry.Name.StartsWith(CallbackStates.ArrayPrefix, StringComparison.Ordinal))
                continue;
            float[] values = new float[entry.Shape[0]];
            TensorTransfer.Load(ArrayTensor(entry.Name, values.Length), values, Source, _header.DataStart + entry.Begin, entry.Type);
            facts.Set(entry.Name, values);
        }
        return facts;
    }

    private void CheckChecksums()
    {
        SafetensorsEntry[] entries = _header.Entries;
        if (entries.Length == 0 || entries[^1] is not { Name: CheckpointTensors.Checksums } last || last.Type != ElementType.I32 || last.Shape is not [long count] || count != entries.Length)
            throw new ParameterFileException($"{Path} is damaged: the checksums at its end are missing.");
        byte[] checksums = new byte[sizeof(int) * entries.Length];
        Source.Read(_header.DataStart + last.Begin, checksums);
        Compare(0, 0, _header.DataStart, "in its header");
        for (int part = 1; part < entries.Length; part++)
        {
            SafetensorsEntry entry = entries[part - 1];
            Compare(part, _header.DataStart + entry.Begin, _header.DataStart + entry.End, $"in the values of tensor {Printable.Quote(entry.Name)}");
        }

        void Compare(int part, long begin, long end, string place)
        {
            if ((int)Checksum(begin, end) != BinaryPrimitives.ReadInt32LittleEndian(checksums.AsSpan(sizeof(int) * part)))
                throw new ParameterFileException($"{Path} is damaged {place}, bytes {begin} to {end}: they do not have their checksum.");
        }
    }

    private uint Checksum(long begin, long end)
    {
        var crc = new Crc32C();
        byte[] chunk = new byte[Math.Min(ChunkBytes, end - begin)];
        for (long at = begin; at < end; at += chunk.Length)
        {
            Span<byte> bytes = chunk.AsSpan(0, (int)Math.Min(chunk.Length, end - at));
            Source.Read(at, bytes);
            crc.Add(bytes);
        }
        return crc.Value;
    }
}
