using NetGen.Numerics.Tests.Harness;
using NetGen.Training;
using Samples;

namespace NetGen.Numerics.Tests;

/// <summary>What residual connections are for, on 1,797 handwritten digits.</summary>
public class DeepNetworkTests
{
    private const string End = "[Dense(10)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]";

    private static readonly NetworkCompilation s_networks = NetworkCompilation.Compile(
    [
        ("Residual", "[Dense(64, 32)] [Activation(ReLU)] [Residual<Quiet32>(Repeat = 54)] " + End),
        ("Plain", "[Input(64)] " + string.Concat(Enumerable.Repeat("[Dense(32)] [Activation(ReLU)] ", 109)) + End),
    ]);

    [Fact]
    public void A_residual_network_of_110_layers_learns_where_the_plain_one_stays_at_chance()
    {
        Assert.InRange(AccuracyOf("Residual"), 0.9, 1);
        Assert.InRange(AccuracyOf("Plain"), 0, 0.2);
    }

    private static double AccuracyOf(string name)
    {
        DataSet digits = DigitsData.Load();
        ITrainableNetwork network = s_networks[name].CreateTrainable(seed: 1);
        network.Fit(digits, validation: null, epochs: 5, batchSize: 64, seed: 1);
        return network.Evaluate(digits).Accuracy!.Value;
    }
}
