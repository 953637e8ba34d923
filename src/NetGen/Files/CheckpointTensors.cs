namespace NetGen;

/// <summary>
/// What the tensors of a checkpoint are called beside the network's own. The stroke keeps them apart: no layer can have it in its name.
/// </summary>
internal static class CheckpointTensors
{
    /// <summary>The metadata's name for the version of the format: the mark of a checkpoint.</summary>
    public const string VersionName = "netgen.checkpoint";

    /// <summary>The last tensor: the CRC-32C of the header and of each tensor before it, in their order.</summary>
    public const string Checksums = "checksums/crc32c";

    private const char Stroke = '/';

    /// <summary>Where one of the optimiser's values for each parameter lies in its memory, and what it is called.</summary>
    public static IEnumerable<ParameterTensor> OfState(NetworkDescription network, string name) =>
        from tensor in network.Tensors.ToArray()
        where tensor.IsTrained
        select tensor with { Name = $"optimizer{Stroke}{name}{Stroke}{tensor.Name}" };

    /// <summary>Whether a tensor serves only to go on with training.</summary>
    public static bool IsOfTraining(SafetensorsEntry entry, SafetensorsHeader header) =>
        entry.Name.Contains(Stroke) && header.Metadata.ContainsKey(VersionName);
}
