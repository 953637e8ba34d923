using NetGen.Numerics.Tests.Harness;

namespace NetGen.Numerics.Tests;

/// <summary>What an observer of the layers is shown: their names, and values that follow from one another as the layers say.</summary>
public class ObserveTests
{
    private const int Rows = 5;

    private static readonly NetworkCompilation s_networks = NetworkCompilation.Compile(
    [
        ("Plain", "[Dense(3, 6)] [Activation(ReLU)] [Dropout(0.5)] [Dense(4)] [BatchNorm] [Activation(Tanh)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("Inner", "[Dense(3, 4)] [Residual<Plain4>(Repeat = 3, After = Tanh)] [Residual<Nested4>(Repeat = 2)] [Dense(2)] [Loss(MeanSquaredError)]"),
        ("Branched", "[Dense(3, 4)] [Branches<Three, Five>(Merge = Concat)] [Dense(4)] [Poly2<Plain4>(Repeat = 2)] [Dense(2)] [Loss(MeanSquaredError)]"),
        ("Normed", "[Dense(3, 4)] [Residual<Batch4>(Repeat = 2)] [Dense(2)] [Loss(MeanSquaredError)]"),
    ]);

    [Theory]
    [InlineData("Plain", "dense1:ReLU dense2 batchNorm1:Tanh dense3")]
    [InlineData("Inner",
        "dense1 residual1.0.dense1:Tanh residual1.0.dense2 residual1.0:Tanh residual1.1.dense1:Tanh residual1.1.dense2 residual1.1:Tanh "
            + "residual1.2.dense1:Tanh residual1.2.dense2 residual1.2:Tanh "
            + "residual2.0.residual1.0.dense1:Tanh residual2.0.residual1.0.dense2 residual2.0.residual1.0 "
            + "residual2.0.residual1.1.dense1:Tanh residual2.0.residual1.1.dense2 residual2.0.residual1.1 "
            + "residual2.0.dense1 residual2.0.residual2.sigmoid1:Sigmoid residual2.0.residual2.dense1 residual2.0.residual2:Tanh residual2.0 "
            + "residual2.1.residual1.0.dense1:Tanh residual2.1.residual1.0.dense2 residual2.1.residual1.0 "
            + "residual2.1.residual1.1.dense1:Tanh residual2.1.residual1.1.dense2 residual2.1.residual1.1 "
            + "residual2.1.dense1 residual2.1.residual2.sigmoid1:Sigmoid residual2.1.residual2.dense1 residual2.1.residual2:Tanh residual2.1 dense2")]
    [InlineData("Branched",
        "dense1 branches1.three.dense1:Tanh branches1.five.wide branches1 dense2 "
            + "poly1.0.dense1:Tanh poly1.0.dense2 poly1.0.2.dense1:Tanh poly1.0.2.dense2 poly1.0 "
            + "poly1.1.dense1:Tanh poly1.1.dense2 poly1.1.2.dense1:Tanh poly1.1.2.dense2 poly1.1 dense3")]
    [InlineData("Normed",
        "dense1 residual1.0.dense1 residual1.0.batchNorm1:Tanh residual1.0.dense2 residual1.0.batchNorm2 residual1.0 "
            + "residual1.1.dense1 residual1.1.batchNorm1:Tanh residual1.1.dense2 residual1.1.batchNorm2 residual1.1 dense2")]
    public void Layers_are_named_in_the_order_of_computation(string name, string layers) =>
        Assert.Equal(layers.Split(' '), Observe(name, out _).Select(layer => layer.Activation is null ? layer.Name : $"{layer.Name}:{layer.Activation}"));

    [Fact]
    public void The_last_output_is_that_of_the_network_and_dropout_is_told()
    {
        List<Seen> layers = Observe("Plain", out float[] outputs);
        Assert.Equal(outputs, layers[^1].Values);
        Assert.Equal([0.5f, 0, 0, 0], layers.Select(layer => layer.Dropout));
        Assert.Contains(0f, layers[0].Values);
    }

    [Fact]
    public void A_repetition_reads_what_the_one_before_it_gave()
    {
        Dictionary<string, float[]> layers = Observe("Inner", out _).ToDictionary(layer => layer.Name, layer => layer.Values);
        string before = "dense1";
        for (int repeat = 0; repeat < 3; repeat++)
        {
            string layer = $"residual1.{repeat}";
            for (int i = 0; i < layers[layer].Length; i++)
                Assert.Equal(Math.Tanh((double)layers[before][i] + layers[layer + ".dense2"][i]), layers[layer][i], 1e-6);
            before = layer;
        }
        for (int i = 0; i < layers["residual2.1"].Length; i++)
        {
            Assert.Equal(layers["residual2.0"][i] + layers["residual2.1.residual1.0.dense2"][i], layers["residual2.1.residual1.0"][i], 1e-6);
            Assert.Equal(layers["residual2.0"][i] + layers["residual2.1.residual2"][i], layers["residual2.1"][i], 1e-6);
        }
    }

    [Theory]
    [InlineData("Plain", "dense1<input dense2<dense1 batchNorm1<dense2 dense3<batchNorm1")]
    [InlineData("Normed",
        "dense1<input residual1.0.dense1<dense1 residual1.0.batchNorm1<residual1.0.dense1 residual1.0.dense2<residual1.0.batchNorm1 "
            + "residual1.0.batchNorm2<residual1.0.dense2 residual1.0<dense1,residual1.0.batchNorm2 "
            + "residual1.1.dense1<residual1.0 residual1.1.batchNorm1<residual1.1.dense1 residual1.1.dense2<residual1.1.batchNorm1 "
            + "residual1.1.batchNorm2<residual1.1.dense2 residual1.1<residual1.0,residual1.1.batchNorm2 dense2<residual1.1")]
    [InlineData("Branched",
        "dense1<input branches1.three.dense1<dense1 branches1.five.wide<dense1 branches1<branches1.three.dense1,branches1.five.wide dense2<branches1 "
            + "poly1.0.dense1<dense2 poly1.0.dense2<poly1.0.dense1 poly1.0.2.dense1<poly1.0.dense2 poly1.0.2.dense2<poly1.0.2.dense1 "
            + "poly1.0<dense2,poly1.0.dense2,poly1.0.2.dense2 "
            + "poly1.1.dense1<poly1.0 poly1.1.dense2<poly1.1.dense1 poly1.1.2.dense1<poly1.1.dense2 poly1.1.2.dense2<poly1.1.2.dense1 "
            + "poly1.1<poly1.0,poly1.1.dense2,poly1.1.2.dense2 dense3<poly1.1")]
    public void Layers_say_what_they_read(string name, string edges) =>
        Assert.Equal(edges.Split(' '), Observe(name, out _).Select(layer => $"{layer.Name}<{string.Join(',', layer.Inputs)}"));

    [Fact]
    public void Nothing_is_shown_before_there_is_something()
    {
        EmittedNetwork network = s_networks["Plain"];
        using ITrainer trainer = network.CreateTrainable().CreateTrainer(Rows, keepGradients: true);
        Assert.Throws<InvalidOperationException>(() => trainer.Observe(new Recorder()));
    }

    private static List<Seen> Observe(string name, out float[] outputs)
    {
        EmittedNetwork network = s_networks[name];
        using ITrainer trainer = network.CreateTrainable(seed: 3).CreateTrainer(8, keepGradients: true, seed: 1);
        Harness.Batch batch = Harness.Batch.Draw(network.Graph, new Random(2), Rows, preferLabels: false);
        trainer.Forward(batch.Inputs);
        trainer.Backward(batch.Targets);
        var recorder = new Recorder();
        trainer.Observe(recorder);
        outputs = Recorder.Flat(trainer.Outputs);
        return recorder.Layers;
    }

    private sealed record Seen(string Name, ActivationFunction? Activation, float Dropout, float[] Values, string[] Inputs);

    private sealed class Recorder : ILayerObserver
    {
        public List<Seen> Layers { get; } = [];

        public void Observe(LayerOutput output) => Layers.Add(new Seen(output.Layer, output.Activation, output.Dropout, Flat(output.Values), output.Inputs.ToArray()));

        public static float[] Flat(ReadOnlyMatrixView values)
        {
            float[] flat = new float[values.Rows * values.Columns];
            for (int row = 0; row < values.Rows; row++)
                values.Row(row).CopyTo(flat.AsSpan(row * values.Columns));
            return flat;
        }
    }
}
