namespace NetGen.Training;

/// <summary>Predicts a data set in chunks and sums up how right the predictions are.</summary>
internal sealed class Evaluator
{
    private const int ChunkRows = 256;

    private readonly ITrainableNetwork _network;
    private readonly DataSet _data;
    private readonly OutputReader _reader;
    private readonly bool _keepOutputs;

    public Evaluator(ITrainableNetwork network, DataSet data, bool keepOutputs = false)
    {
        _network = network;
        _data = data;
        _reader = OutputReader.OfPredictions(network.Description);
        _keepOutputs = keepOutputs;
        Outputs = new float[(keepOutputs ? data.Count : Math.Min(ChunkRows, data.Count)) * network.Description.OutputSize];
    }

    /// <summary>What Predict returned: of the last chunk, or of all samples where outputs are kept.</summary>
    public float[] Outputs { get; }

    public Evaluation Run()
    {
        int outputSize = _network.Description.OutputSize;
        ConfusionMatrix? confusion = _reader.Classes > 0 ? new ConfusionMatrix(_reader.Classes) : null;
        double loss = 0;
        double right = 0;
        int start = 0;
        foreach (Batch batch in _data.Batches(ChunkRows))
        {
            Span<float> outputs = Outputs.AsSpan(start, batch.Rows * outputSize);
            start += _keepOutputs ? outputs.Length : 0;
            _network.Predict(batch.Inputs, outputs);
            for (int row = 0; row < batch.Rows; row++)
            {
                ReadOnlySpan<float> rowOutputs = outputs.Slice(row * outputSize, outputSize);
                loss += _reader.Loss(rowOutputs, batch, row);
                if (_reader.HasAccuracy)
                    right += _reader.Accuracy(rowOutputs, batch, row);
                confusion?.Add(_reader.Actual(batch, row), _reader.Decide(rowOutputs));
            }
        }
        return new Evaluation(_data.Count, loss / _data.Count, _reader.HasAccuracy ? right / _data.Count : null, confusion);
    }
}
