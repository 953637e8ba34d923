using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;
using NetGen.Training;
using Batch = NetGen.Numerics.Tests.Harness.Batch;

namespace NetGen.Numerics.Tests;

/// <summary>Layer-sequential unit-variance initialisation, measured by the interpreter.</summary>
public sealed class LsuvTests
{
    private const int Rows = 60;

    private static readonly NetworkCompilation s_networks = NetworkCompilation.Compile(
    [
        ("Deep", "[Dense(12, 30)] [Activation(Tanh)] [Dense(25)] [Activation(ReLU)] [Dense(20)] [Activation(Sigmoid)] [Dense(8, Init = Zeros)] [Activation(SELU)] [Dense(3)] "
            + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("Normalized", "[Dense(12, 30, Bias = false)] [BatchNorm] [Activation(ReLU)] [LayerNorm] [Dense(9, BiasInit = 0.5)] [Activation(GELU)] [Dense(3)] [Loss(MeanSquaredError)]"),
        ("Composed",
            "[Dense(12, 4)] [Residual<Plain4>(Repeat = 5, After = Tanh)] [Branches<Three, Nested4>(Merge = Concat)] [Dense(4)] [Poly2<Shared4>(Repeat = 2)] "
                + "[Residual<Five>(Projection = true)] [Dense(3)] [Loss(SoftmaxCrossEntropy)]"),
        ("Prepared", "[Input(12)] [Standardize] [Pca(6)] [Dense(10)] [Activation(Tanh)] [Dense(3)] [Loss(SoftmaxCrossEntropy)]"),
    ]);

    public static TheoryData<string> Names => [.. s_networks.Networks.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_layer_has_unit_variance_on_the_batch(string name)
    {
        EmittedNetwork compiled = s_networks[name];
        ITrainableNetwork network = compiled.CreateTrainable(seed: 1);
        float[] inputs = [.. Batch.Normal(new Random(2), Rows * compiled.InputSize).Select(x => 3 * x + 1)];
        ParameterSet before = ParameterTransfer.Read(network, compiled.Graph);
        IReadOnlyList<LsuvResult> results = network.InitializeLsuv(Data(inputs), new LsuvOptions { BatchSize = Rows, Seed = 4 });

        ParameterSet parameters = ParameterTransfer.Read(network, compiled.Graph);
        double[,] targets = new double[Rows, 3];
        ReferencePass pass = new ReferenceInterpreter(compiled.Graph).Train(parameters, Matrix.Of(inputs, Rows), targets, dropout: null);
        Dictionary<string, double> variances = [];
        foreach (ReferenceNode node in pass.Nodes.Where(node => node.Node is DenseNode))
            variances.TryAdd(((DenseNode)node.Node).FileName, Variance(node.Values));
        Assert.Equal(variances.Keys, results.Select(result => result.Layer));
        foreach (LsuvResult result in results)
        {
            Assert.InRange(variances[result.Layer], 0.9, 1.1);
            Assert.Equal(variances[result.Layer], result.VarianceAfter, 1e-4);
            Assert.True(result.Iterations == 0 == (result.VarianceBefore == result.VarianceAfter), result.ToString());
        }

        // All else is as it was, the running statistics among it.
        foreach (string tensor in before.Names.Concat(before.Statistics).Where(tensor => !variances.ContainsKey(tensor[..tensor.LastIndexOf('.')]) || tensor.EndsWith("bias", StringComparison.Ordinal)))
            Assert.Equal(before[tensor], parameters[tensor]);
    }

    [Fact]
    public void The_weights_are_orthogonal_and_their_scale_undoes_the_variance()
    {
        EmittedNetwork compiled = s_networks["Deep"];
        ITrainableNetwork network = compiled.CreateTrainable();
        float[] inputs = Batch.Normal(new Random(2), Rows * compiled.InputSize);
        IReadOnlyList<LsuvResult> results = network.InitializeLsuv(Data(inputs));
        ParameterSet parameters = ParameterTransfer.Read(network, compiled.Graph);
        foreach (LsuvResult result in results)
        {
            double[,] weights = parameters[result.Layer + ".weight"];
            bool isWide = weights.GetLength(0) <= weights.GetLength(1);
            int vectors = weights.GetLength(isWide ? 0 : 1);
            double square = Product(weights, 0, 0, isWide);
            // Without biases the sums are proportional to the weights.
            Assert.Equal(result.VarianceAfter / result.VarianceBefore, square, 1e-4 * square);
            for (int i = 0; i < vectors; i++)
            {
                for (int j = 0; j < vectors; j++)
                    Assert.Equal(i == j ? square : 0, Product(weights, i, j, isWide), 1e-5 * square);
            }
        }
    }

    [Fact]
    public void Layers_without_variance_keep_orthogonal_weights()
    {
        EmittedNetwork compiled = s_networks["Deep"];
        ITrainableNetwork network = compiled.CreateTrainable();
        IReadOnlyList<LsuvResult> results = network.InitializeLsuv(Data(new float[Rows * compiled.InputSize]));
        Assert.Equal((0, 0), (results[0].VarianceAfter, results[0].Iterations));
        Assert.Equal(1, Product(ParameterTransfer.Read(network, compiled.Graph)["dense1.weight"], 0, 0, rows: true), 1e-5);
        Assert.DoesNotContain(network.ParameterBuffer.ToArray(), value => !float.IsFinite(value));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_a_tighter_tolerance_a_variance_nearer_to_one()
    {
        EmittedNetwork compiled = s_networks["Composed"];
        ITrainableNetwork first = compiled.CreateTrainable(seed: 1), second = compiled.CreateTrainable(seed: 2);
        DataSet data = Data(Batch.Normal(new Random(2), Rows * compiled.InputSize));
        first.InitializeLsuv(data, new LsuvOptions { Seed = 3 });
        second.InitializeLsuv(data, new LsuvOptions { Seed = 3 });
        Assert.Equal(first.ParameterBuffer, second.ParameterBuffer);
        second.InitializeLsuv(data, new LsuvOptions { Seed = 4 });
        Assert.NotEqual(first.ParameterBuffer.ToArray(), second.ParameterBuffer.ToArray());
        Assert.All(first.InitializeLsuv(data, new LsuvOptions { Tolerance = 1e-4 }), result => Assert.Equal(1, result.VarianceAfter, 1e-4));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        ITrainableNetwork network = s_networks["Deep"].CreateTrainable();
        Assert.Contains("reads 12 values, but the samples have 5", Assert.Throws<ArgumentException>(() =>
            network.InitializeLsuv(new DataSet(new float[10], 5, [0, 1]))).Message, StringComparison.Ordinal);
        DataSet data = Data(new float[Rows * 12]);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.InitializeLsuv(data, new LsuvOptions { BatchSize = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.InitializeLsuv(data, new LsuvOptions { Tolerance = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.InitializeLsuv(data, new LsuvOptions { MaxIterations = 0 }));
    }

    private static DataSet Data(float[] inputs) => new(inputs, 12, new int[inputs.Length / 12]);

    private static double Variance(double[,] values)
    {
        double mean = values.Cast<double>().Average();
        return values.Cast<double>().Average(value => (value - mean) * (value - mean));
    }

    private static double Product(double[,] weights, int i, int j, bool rows) => Enumerable.Range(0, weights.GetLength(rows ? 1 : 0))
        .Sum(at => rows ? weights[i, at] * weights[j, at] : weights[at, i] * weights[at, j]);
}
