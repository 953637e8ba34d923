using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>Sizes of the data caches of a core, in bytes.</summary>
internal sealed record Caches(long L1, long L2, long L3)
{
    /// <summary>As Linux tells them; a common server's where it doesn't.</summary>
    public static Caches Read() => new(Size(1) ?? 32 << 10, Size(2) ?? 1 << 20, Size(3) ?? 32 << 20);

    private static long? Size(int level)
    {
        const string Root = "/sys/devices/system/cpu/cpu0/cache";
        if (!Directory.Exists(Root))
            return null;
        foreach (string index in Directory.EnumerateDirectories(Root, "index*"))
        {
            string Text(string file) => File.ReadAllText(Path.Combine(index, file)).Trim();
            if (Text("level") == level.ToString(CultureInfo.InvariantCulture) && Text("type") != "Instruction")
                return long.Parse(Text("size").TrimEnd('K'), CultureInfo.InvariantCulture) << 10;
        }

        return null;
    }
}
