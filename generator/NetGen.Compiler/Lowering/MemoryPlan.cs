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
        // By offset; deep networks have hundreds.
        List<PlannedBuffer> placed = [];
        foreach (BufferLife life in lives.OrderByDescending(life => life.FloatsPerRow))
        {
            long offset = 0;
            foreach (PlannedBuffer other in placed.Where(other => other.Life.LivesWith(life)))
            {
                if (offset + life.FloatsPerRow <= other.Offset)
                    break;
                offset = Math.Max(offset, other.End);
            }

            int index = placed.FindIndex(other => other.Offset > offset);
            placed.Insert(index < 0 ? placed.Count : index, new PlannedBuffer(life, offset));
        }

        long total = placed.Count == 0 ? 0 : placed.Max(buffer => buffer.End);
        Dictionary<string, PlannedBuffer> byName = placed.ToDictionary(buffer => buffer.Name);
        return new MemoryPlan(new EquatableArray<PlannedBuffer>(lives.Select(life => byName[life.Name])), total);
    }
}
