namespace NetGen.Training;

/// <summary>Room for some rows of a source, with their labels or targets.</summary>
internal sealed class BatchBuffer(IBatchSource source, int rows)
{
    private readonly float[] _inputs = new float[checked(rows * source.InputSize)];
    private readonly int[] _labels = new int[source.HasLabels ? rows : 0];
    private readonly float[] _targets = new float[checked(rows * source.TargetSize)];
    private readonly int _inputSize = source.InputSize;
    private readonly int _targetSize = source.TargetSize;

    public int Rows => rows;

    /// <summary>[rows], or none where there are targets.</summary>
    public Span<int> Labels => _labels;

    public Span<float> Input(int row) => _inputs.AsSpan(row * _inputSize, _inputSize);

    public Span<float> Target(int row) => _targets.AsSpan(row * _targetSize, _targetSize);

    /// <summary>The first rows.</summary>
    public Batch Batch(int count) => Batch(0, count);

    /// <summary>Some of the rows.</summary>
    public Batch Batch(int start, int count) => new(
        count,
        _inputs.AsSpan(start * _inputSize, count * _inputSize),
        _labels.Length > 0 ? _labels.AsSpan(start, count) : [],
        _targets.AsSpan(start * _targetSize, count * _targetSize));

    /// <summary>Takes over a batch from the first row on; labels become targets of 1 for their class where the buffer has targets.</summary>
    public void CopyWithTargets(Batch from)
    {
        if (_targetSize == 0 || from.Labels.IsEmpty)
        {
            Copy(from, fromRow: 0, row: 0, from.Rows);
            return;
        }

        from.Inputs.CopyTo(_inputs);
        for (int row = 0; row < from.Rows; row++)
        {
            Span<float> target = Target(row);
            target.Clear();
            if (_targetSize == 1)
                target[0] = from.Labels[row]; // of two classes
            else
                target[from.Labels[row]] = 1;
        }
    }

    /// <summary>Takes over some rows of a batch.</summary>
    /// <param name="from">The batch.</param>
    /// <param name="fromRow">The first row to take.</param>
    /// <param name="row">Where to put it.</param>
    /// <param name="count">How many rows.</param>
    public void Copy(Batch from, int fromRow, int row, int count)
    {
        from.Inputs.Slice(fromRow * _inputSize, count * _inputSize).CopyTo(_inputs.AsSpan(row * _inputSize));
        if (_labels.Length > 0)
            from.Labels.Slice(fromRow, count).CopyTo(_labels.AsSpan(row));
        else
            from.Targets.Slice(fromRow * _targetSize, count * _targetSize).CopyTo(_targets.AsSpan(row * _targetSize));
    }
}
