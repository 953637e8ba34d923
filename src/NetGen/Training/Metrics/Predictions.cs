using System.Numerics.Tensors;

namespace NetGen.Training;

/// <summary>What a network says to every sample of a data set, beside what is right.</summary>
internal sealed class Predictions
{
    private readonly DataSet _data;
    private readonly OutputReader _reader;
    private readonly int _outputSize;

    /// <summary>[samples × outputs], probabilities where the loss has classes.</summary>
    private readonly float[] _outputs;

    public Predictions(ITrainableNetwork network, DataSet data)
    {
        var evaluator = new Evaluator(network, data, keepOutputs: true);
        Evaluation = evaluator.Run();
        _data = data;
        _reader = OutputReader.OfPredictions(network.Description);
        _outputSize = network.Description.OutputSize;
        _outputs = evaluator.Outputs;
        if (network.Description.FusedActivation is null && _reader.HasAccuracy)
            ToProbabilities(network.Description.Loss!.Value);
    }

    public Evaluation Evaluation { get; }

    public bool HasClasses => _reader.HasAccuracy;

    /// <summary>The probabilities of one sample, or its outputs where the loss has no classes.</summary>
    public ReadOnlySpan<float> Outputs(int sample) => _outputs.AsSpan(sample * _outputSize, _outputSize);

    public double TopAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return _reader.Classes switch
        {
            0 => throw new InvalidOperationException("This network does not decide between classes."),
            2 when _outputSize == 1 => k == 1 ? Evaluation.Accuracy!.Value : 1,
            _ => Metrics.TopKAccuracy(_outputs, Labels(), k),
        };
    }

    public ClassificationReport ToClassification()
    {
        int classes = _reader.Classes > 0 ? _reader.Classes : _outputSize;
        var counts = new ClassCounts[classes];
        double[] areas = new double[classes];
        float[] scores = new float[_data.Count];
        bool[] isPositive = new bool[_data.Count];
        int[] labels = _reader.Classes > 0 ? Labels() : [];
        for (int c = 0; c < classes; c++)
        {
            for (int sample = 0; sample < _data.Count; sample++)
            {
                isPositive[sample] = labels.Length > 0 ? labels[sample] == c : _data.Target(sample)[c] >= 0.5f;
                scores[sample] = Probability(sample, c);
                counts[c] += Count(isPositive[sample], IsDecidedFor(sample, c));
            }
            areas[c] = Metrics.RocAuc(scores, isPositive);
        }
        return new ClassificationReport(counts, areas);
    }

    public RegressionReport ToRegression()
    {
        float[] targets = new float[_outputs.Length];
        for (int sample = 0; sample < _data.Count; sample++)
            _data.Target(sample).CopyTo(targets.AsSpan(sample * _outputSize));
        return new RegressionReport(
            Metrics.MeanSquaredError(_outputs, targets), Metrics.MeanAbsoluteError(_outputs, targets), Metrics.R2(_outputs, targets, _outputSize));
    }

    private static ClassCounts Count(bool isMember, bool isDecided) =>
        new(isMember && isDecided ? 1 : 0, isDecided && !isMember ? 1 : 0, isMember && !isDecided ? 1 : 0);

    private float Probability(int sample, int c) => _reader.Classes == 2 && _outputSize == 1
        ? c == 1 ? _outputs[sample] : 1 - _outputs[sample]
        : _outputs[sample * _outputSize + c];

    private bool IsDecidedFor(int sample, int c) => _reader.Classes == 0 || _outputSize == 1
        ? _outputs[sample * _outputSize + (_outputSize == 1 ? 0 : c)] >= 0.5f == (_reader.Classes == 0 || c == 1)
        : TensorPrimitives.IndexOfMax(Outputs(sample)) == c;

    private int[] Labels()
    {
        int[] labels = new int[_data.Count];
        int sample = 0;
        foreach (Batch batch in _data.Batches(1))
            labels[sample++] = _reader.Actual(batch, 0);
        return labels;
    }

    private void ToProbabilities(LossFunction loss)
    {
        if (loss == LossFunction.BinaryCrossEntropy)
        {
            TensorPrimitives.Sigmoid<float>(_outputs, _outputs);
            return;
        }
        for (int sample = 0; sample < _data.Count; sample++)
        {
            Span<float> row = _outputs.AsSpan(sample * _outputSize, _outputSize);
            TensorPrimitives.Subtract(row, TensorPrimitives.Max<float>(row), row); // SoftMax does not subtract the maximum
            TensorPrimitives.SoftMax<float>(row, row);
        }
    }
}
