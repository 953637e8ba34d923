using NetGen.Kernels;
using NetGen.Runtime.Tests.Files;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Training.Pretraining;

public sealed class RbmTests
{
    private const int Visible = 9;
    private const int Hidden = 8;

    /// <summary>All bars and all stripes of 3 × 3 pixels, each pattern once.</summary>
    private static readonly float[][] s_patterns =
    [
        .. Enumerable.Range(0, 8).Select(bits => Enumerable.Range(0, Visible).Select(pixel => (float)(bits >> (pixel / 3) & 1)).ToArray()),
        .. Enumerable.Range(1, 6).Select(bits => Enumerable.Range(0, Visible).Select(pixel => (float)(bits >> (pixel % 3) & 1)).ToArray()),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_likelihood_of_the_data_rises_as_the_sum_over_all_states_tells(int steps)
    {
        float[] weights = new float[Visible * 16];
        float[] bias = new float[Hidden];
        MatrixView matrix = new(weights, Visible, Hidden, 16);
        Initialize.Normal(matrix, 0.01f, seed: 1, stream: 0);
        RestrictedBoltzmannMachine machine = new(matrix, bias, new RandomSequence(1, 1));
        double before = LogLikelihood(matrix, bias, machine.VisibleBias);
        float[] data = [.. s_patterns.SelectMany(pattern => pattern)];
        for (int epoch = 0; epoch < 3000; epoch++)
            machine.Learn(data, s_patterns.Length, new RbmOptions { Steps = steps, WeightDecay = 0 });

        // Uniform over 2⁹ states: -6.24. Best: uniform over the 14 patterns, -ln 14 = -2.64.
        double after = LogLikelihood(matrix, bias, machine.VisibleBias);
        Assert.Equal(-Visible * Math.Log(2), before, 0.02);
        Assert.InRange(after, -3.6, -Math.Log(14));
    }

    [Fact]
    public void Layers_learn_one_after_the_other_and_the_last_stays()
    {
        LayeredNetwork network = new LayeredNetwork(Visible, Hidden, 5, 2).Fill(0.01f);
        float[] output = Values(network, "dense3.weight");
        IReadOnlyList<RbmResult> results = network.PretrainRbm(Data(), new RbmOptions { Epochs = 400, BatchSize = 7 });

        Assert.Equal(["dense1", "dense2"], results.Select(result => result.Layer));
        Assert.All(results, result => Assert.Equal(400, result.ReconstructionErrors.Count));
        // A half off each way is what a machine without knowledge makes of bits.
        Assert.Equal(0.25, results[0].ReconstructionErrors[0], 0.01);
        Assert.True(results[0].ReconstructionErrors[^1] < 0.1, $"{results[0].ReconstructionErrors[^1]}");
        Assert.True(results[1].ReconstructionErrors[^1] < results[1].ReconstructionErrors[0] / 2);
        Assert.Equal(output, Values(network, "dense3.weight"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_parameters()
    {
        Assert.Equal(Pretrained(3), Pretrained(3));
        Assert.NotEqual(Pretrained(3), Pretrained(4));

        static float[] Pretrained(int seed)
        {
            LayeredNetwork network = new(Visible, Hidden, 2);
            network.PretrainRbm(Data(), new RbmOptions { Epochs = 2, BatchSize = 4, Seed = seed });
            return network.ParameterBuffer.ToArray();
        }
    }

    [Fact]
    public void What_cannot_be_learned_from_is_refused_with_the_reason()
    {
        LayeredNetwork network = new(Visible, Hidden, 2);
        Assert.Contains("in [0, 1]", Assert.Throws<InvalidDataException>(() => network.PretrainRbm(Data(scale: 2))).Message, StringComparison.Ordinal);
        Assert.Contains("no hidden", Assert.Throws<ArgumentException>(() => new LayeredNetwork(Visible, 2).PretrainRbm(Data())).Message, StringComparison.Ordinal);
        Assert.Contains("reads 4", Assert.Throws<ArgumentException>(() => new LayeredNetwork(4, 3, 2).PretrainRbm(Data())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.PretrainRbm(Data(), new RbmOptions { Momentum = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.PretrainRbm(Data(), new RbmOptions { LearningRate = float.NaN }));
    }

    private static DataSet Data(float scale = 1) => new(
        [.. s_patterns.SelectMany(pattern => pattern.Select(pixel => scale * pixel))], Visible, new int[s_patterns.Length]);

    private static float[] Values(LayeredNetwork network, string name)
    {
        ParameterTensor tensor = network.Description.Tensors.ToArray().Single(tensor => tensor.Name == name);
        return network.ParameterBuffer.Slice(tensor.Offset, tensor.Rows * tensor.Stride).ToArray();
    }

    /// <summary>The mean of log p(v), p(v) = exp(av) Π (1 + exp(b + vW)) over the same summed over all v.</summary>
    private static double LogLikelihood(MatrixView weights, float[] bias, ReadOnlySpan<float> visibleBias)
    {
        double partition = 0;
        for (int state = 0; state < 1 << Visible; state++)
            partition += Math.Exp(LogWeight([.. Enumerable.Range(0, Visible).Select(i => (float)(state >> i & 1))], weights, bias, visibleBias));
        double sum = 0;
        foreach (float[] pattern in s_patterns)
            sum += LogWeight(pattern, weights, bias, visibleBias) - Math.Log(partition);
        return sum / s_patterns.Length;
    }

    private static double LogWeight(float[] visible, MatrixView weights, float[] bias, ReadOnlySpan<float> visibleBias)
    {
        double log = 0;
        for (int i = 0; i < Visible; i++)
            log += visible[i] * visibleBias[i];
        for (int j = 0; j < Hidden; j++)
        {
            double sum = bias[j];
            for (int i = 0; i < Visible; i++)
                sum += visible[i] * weights[i, j];
            log += Math.Log(1 + Math.Exp(sum));
        }

        return log;
    }
}
