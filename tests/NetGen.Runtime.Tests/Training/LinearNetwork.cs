using NetGen.Training;

namespace NetGen.Runtime.Tests.Training;

/// <summary>One dense layer with a loss, trained by plain gradient descent, in plain loops. It remembers what it was fed.</summary>
internal sealed class LinearNetwork : ITrainableNetwork
{
    private readonly float[] _parameters; // [input][output], then [output]
    private readonly bool _fused;

    public LinearNetwork(int inputs, int outputs, LossFunction loss, bool fused = false, LearningRateSchedule? schedule = null,
        Augmentation[]? augmentations = null, ImageShape image = default)
    {
        _fused = fused;
        _parameters = new float[(inputs + 1) * outputs];
        ActivationFunction output = loss == LossFunction.SoftmaxCrossEntropy ? ActivationFunction.Softmax : ActivationFunction.Sigmoid;
        Description = new NetworkDescription(
            "LinearNet", inputs, outputs, loss, fused ? output : null, "0000000000000000",
            new ParameterTensor("dense1.weight", ParameterKind.Matrix, inputs, outputs, 0, outputs),
            new ParameterTensor("dense1.bias", ParameterKind.Vector, 1, outputs, inputs * outputs, outputs))
        {
            Schedule = schedule,
            Augmentations = augmentations ?? [],
            Image = image,
        };
    }

    public NetworkDescription Description { get; }

    public Span<float> ParameterBuffer => _parameters;

    public float InitialLearningRate { get; init; } = 0.1f;

    /// <summary>What an observer is told that the outputs went through.</summary>
    public ActivationFunction? ShownActivation { get; init; }

    public LinearTrainer? Trainer { get; private set; }

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int width = Description.OutputSize;
        for (int row = 0; row * width < outputs.Length; row++)
        {
            Span<float> y = outputs.Slice(row * width, width);
            Logits(inputs.Slice(row * Description.InputSize, Description.InputSize), y);
            if (_fused)
                Activate(y);
        }
    }

    public ITrainer CreateTrainer(int batchSize, bool keepGradients = false, int seed = 0, int threads = 0) =>
        Trainer = new LinearTrainer(this, batchSize, keepGradients, seed) { LearningRate = InitialLearningRate };

    public void Logits(ReadOnlySpan<float> x, Span<float> z)
    {
        for (int output = 0; output < z.Length; output++)
        {
            z[output] = _parameters[x.Length * z.Length + output];
            for (int input = 0; input < x.Length; input++)
                z[output] += x[input] * _parameters[input * z.Length + output];
        }
    }

    public void Activate(Span<float> z)
    {
        float sum = 0;
        for (int output = 0; output < z.Length; output++)
            sum += MathF.Exp(z[output]);
        for (int output = 0; output < z.Length; output++)
            z[output] = Description.Loss == LossFunction.SoftmaxCrossEntropy ? MathF.Exp(z[output]) / sum : 1 / (1 + MathF.Exp(-z[output]));
    }
}
