namespace NetGen.Terminal.Tests;

/// <summary>A classifier whose logits are its inputs, so that a test decides what it reads, and whose steps return the losses they are told.</summary>
internal sealed class EchoNetwork(int classes) : ITrainableNetwork
{
    /// <summary>The loss of each step, from 0 on.</summary>
    public Func<int, float> StepLoss { get; init; } = step => 1f / (step + 1);

    public NetworkDescription Description { get; } =
        new("Echo", classes, classes, LossFunction.SoftmaxCrossEntropy, fusedActivation: null, fingerprint: "0123456789abcdef");

    public Span<float> ParameterBuffer => [];

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => inputs.CopyTo(outputs);

    public ITrainer CreateTrainer(int batchSize, bool keepGradients = false, int seed = 0, int threads = 0) => new EchoTrainer(this, batchSize);

    private sealed class EchoTrainer(EchoNetwork network, int batchSize) : ITrainer
    {
        private readonly float[] _outputs = new float[batchSize * network.Description.OutputSize];

        public int BatchSize => batchSize;

        public int StepCount { get; set; }

        public OptimizerState OptimizerState => new("SGD", []);

        public float LearningRate { get; set; } = 0.1f;

        public LayerRates LayerRates { get; } = new(network.Description);

        public ReadOnlyMatrixView Outputs
        {
            get
            {
                int width = network.Description.OutputSize;
                return new ReadOnlyMatrixView(_outputs, batchSize, width, width);
            }
        }

        public ReadOnlySpan<float> GradientBuffer => throw new NotSupportedException();

        public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
        {
            inputs.CopyTo(_outputs);
            return network.StepLoss(StepCount++);
        }

        public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new NotSupportedException();

        public void Forward(ReadOnlySpan<float> inputs) => throw new NotSupportedException();

        public float Backward(ReadOnlySpan<float> targets) => throw new NotSupportedException();

        public float Backward(ReadOnlySpan<int> labels) => throw new NotSupportedException();

        public void Update() => throw new NotSupportedException();

        public void Observe(ILayerObserver observer) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
