namespace NetGen.Runtime.Tests.Training.TensorBoard;

/// <summary>Reads the records of event files, and checks their CRCs with a table-free CRC-32C of its own.</summary>
internal static class EventFileReader
{
    /// <summary>The messages of the only event file in a directory.</summary>
    public static Message[] Read(string directory)
    {
        string path = Assert.Single(Directory.GetFiles(directory));
        Assert.Matches(@"^events\.out\.tfevents\.\d{10,}\.", Path.GetFileName(path));
        return [.. Records(File.ReadAllBytes(path)).Select(record => new Message(record))];
    }

    /// <summary>The values of all summaries with a tag: summary.proto, Summary.Value, and the step of their event.</summary>
    public static (long Step, Message Value)[] Values(Message[] events, string tag) =>
    [
        .. from message in events
           where message.Has(5)
           from value in message[5].All(1)
           where value.Text(1) == tag
           select (message.Int64(2), value),
    ];

    public static uint Crc32C(ReadOnlySpan<byte> data)
    {
        uint crc = ~0u;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? crc >> 1 ^ 0x82F63B78 : crc >> 1;
        }
        return ~crc;
    }

    private static List<byte[]> Records(byte[] file)
    {
        List<byte[]> records = [];
        for (int at = 0; at < file.Length;)
        {
            int length = (int)BitConverter.ToUInt64(file, at);
            AssertCrc(file, at, 8);
            AssertCrc(file, at + 12, length);
            records.Add(file[(at + 12)..(at + 12 + length)]);
            at += 16 + length;
        }
        return records;
    }

    private static void AssertCrc(byte[] file, int start, int length)
    {
        uint crc = Crc32C(file.AsSpan(start, length));
        Assert.Equal((crc >> 15 | crc << 17) + 0xA282EAD8, BitConverter.ToUInt32(file, start + length));
    }
}
