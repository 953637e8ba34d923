using System.Buffers.Binary;
using System.Text;

namespace NetGen.Runtime.Tests.Files;

/// <summary>Builds safetensors files, right and wrong ones, from their JSON.</summary>
internal static class SafetensorsFile
{
    public static byte[] Of(string json, byte[] data) => Of(Encoding.UTF8.GetBytes(json), data);

    public static byte[] Of(string json, int dataBytes) => Of(json, new byte[dataBytes]);

    public static byte[] Of(byte[] json, byte[] data) => WithLength((ulong)json.Length, [.. json, .. data]);

    public static byte[] WithLength(ulong headerLength, byte[] rest)
    {
        byte[] file = new byte[8 + rest.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, headerLength);
        rest.CopyTo(file, 8);
        return file;
    }

    /// <summary>The file that <see cref="ParameterFile"/> writes.</summary>
    public static byte[] Saved(INetwork network)
    {
        using var stream = new MemoryStream();
        ParameterFile.Save(network, stream);
        return stream.ToArray();
    }
}
