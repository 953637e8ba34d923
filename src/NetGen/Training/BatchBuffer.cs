namespace NetGen.Training;

/// <summary>Where the scattered rows of a view are gathered into a batch.</summary>
internal sealed class BatchBuffer(DataSet data, int rows)
{
    private readonly float[] _inputs = new float[rows * data.InputSize];
    private readonly int[] _labels = new int[data.HasLabels ? rows : 0];
    private readonly float[] _targets = new float[rows * data.TargetSize];
    private readonly int _inputSize = data.InputSize;
    private readonly int _targetSize = data.TargetSize;

    public Batch Batch(int rows) =>
        new(
            rows,
            _inputs.AsSpan(0, rows * _inputSize),
            _labels.AsSpan(0, Math.Min(rows, _labels.Length)),
            _targets.AsSpan(0, rows * _targetSize));

    public void Gather(DataSet data, int start, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            data.Input(start + row).CopyTo(_inputs.AsSpan(row * _inputSize));
            if (_labels.Length > 0)
                _labels[row] = data.Label(start + row);
            else
                data.Target(start + row).CopyTo(_targets.AsSpan(row * _targetSize));
        }
    }
}
