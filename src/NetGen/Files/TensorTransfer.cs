using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// Moves a tensor between a file, [out][in] without padding, and memory, [in][out] in padded rows. A vector is a matrix of one input.
/// </summary>
internal static class TensorTransfer
{
    /// <summary>Values that are moved at a time; large tensors need no more room than small ones.</summary>
    private const int ChunkValues = 2048;

    /// <summary>The tensor's shape in files: [out, in] or [out].</summary>
    public static long[] FileShape(ParameterTensor tensor) =>
        tensor.IsMatrix ? [tensor.Columns, tensor.Rows] : [tensor.Columns];

    public static void Save(ParameterTensor tensor, ReadOnlySpan<float> parameters, Stream stream)
    {
        Span<byte> chunk = stackalloc byte[ChunkValues * sizeof(float)];
        int filled = 0;
        for (int output = 0; output < tensor.Columns; output++)
        {
            for (int input = 0; input < tensor.Rows; input++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(chunk[filled..], parameters[tensor.Offset + input * tensor.Stride + output]);
                filled += sizeof(float);
                if (filled == chunk.Length)
                {
                    stream.Write(chunk);
                    filled = 0;
                }
            }
        }
        stream.Write(chunk[..filled]);
    }

    /// <param name="tensor">The tensor.</param>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="source">The file.</param>
    /// <param name="start">Where the tensor's values start in it.</param>
    /// <param name="type">The type of the values.</param>
    public static void Load(ParameterTensor tensor, Span<float> parameters, ByteSource source, long start, ElementType type)
    {
        Span<byte> bytes = stackalloc byte[ChunkValues * sizeof(double)];
        Span<float> values = stackalloc float[ChunkValues];
        long remaining = (long)tensor.Rows * tensor.Columns;
        int input = 0;
        int output = 0;
        while (remaining > 0)
        {
            int count = (int)Math.Min(remaining, ChunkValues);
            Span<byte> chunk = bytes[..(count * type.Bytes)];
            source.Read(start, chunk);
            Convert(chunk, type, values);
            foreach (float value in values[..count])
            {
                parameters[tensor.Offset + input * tensor.Stride + output] = value;
                if (++input == tensor.Rows)
                    (input, output) = (0, output + 1);
            }
            start += chunk.Length;
            remaining -= count;
        }
    }

    private static void Convert(ReadOnlySpan<byte> bytes, ElementType type, Span<float> values)
    {
        if (type == ElementType.F32 && BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<byte, float>(bytes).CopyTo(values);
            return;
        }

        for (int index = 0; index * type.Bytes < bytes.Length; index++)
        {
            ReadOnlySpan<byte> element = bytes.Slice(index * type.Bytes, type.Bytes);
            values[index] =
                type == ElementType.F32 ? BinaryPrimitives.ReadSingleLittleEndian(element) :
                type == ElementType.F64 ? (float)BinaryPrimitives.ReadDoubleLittleEndian(element) :
                type == ElementType.F16 ? (float)BinaryPrimitives.ReadHalfLittleEndian(element) :
                BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(element) << 16);
        }
    }
}
