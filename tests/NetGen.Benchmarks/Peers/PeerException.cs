namespace NetGen.Benchmarks;

/// <summary>A peer can't be measured; the message says why.</summary>
internal sealed class PeerException(string message) : Exception(message);
