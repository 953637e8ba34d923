using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>Places for buffers such that those alive at the same time never overlap and the others share.</summary>
/// <param name="Buffers">The buffers in the order given.</param>
/// <param name="FloatsPerRow">The size of the whole, for each row of the batch.</param>
public sealed record MemoryPlan(EquatableArray<PlannedBuffer> Buffers, long FloatsPerRow)
{
    public PlannedBuffer this[string name] => Buffers.First(buffer => buffer.Name == name);

    /// <summary>Places the largest buffers first, each at the lowest offset where it overlaps nothing that lives with it.</summary>
    public static MemoryPlan Of(IReadOnlyList<BufferLife> lives)
    {
        List<PlannedBuffer> placed = [];
        foreach (BufferLife life in lives.OrderByDescending(life => life.FloatsPerRow))
        {
            long offset = 0;
            foreach (PlannedBuffer other in placed.Where(other => other.Life.LivesWith(life)).OrderBy(other => other.Offset))
            {
                if (offset + life.FloatsPerRow <= other.Offset)
                    break;
                offset = Math.Max(offset, other.End);
            }

            placed.Add(new PlannedBuffer(life, offset));
        }

        long total = placed.Count == 0 ? 0 : placed.Max(buffer => buffer.End);
        return new MemoryPlan(new EquatableArray<PlannedBuffer>(lives.Select(life => placed.First(buffer => buffer.Life == life))), total);
    }
}
