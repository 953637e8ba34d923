using NetGen.Numerics.Tests.Harness;

namespace NetGen.Numerics.Tests;

/// <summary>However many threads share the work, every bit comes out the same.</summary>
public class ThreadTests
{
    private const int Seed = 3;

    private static readonly NetworkCompilation s_networks = NetworkCompilation.Compile(
    [
        ("Classifier", "[Dense(20, 300, Init = He)] [Activation(ReLU)] [Dropout(0.5)] [Dense(40)] [Activation(Tanh)] [Dense(7)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("Normalized", "[Dense(20, 300)] [BatchNorm] [Activation(ReLU)] [Dropout(0.5)] [Dense(40)] [LayerNorm] [Activation(Tanh)] [BatchNorm] [Dense(7)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("Narrow", "[Input(3)] [Dropout(0.1)] [Dense(1)] [Activation(Sigmoid)] [Dense(2)] [Activation(Softmax)] [Loss(MeanSquaredError)] [Optimizer(Momentum)]"),
        ("Binary", "[Dense(5, 17)] [Activation(ELU)] [Dense(1)] [Activation(Sigmoid)] [Loss(BinaryCrossEntropy)] [Optimizer(SGD)]"),
        ("Composed",
            "[Dense(5, 4)] [Residual<Deep4>(Repeat = 3, After = ReLU)] [Branches<Three, Nested4>(Merge = Concat)] [Dense(4)] [Poly2<Shared4>(Repeat = 2)] "
                + "[Dense(3)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("Headed",
            "[Input(6, Name = \"Image\")] [Input(40, Name = \"Meta\")] [Branches<ImageTower, MetaTower>(Merge = Concat)] [Dense(100)] [BatchNorm] [Activation(ReLU)] "
                + "[Head<ClassHead>(SoftmaxCrossEntropy, Weight = 0.3)] [Head<NormHead>(Huber)] [Optimizer(Adam)]"),
        ("Slopes",
            "[Dense(20, 300)] [PReLU] [Dense(40)] [PReLU(PerUnit = true)] [Dropout(0.2)] [Dense(20)] [Activation(SELU)] [AlphaDropout(0.1)] [Maxout(30, Pieces = 3)] [Dense(4)] [Residual<Slope4>(Repeat = 2)] [Dense(7)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("Smooth", "[Dense(20, 100)] [Activation(GELU)] [Dropout(0.2)] [Dense(30)] [Activation(SiLU)] [Dense(7)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Nadam)]"),
        ("Bounded", "[Dense(20, 100)] [Activation(ReLU)] [Dense(7)] [Loss(SoftmaxCrossEntropy)] [Optimizer(SGD, LearningRate = 0.5)] [MaxNorm(0.5)]"),
        ("Curved", "[Dense(20, 300)] [Activation(Tanh)] [Dense(7)] [Loss(SoftmaxCrossEntropy)] [Optimizer(LBFGS, LearningRate = 0.5)] [L2(0.01)]"),
        ("Wide", "[Dense(520, 260)] [Activation(ReLU)] [Dropout(0.1)] [Dense(1000)] [Activation(Tanh)] [Dense(300, Bias = false)] [LayerNorm] [Dense(7)] [Activation(Softmax)]"),
        ("Clipped", "[Dense(20, 100)] [Activation(ReLU)] [Dense(7)] [Loss(SoftmaxCrossEntropy)] [Optimizer(AdamW)] [L2(0.01)] [GradientClip(Norm = 0.1)]"),
    ]);

    private static readonly int[] s_rows = [1, 16, 17, 31, 33, 64, 500];

    [Theory]
    [InlineData("Classifier")]
    [InlineData("Normalized")]
    [InlineData("Narrow")]
    [InlineData("Binary")]
    [InlineData("Composed")]
    [InlineData("Headed")]
    [InlineData("Slopes")]
    [InlineData("Smooth")]
    [InlineData("Bounded")]
    [InlineData("Curved")]
    [InlineData("Clipped")]
    public void Training_on_any_number_of_threads_ends_in_the_same_bits(string name)
    {
        EmittedNetwork network = s_networks[name];
        foreach (int rows in s_rows.Where(rows => rows >= Batch.MinimumRows(network.Graph)))
        {
            (float[] parameters, float[] losses) = Train(network, rows, threads: 1, keepGradients: false);
            foreach (int threads in (int[])[2, 3, 8])
            {
                foreach (bool keepGradients in (bool[])[false, true])
                {
                    (float[] shared, float[] sharedLosses) = Train(network, rows, threads, keepGradients);
                    Assert.Equal(parameters, shared);
                    Assert.Equal(losses, sharedLosses);
                }
            }
        }
    }

    [Theory]
    [InlineData("Classifier")]
    [InlineData("Normalized")]
    [InlineData("Narrow")]
    [InlineData("Binary")]
    [InlineData("Composed")]
    [InlineData("Headed")]
    [InlineData("Slopes")]
    [InlineData("Wide")]
    public void Predicting_on_any_number_of_threads_gives_the_same_bits(string name)
    {
        EmittedNetwork network = s_networks[name];
        INetwork instance = network.Create(Seed);
        foreach (int rows in s_rows)
        {
            float[] inputs = Batch.Normal(new Random(Seed), rows * network.InputSize);
            float[] outputs = network.PredictInSession(instance, rows, inputs);
            foreach (int threads in (int[])[2, 3, 8])
                Assert.Equal(outputs, network.PredictInSession(instance, rows, inputs, threads));
        }
    }

    private static (float[] Parameters, float[] Losses) Train(EmittedNetwork network, int rows, int threads, bool keepGradients)
    {
        ITrainableNetwork instance = network.CreateTrainable(Seed);
        using ITrainer trainer = instance.CreateTrainer(rows, keepGradients, Seed, threads);
        var random = new Random(Seed);
        float[] losses = new float[10];
        for (int step = 0; step < losses.Length; step++)
            losses[step] = trainer.Step(Batch.Draw(network.Graph, random, rows, preferLabels: step % 2 == 0));
        return (instance.ParameterBuffer.ToArray(), losses);
    }
}
