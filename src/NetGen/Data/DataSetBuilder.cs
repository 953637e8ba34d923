namespace NetGen.Training;

/// <summary>Reads a source into arrays that grow as its samples arrive.</summary>
internal sealed class DataSetBuilder(IBatchSource source)
{
    private const int ChunkRows = 256;

    private readonly List<float> _inputs = [];
    private readonly List<int> _labels = [];
    private readonly List<float> _targets = [];

    public DataSet Read(CancellationToken cancellationToken)
    {
        foreach (Batch batch in source.Batches(ChunkRows, cancellationToken: cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_inputs.Count > Array.MaxLength - batch.Inputs.Length || _targets.Count > Array.MaxLength - batch.Targets.Length)
                throw new InvalidDataException($"The samples have more than {Array.MaxLength} values, too many for memory.");
            _inputs.AddRange(batch.Inputs);
            _labels.AddRange(batch.Labels);
            _targets.AddRange(batch.Targets);
        }
        if (_inputs.Count == 0)
            throw new InvalidDataException("The data have no samples.");
        return source.HasLabels
            ? new DataSet([.. _inputs], source.InputSize, [.. _labels], source.AllowsMissing)
            : new DataSet([.. _inputs], source.InputSize, [.. _targets], source.TargetSize, source.AllowsMissing);
    }
}
