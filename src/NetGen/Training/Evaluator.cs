namespace NetGen.Training;

/// <summary>Predicts a data set in chunks and sums up how right the predictions are.</summary>
internal sealed class Evaluator
{
    private const int ChunkRows = 256;

    private readonly ITrainableNetwork _network;
    private readonly IBatchSource _data;
    private readonly OutputReader _reader;
    private readonly float[] _outputs;

    public Evaluator(ITrainableNetwork network, IBatchSource data)
    {
        _network = network;
        _data = data;
        _reader = OutputReader.OfPredictions(network.Description);
        _outputs = new float[(int)Math.Min(ChunkRows, data.Count ?? ChunkRows) * network.Description.OutputSize];
    }

    /// <summary>One pass.</summary>
    /// <param name="cancellationToken">Ends it between two chunks.</param>
    /// <param name="keeper">What keeps the predictions; null where only the sums are wanted.</param>
    public Evaluation Run(CancellationToken cancellationToken, Predictions? keeper = null)
    {
        int outputSize = _network.Description.OutputSize;
        ConfusionMatrix? confusion = _reader.Classes > 0 ? new ConfusionMatrix(_reader.Classes) : null;
        long samples = 0;
        double loss = 0;
        double right = 0;
        foreach (Batch batch in _data.Batches(ChunkRows, cancellationToken: cancellationToken))
        {
            samples += batch.Rows;
            Span<float> outputs = _outputs.AsSpan(0, batch.Rows * outputSize);
            _network.Predict(batch.Inputs, outputs);
            keeper?.Add(batch, outputs);
            for (int row = 0; row < batch.Rows; row++)
            {
                ReadOnlySpan<float> rowOutputs = outputs.Slice(row * outputSize, outputSize);
                loss += _reader.Loss(rowOutputs, batch, row);
                if (_reader.HasAccuracy)
                    right += _reader.Accuracy(rowOutputs, batch, row);
                confusion?.Add(_reader.Actual(batch, row), _reader.Decide(rowOutputs));
            }
        }
        return samples > 0
            ? new Evaluation(samples, loss / samples, _reader.HasAccuracy ? right / samples : null, confusion)
            : throw new InvalidDataException("The data have no samples to evaluate on.");
    }
}
