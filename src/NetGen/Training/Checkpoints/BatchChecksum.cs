using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>By which a batch is known again.</summary>
internal static class BatchChecksum
{
    public static uint Of(Batch batch)
    {
        var crc = new Crc32C();
        crc.Add(MemoryMarshal.AsBytes(batch.Inputs));
        crc.Add(MemoryMarshal.AsBytes(batch.Labels));
        crc.Add(MemoryMarshal.AsBytes(batch.Targets));
        return crc.Value;
    }
}
