namespace NetGen.Compiler.Graphs;

/// <summary>Numbers the random streams of a network's dropouts: 1 for the first, 2 for the second, one for each repetition of a block.</summary>
internal sealed class StreamCounter
{
    /// <summary>The streams given away so far.</summary>
    public int Used { get; private set; }

    public int Next() => ++Used;

    /// <summary>Leaves out the streams of further repetitions.</summary>
    public void Skip(int streams) => Used += streams;
}
