using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace NetGen;

/// <summary>
/// The first part of a safetensors file: its length (8 bytes, little-endian), then JSON that names each tensor with its type, shape and
/// place, then the values. See https://github.com/huggingface/safetensors#format.
/// </summary>
/// <param name="Entries">The tensors, in the order of their values, which fill the rest of the file without gap or overlap.</param>
/// <param name="Metadata">The strings under <c>__metadata__</c>.</param>
/// <param name="DataStart">Where the values start in the file.</param>
internal sealed record SafetensorsHeader(SafetensorsEntry[] Entries, IReadOnlyDictionary<string, string> Metadata, long DataStart)
{
    public const string MetadataName = "__metadata__";
    public const string FingerprintName = "netgen.fingerprint";

    private const int LengthBytes = sizeof(ulong);

    /// <summary>The limit of the format's reference implementation.</summary>
    private const int MaxHeaderBytes = 100_000_000;

    /// <summary>Reads and checks a header against the length of its file. What it allocates is bounded by the file's own size.</summary>
    /// <exception cref="ParameterFileException">The file is damaged.</exception>
    public static SafetensorsHeader Read(ByteSource source)
    {
        if (source.Length < LengthBytes)
            throw Damaged(source, $"it has {source.Length} bytes, and a safetensors file begins with 8 for its header's length.");
        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        source.Read(0, lengthBytes);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > MaxHeaderBytes)
            throw Damaged(source, $"its header would take {length} bytes, more than the {MaxHeaderBytes} that safetensors allow.");
        if ((long)length > source.Length - LengthBytes)
            throw Damaged(source, $"its header would take {length} bytes, but only {source.Length - LengthBytes} follow.");

        byte[] json = new byte[(int)length];
        source.Read(LengthBytes, json);
        var parser = new SafetensorsParser(json, LengthBytes, source.Name);
        parser.Parse();

        long dataStart = LengthBytes + json.Length;
        SafetensorsEntry[] entries = [.. parser.Entries];
        SafetensorsLayout.Check(entries, source.Length - dataStart, source.Name);
        return new SafetensorsHeader(entries, parser.Metadata, dataStart);
    }

    /// <summary>The header of a network's file, with its length before it.</summary>
    public static ReadOnlySpan<byte> Format(NetworkDescription network) => Format(MetadataOf(network), [.. network.Tensors.ToArray().Select(SafetensorsTensor.Of)]);

    /// <summary>What the file of a network's parameters says of it.</summary>
    public static Dictionary<string, string> MetadataOf(NetworkDescription network) =>
        new() { ["format"] = "pt", [FingerprintName] = network.Fingerprint };

    /// <summary>A header, with its length before it.</summary>
    /// <param name="metadata">What is written under <c>__metadata__</c>.</param>
    /// <param name="tensors">The tensors, in the order of their values.</param>
    public static ReadOnlySpan<byte> Format(IEnumerable<KeyValuePair<string, string>> metadata, IEnumerable<SafetensorsTensor> tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Advance(Clear(buffer.GetSpan(LengthBytes)[..LengthBytes]));
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataName);
            foreach ((string name, string value) in metadata)
                json.WriteString(name, value);
            json.WriteEndObject();
            long begin = 0;
            foreach (SafetensorsTensor tensor in tensors)
                begin = Write(json, tensor, begin);
            json.WriteEndObject();
        }

        // Spaces, so that the values start at a multiple of 8 bytes, as the format asks.
        int padding = -buffer.WrittenCount & 7;
        buffer.GetSpan(8)[..padding].Fill((byte)' ');
        buffer.Advance(padding);

        byte[] header = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)(header.Length - LengthBytes));
        return header;
    }

    private static ParameterFileException Damaged(ByteSource source, string problem) =>
        new($"{source.Name} is damaged, or no safetensors file: {problem}");

    private static int Clear(Span<byte> bytes)
    {
        bytes.Clear();
        return bytes.Length;
    }

    private static long Write(Utf8JsonWriter json, SafetensorsTensor tensor, long begin)
    {
        long end = begin + tensor.Bytes;
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Type.Name);
        json.WriteStartArray("shape");
        foreach (long dimension in tensor.Shape)
            json.WriteNumberValue(dimension);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }
}
