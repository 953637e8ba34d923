using Google.Protobuf;

namespace NetGen.Runtime.Tests.Training.TensorBoard;

/// <summary>The fields of a protocol buffer message by their numbers, read with Google's library.</summary>
internal sealed class Message
{
    private readonly List<(int Number, object Value)> _fields = [];

    public Message(byte[] bytes)
    {
        using var input = new CodedInputStream(bytes);
        for (uint tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            object value = WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => input.ReadInt64(),
                WireFormat.WireType.Fixed64 => input.ReadDouble(),
                WireFormat.WireType.Fixed32 => input.ReadFloat(),
                WireFormat.WireType.LengthDelimited => input.ReadBytes().ToByteArray(),
                _ => throw new InvalidDataException($"Tag {tag}."),
            };
            _fields.Add((WireFormat.GetTagFieldNumber(tag), value));
        }
    }

    public bool Has(int field) => _fields.Any(entry => entry.Number == field);

    public long Int64(int field) => (long)Single(field);

    public double Double(int field) => (double)Single(field);

    public float Float(int field) => (float)Single(field);

    public byte[] Bytes(int field) => (byte[])Single(field);

    public string Text(int field) => System.Text.Encoding.UTF8.GetString(Bytes(field));

    public Message this[int field] => new(Bytes(field));

    public Message[] All(int field) => [.. _fields.Where(entry => entry.Number == field).Select(entry => new Message((byte[])entry.Value))];

    public string[] Texts(int field) =>
        [.. _fields.Where(entry => entry.Number == field).Select(entry => System.Text.Encoding.UTF8.GetString((byte[])entry.Value))];

    public double[] Packed(int field)
    {
        byte[] bytes = Bytes(field);
        return [.. Enumerable.Range(0, bytes.Length / 8).Select(index => BitConverter.ToDouble(bytes, 8 * index))];
    }

    private object Single(int field) => _fields.Single(entry => entry.Number == field).Value;
}
