namespace NetGen;

/// <summary>What a transfer took over, and what it left alone.</summary>
/// <param name="Loaded">The network's tensors that have their values from the source now.</param>
/// <param name="Kept">The network's tensors that stay as they were, each with the reason.</param>
/// <param name="Unused">The source's tensors that the network has no place for.</param>
public sealed record TransferResult(IReadOnlyList<string> Loaded, IReadOnlyList<string> Kept, IReadOnlyList<string> Unused)
{
    /// <summary>A line for each list.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine,
        [$"{Loaded.Count} loaded: {string.Join(", ", Loaded)}", $"{Kept.Count} kept: {string.Join(", ", Kept)}", $"{Unused.Count} unused: {string.Join(", ", Unused)}"]);
}
