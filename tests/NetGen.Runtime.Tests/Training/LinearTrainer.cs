namespace NetGen.Runtime.Tests.Training;

/// <summary>The trainer of <see cref="LinearNetwork"/>.</summary>
internal sealed class LinearTrainer(LinearNetwork network, int batchSize, bool keepGradients, int seed) : ITrainer
{
    private readonly int _inputs = network.Description.InputSize;
    private readonly int _width = network.Description.OutputSize;
    private readonly float[] _outputs = new float[batchSize * network.Description.OutputSize];
    private readonly float[] _gradients = new float[network.ParameterBuffer.Length];
    private readonly float[] _targets = new float[batchSize * network.Description.OutputSize];
    private float[] _inputsOfForward = [];
    private int _rows;

    public int BatchSize => batchSize;

    public bool KeepsGradients => keepGradients;

    public int Seed => seed;

    public int StepCount { get; set; }

    public OptimizerState OptimizerState => new("SGD", []);

    public float LearningRate { get; set; }

    public LayerRates LayerRates { get; } = new(network.Description);

    public bool IsDisposed { get; private set; }

    /// <summary>What its outputs are shown as.</summary>
    public ActivationFunction? Activation => network.ShownActivation;

    /// <summary>Where the first input of every row is noted; null where nobody asks.</summary>
    public List<float>? Seen { get; set; }

    public ReadOnlyMatrixView Outputs => new(_outputs, _rows, _width, _width);

    public ReadOnlySpan<float> GradientBuffer => keepGradients ? _gradients : throw new InvalidOperationException();

    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => Step(inputs, OneHot(labels));

    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        float loss = Gradients(inputs, targets);
        Descend();
        return loss;
    }

    public void Forward(ReadOnlySpan<float> inputs)
    {
        _inputsOfForward = keepGradients ? inputs.ToArray() : throw new InvalidOperationException();
        _rows = inputs.Length / _inputs;
        for (int row = 0; row < _rows; row++)
            network.Logits(inputs.Slice(row * _inputs, _inputs), _outputs.AsSpan(row * _width, _width));
    }

    public float Backward(ReadOnlySpan<float> targets) => Gradients(_inputsOfForward, targets);

    public float Backward(ReadOnlySpan<int> labels) => Backward(OneHot(labels));

    public void Update() => Descend();

    public void Observe(ILayerObserver observer) => observer.Observe(new LayerOutput("dense1", "Dense", Activation, 0, Outputs, "input"));

    public void Dispose() => IsDisposed = true;

    private void Descend()
    {
        for (int index = 0; index < _gradients.Length; index++)
            network.ParameterBuffer[index] -= LearningRate * _gradients[index];
        StepCount++;
    }

    private Span<float> OneHot(ReadOnlySpan<int> labels)
    {
        Span<float> targets = _targets.AsSpan(0, labels.Length * _width);
        targets.Clear();
        for (int row = 0; row < labels.Length; row++)
        {
            if (_width == 1)
                targets[row] = labels[row];
            else
                targets[row * _width + labels[row]] = 1;
        }
        return targets;
    }

    private float Gradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        _rows = inputs.Length / _inputs;
        if (_rows < 1 || _rows > batchSize || targets.Length != _rows * _width)
            throw new ArgumentException("These are no rows of this network.");
        Array.Clear(_gradients);
        double loss = 0;
        Span<float> gradient = stackalloc float[_width];
        for (int row = 0; row < _rows; row++)
        {
            ReadOnlySpan<float> x = inputs.Slice(row * _inputs, _inputs);
            Seen?.Add(x[0]);
            Span<float> z = _outputs.AsSpan(row * _width, _width);
            network.Logits(x, z);
            loss += Loss(z, targets.Slice(row * _width, _width), gradient);
            for (int output = 0; output < _width; output++)
            {
                for (int input = 0; input < _inputs; input++)
                    _gradients[input * _width + output] += x[input] * gradient[output] / _rows;
                _gradients[_inputs * _width + output] += gradient[output] / _rows;
            }
        }
        return (float)(loss / _rows);
    }

    /// <summary>The textbook forms: -Σ t log p, -t log p - (1 - t) log(1 - p), (z - t)².</summary>
    private double Loss(ReadOnlySpan<float> z, ReadOnlySpan<float> t, Span<float> gradient)
    {
        Span<float> p = gradient;
        z.CopyTo(p);
        bool isSquared = network.Description.Loss == LossFunction.MeanSquaredError;
        bool isSoftmax = network.Description.Loss == LossFunction.SoftmaxCrossEntropy;
        if (!isSquared)
            network.Activate(p);
        double loss = 0;
        for (int output = 0; output < p.Length; output++)
        {
            loss += isSquared ? (z[output] - t[output]) * (z[output] - t[output])
                : isSoftmax ? -t[output] * Math.Log(p[output])
                : -t[output] * Math.Log(p[output]) - (1 - t[output]) * Math.Log(1 - p[output]);
            gradient[output] = isSquared ? 2 * (z[output] - t[output]) / _width : (p[output] - t[output]) / (isSoftmax ? 1 : _width);
        }
        return isSoftmax ? loss : loss / _width;
    }
}
