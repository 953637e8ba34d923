namespace NetGen.Compiler.Graphs;

/// <summary>Numbers the random streams of a network's dropouts: 1 for the first, 2 for the second, one for each repetition of a block.</summary>
internal sealed class StreamCounter
{
    /// <summary>The streams given away so far.</summary>
    public int Used { get; private set; }

    public int Next() => ++Used;

    /// <summary>Leaves out the streams of repetitions. Where they exceed an int the numbers begin again, which no network of that size can tell.</summary>
    public void Skip(long streams) => Used = unchecked((int)(Used + streams)) & int.MaxValue;
}
