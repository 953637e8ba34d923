namespace NetGen.Kernels;

/// <summary>Some consecutive rows of a batch, with what belongs to them.</summary>
public readonly unsafe ref struct RowShare
{
    /// <summary>A batch is cut at multiples of so many rows: full vectors when it lies transposed, and full tiles.</summary>
    private const int Unit = 16;

    private readonly BatchPointers _batch;
    private readonly WorkerTeam? _team;
    private readonly ISampleWork? _sample;

    private RowShare(in BatchPointers batch, int first, int rows)
    {
        _batch = batch;
        First = first;
        Rows = rows;
    }

    /// <summary>A single sample, whose wide layers a team shares.</summary>
    internal RowShare(in BatchPointers batch, WorkerTeam team, ISampleWork sample)
        : this(batch, 0, 1)
    {
        _team = team;
        _sample = sample;
    }

    /// <summary>The number of the phase of rows; 0 throughout where no layer takes columns.</summary>
    public int Phase => _batch.Phase;

    /// <summary>The repetition of the block that the phase belongs to, counted over all loops around it.</summary>
    public int Repeat => _batch.Repeat;

    /// <summary>The number of its first row in the batch, a multiple of 16.</summary>
    public int First { get; }

    /// <summary>Its rows.</summary>
    public int Rows { get; }

    /// <summary>The rows of the whole batch, over which a loss is averaged.</summary>
    public int BatchRows => _batch.Rows;

    /// <summary>The inputs of its rows.</summary>
    public ReadOnlySpan<float> Inputs => new(_batch.Inputs + (nint)First * _batch.InputSize, Rows * _batch.InputSize);

    /// <summary>The dense targets of its rows; empty where the batch has labels.</summary>
    public ReadOnlySpan<float> Targets =>
        _batch.Targets == null ? default : new(_batch.Targets + (nint)First * _batch.TargetSize, Rows * _batch.TargetSize);

    /// <summary>The labels of its rows; empty where the batch has dense targets.</summary>
    public ReadOnlySpan<int> Labels => _batch.Labels == null ? default : new(_batch.Labels + First, Rows);

    /// <summary>Where a prediction puts the outputs of its rows; empty where only classes are wanted.</summary>
    public Span<float> Outputs =>
        _batch.Targets == null ? default : new(_batch.Targets + (nint)First * _batch.TargetSize, Rows * _batch.TargetSize);

    /// <summary>Where a prediction puts the classes of its rows; empty where only outputs are wanted.</summary>
    public Span<int> Classes => _batch.Labels == null ? default : new(_batch.Labels + First, Rows);

    /// <summary>Has several threads compute a layer, some columns each, if this is a single sample and there are several threads.</summary>
    /// <param name="layer">The number of the layer.</param>
    /// <param name="width">Its columns.</param>
    /// <returns>Whether it was computed.</returns>
    public bool SharesColumns(int layer, int width)
    {
        _team?.RunColumns(_sample!, _batch.In(layer, repeat: 0), width);
        return _team is not null;
    }

    /// <summary>The same for the first layer, where it reads other inputs than were given.</summary>
    /// <param name="layer">The number of the layer.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="inputs">The sample.</param>
    /// <returns>Whether it was computed.</returns>
    public bool SharesColumns(int layer, int width, ReadOnlySpan<float> inputs)
    {
        fixed (float* pinned = inputs)
            _team?.RunColumns(_sample!, _batch.With(pinned).In(layer, repeat: 0), width);
        return _team is not null;
    }

    /// <summary>Its rows of a buffer that holds the whole batch.</summary>
    /// <param name="buffer">[rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row to the next.</param>
    public Span<float> Of(Span<float> buffer, int stride) => buffer.Slice(First * stride, Rows * stride);

    /// <summary>Its part of scratch that holds the whole batch, rounded up to 16 rows.</summary>
    /// <param name="scratch">Scratch.</param>
    /// <param name="floatsPerRow">Floats of scratch for each row.</param>
    public Span<float> ScratchOf(Span<float> scratch, int floatsPerRow) =>
        scratch.Slice(First * floatsPerRow, (Rows + Unit - 1) / Unit * Unit * floatsPerRow);

    /// <summary>Into how many shares a batch is cut at most. Only a batch of one row has a share of one row, which is computed differently.</summary>
    internal static int MaxParts(int rows) => Math.Max(1, rows / Unit);

    internal static RowShare Of(in BatchPointers batch, int part, int parts)
    {
        long units = MaxParts(batch.Rows);
        int first = (int)(units * part / parts) * Unit;
        int end = part + 1 == parts ? batch.Rows : (int)(units * (part + 1) / parts) * Unit;
        return new RowShare(batch, first, end - first);
    }
}
