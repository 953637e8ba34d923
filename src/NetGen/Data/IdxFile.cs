using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics.Tensors;

namespace NetGen.Training;

/// <summary>
/// An array of unsigned bytes in the IDX format, in which MNIST is published (LeCun, Cortes and Burges 1998): two zero bytes, the type, the
/// number of dimensions, each dimension in 4 bytes, big-endian, and the values. Plain or compressed with gzip, which the content tells.
/// </summary>
public sealed class IdxFile
{
    private const byte UnsignedByte = 8;
    private const int FirstAllocation = 1 << 16;

    private readonly int[] _dimensions;
    private readonly byte[] _values;

    private IdxFile(int[] dimensions, byte[] values) => (_dimensions, _values) = (dimensions, values);

    /// <summary>The dimensions, samples first: 60000, 28, 28 for MNIST's training images.</summary>
    public ReadOnlySpan<int> Dimensions => _dimensions;

    /// <summary>The values, the last dimension running fastest.</summary>
    public ReadOnlySpan<byte> Values => _values;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, plain or compressed with gzip.</param>
    /// <exception cref="InvalidDataException">It is no IDX file of unsigned bytes, or damaged; the message says how.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IdxFile Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        try
        {
            bool isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            using Stream content = isCompressed ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;
            return Read(content);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{path} is no IDX file that can be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads images and their labels into a data set whose inputs are the images' bytes divided by 255.</summary>
    /// <param name="images">The file of images, in any number of dimensions after the first.</param>
    /// <param name="labels">The file of labels, in one dimension.</param>
    /// <exception cref="InvalidDataException">
    /// A file is no IDX file of unsigned bytes, or damaged, or the two do not belong together; the message says how.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static DataSet ReadDataSet(string images, string labels)
    {
        IdxFile imageFile = Read(images);
        IdxFile labelFile = Read(labels);
        if (labelFile._dimensions.Length != 1)
            throw new InvalidDataException($"{labels} holds no labels: it has {labelFile._dimensions.Length} dimensions instead of 1.");
        int count = imageFile._dimensions[0];
        if (count != labelFile._values.Length)
            throw new InvalidDataException($"{images} holds {count} images, but {labels} {labelFile._values.Length} labels.");
        if (imageFile._values.Length == 0)
            throw new InvalidDataException($"{images} holds no values.");

        float[] inputs = new float[imageFile._values.Length];
        TensorPrimitives.ConvertChecked<byte, float>(imageFile._values, inputs);
        TensorPrimitives.Divide(inputs, 255f, inputs);
        int[] classes = new int[count];
        TensorPrimitives.ConvertChecked<byte, int>(labelFile._values, classes);
        return new DataSet(inputs, inputs.Length / count, classes);
    }

    private static IdxFile Read(Stream stream)
    {
        Span<byte> word = stackalloc byte[4];
        ReadExactly(stream, word);
        if (word[0] != 0 || word[1] != 0)
            throw new InvalidDataException($"it begins with bytes {word[0]:X2} {word[1]:X2} instead of 00 00.");
        if (word[2] != UnsignedByte)
            throw new InvalidDataException($"its values are of IDX type {word[2]:X2}; unsigned bytes, type 08, can be read.");
        if (word[3] == 0)
            throw new InvalidDataException("it has no dimensions.");

        int[] dimensions = new int[word[3]];
        long length = 1;
        for (int index = 0; index < dimensions.Length; index++)
        {
            ReadExactly(stream, word);
            uint dimension = BinaryPrimitives.ReadUInt32BigEndian(word);
            length *= dimension;
            if (dimension > Array.MaxLength || length > Array.MaxLength)
                throw new InvalidDataException($"it claims to hold more than {Array.MaxLength} values.");
            dimensions[index] = (int)dimension;
        }
        byte[] values = ReadValues(stream, (int)length);
        return stream.ReadByte() < 0
            ? new IdxFile(dimensions, values)
            : throw new InvalidDataException($"it goes on after the {length} values that its dimensions make.");
    }

    /// <summary>Reads so many bytes into memory that grows as they arrive: what a file claims to hold costs nothing.</summary>
    private static byte[] ReadValues(Stream stream, int length)
    {
        byte[] values = new byte[Math.Min(length, FirstAllocation)];
        int read = 0;
        while (true)
        {
            ReadExactly(stream, values.AsSpan(read));
            read = values.Length;
            if (read == length)
                return values;
            Array.Resize(ref values, (int)Math.Min(length, 2L * read));
        }
    }

    private static void ReadExactly(Stream stream, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException("it ends too early.");
    }
}
