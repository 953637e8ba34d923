using System.Buffers.Binary;
using System.Numerics;

namespace NetGen;

/// <summary>CRC-32C (Castagnoli 1993), by the processor's own instruction where it has one.</summary>
internal struct Crc32C
{
    private uint _complement = uint.MaxValue;

    public Crc32C()
    {
    }

    /// <summary>The checksum of all that was added.</summary>
    public readonly uint Value => ~_complement;

    public static uint Of(ReadOnlySpan<byte> data)
    {
        var crc = new Crc32C();
        crc.Add(data);
        return crc.Value;
    }

    public void Add(ReadOnlySpan<byte> data)
    {
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
            _complement = BitOperations.Crc32C(_complement, BinaryPrimitives.ReadUInt64LittleEndian(data));
        foreach (byte value in data)
            _complement = BitOperations.Crc32C(_complement, value);
    }
}
