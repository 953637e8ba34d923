namespace NetGen.Compiler.Lowering;

/// <summary>A buffer with its place: at <see cref="Offset"/> × rows floats, <see cref="BufferLife.FloatsPerRow"/> × rows floats long.</summary>
public sealed record PlannedBuffer(BufferLife Life, long Offset)
{
    public string Name => Life.Name;

    public long End => Offset + Life.FloatsPerRow;
}
