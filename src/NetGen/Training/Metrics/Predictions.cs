using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>What a network, or one of its heads, says to every sample of some data, beside what is right.</summary>
internal sealed class Predictions
{
    private readonly HeadReader _reader;
    private readonly int _rowSize;
    private readonly int _offset;
    private readonly int _outputSize;
    private readonly bool _areProbabilities;
    private readonly List<float> _outputs = [];
    private readonly List<float> _targets = [];
    private readonly List<int> _labels = [];

    /// <param name="network">The network.</param>
    /// <param name="head">The name of one of several heads; null: the first that can be right or wrong, or the first of all.</param>
    /// <exception cref="ArgumentException">There is no such head.</exception>
    public Predictions(NetworkDescription network, string? head = null)
    {
        OutputHead only = new("", 0, network.OutputSize, network.Loss ?? default, 1, network.LossDelta, network.FusedActivation);
        OutputHead read = head is not null
            ? network.Heads.FirstOrDefault(candidate => candidate.Name == head) ?? throw new ArgumentException($"{network.Name} has no head '{head}'.", nameof(head))
            : network.Heads.Count == 0 ? only
            : network.Heads.FirstOrDefault(candidate => OutputReader.OfPredictions(network, candidate).HasAccuracy) ?? network.Heads[0];
        _reader = OutputReader.OfPredictions(network, read);
        (_rowSize, _offset, _outputSize, _areProbabilities) = (network.OutputSize, read.Offset, read.Size, OutputReader.MakesProbabilities(read.FusedActivation));
    }

    public bool HasClasses => _reader.HasAccuracy;

    public int Count => _outputs.Count / _outputSize;

    /// <summary>[samples × outputs], probabilities where the loss has classes.</summary>
    private Span<float> AllOutputs => CollectionsMarshal.AsSpan(_outputs);

    /// <summary>The outputs of one sample, probabilities where the loss has classes.</summary>
    public ReadOnlySpan<float> Outputs(int sample) => AllOutputs.Slice(sample * _outputSize, _outputSize);

    /// <summary>The class of one sample. Where a sample has one.</summary>
    public int Label(int sample) => _labels[sample];

    /// <summary>The class that a sample was taken for. Where a sample has one.</summary>
    public int Decision(int sample) => _outputSize == 1 ? (Outputs(sample)[0] >= 0.5f ? 1 : 0) : TensorPrimitives.IndexOfMax(Outputs(sample));

    /// <summary>The probability of the class that a sample was taken for. Where a sample has one.</summary>
    public float Certainty(int sample) =>
        _outputSize > 1 ? Outputs(sample)[Decision(sample)] : MathF.Max(Outputs(sample)[0], 1 - Outputs(sample)[0]);

    public void Add(Batch batch, ReadOnlySpan<float> outputs)
    {
        int first = _outputs.Count;
        AddColumns(_outputs, outputs);
        if (HasClasses && !_areProbabilities)
            ToProbabilities(AllOutputs[first..]);
        if (_reader.Classes == 0)
            AddColumns(_targets, batch.Targets);
        for (int row = 0; _reader.Classes > 0 && row < batch.Rows; row++)
            _labels.Add(_reader.Actual(batch, row));
    }

    public double TopAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return _reader.Classes == 0 ? throw new InvalidOperationException("This network does not decide between classes.")
            : _outputSize > 1 ? Metrics.TopKAccuracy(AllOutputs, CollectionsMarshal.AsSpan(_labels), k)
            : k > 1 ? 1
            : Enumerable.Range(0, Count).Average(sample => Decision(sample) == Label(sample) ? 1.0 : 0);
    }

    public ClassificationReport ToClassification()
    {
        var counts = new ClassCounts[Math.Max(_reader.Classes, _outputSize)];
        double[] areas = new double[counts.Length];
        float[] scores = new float[Count];
        bool[] isMember = new bool[Count];
        for (int c = 0; c < counts.Length; c++)
        {
            for (int sample = 0; sample < Count; sample++)
            {
                (isMember[sample], bool isTaken, scores[sample]) = Judge(sample, c);
                counts[c] += new ClassCounts(
                    Found: isMember[sample] && isTaken ? 1 : 0,
                    FalseAlarms: isTaken && !isMember[sample] ? 1 : 0,
                    Missed: isMember[sample] && !isTaken ? 1 : 0);
            }
            areas[c] = Metrics.RocAuc(scores, isMember);
        }
        return new ClassificationReport(counts, areas);
    }

    public RegressionReport ToRegression()
    {
        Span<float> targets = CollectionsMarshal.AsSpan(_targets);
        return new RegressionReport(
            Metrics.MeanSquaredError(AllOutputs, targets), Metrics.MeanAbsoluteError(AllOutputs, targets), Metrics.R2(AllOutputs, targets, _outputSize));
    }

    /// <summary>Whether a sample belongs to a class, whether it was taken for it, and the probability that the network gave it.</summary>
    private (bool IsMember, bool IsTaken, float Probability) Judge(int sample, int c)
    {
        ReadOnlySpan<float> outputs = Outputs(sample);
        if (_reader.Classes == 0) // several binary outputs
            return (_targets[sample * _outputSize + c] >= 0.5f, outputs[c] >= 0.5f, outputs[c]);
        float probability = _outputSize > 1 ? outputs[c] : c == 1 ? outputs[0] : 1 - outputs[0];
        return (Label(sample) == c, Decision(sample) == c, probability);
    }

    private void AddColumns(List<float> columns, ReadOnlySpan<float> rows)
    {
        for (int row = 0; row < rows.Length; row += _rowSize)
            columns.AddRange(rows.Slice(row + _offset, _outputSize));
    }

    private void ToProbabilities(Span<float> logits)
    {
        if (_reader.Classes != _outputSize)
        {
            TensorPrimitives.Sigmoid(logits, logits);
            return;
        }
        for (int start = 0; start < logits.Length; start += _outputSize)
        {
            Span<float> row = logits.Slice(start, _outputSize);
            TensorPrimitives.Subtract(row, TensorPrimitives.Max<float>(row), row); // SoftMax does not subtract the maximum
            TensorPrimitives.SoftMax<float>(row, row);
        }
    }
}
