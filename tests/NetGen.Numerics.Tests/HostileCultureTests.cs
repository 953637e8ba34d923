using System.Globalization;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.RandomNetworks;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Numerics.Tests;

/// <summary>A culture that writes -0.5 as "−0,5" and 1000 as "1.000" changes nothing.</summary>
public sealed class HostileCultureTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public HostileCultureTests()
    {
        var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        hostile.NumberFormat.NumberGroupSeparator = ".";
        hostile.NumberFormat.NegativeSign = "\u2212";
        CultureInfo.CurrentCulture = hostile;
    }

    [Fact]
    public void Networks_agree_with_the_interpreter()
    {
        Assert.Equal("\u22120,5", (-0.5).ToString(CultureInfo.CurrentCulture));
        Assert.Empty(RandomNetworkSuite.Run(networks: 20, firstSeed: 200000));
    }

    [Fact]
    public void Negative_and_fractional_figures_reach_the_emitted_code()
    {
        EmittedNetwork compiled = NetworkCompilation.Compile(
            ("Figures", """
                [Dense(3, 4, Init = Uniform, InitMin = -1.5, InitMax = -0.5)] [Activation(ELU, Alpha = 0.25)] [Dropout(0.125)]
                [Dense(2, Init = Constant, InitValue = -0.75)] [Loss(MeanSquaredError)] [Optimizer(Adam, LearningRate = 1.5e-3)]
                """))["Figures"];
        ITrainableNetwork network = compiled.CreateTrainable();
        using ITrainer trainer = network.CreateTrainer(1);
        Assert.Equal(1.5e-3f, trainer.LearningRate);
        ParameterSet parameters = ParameterTransfer.Read(network, compiled.Graph);
        Assert.All(parameters["dense1.weight"].Cast<double>(), weight => Assert.InRange(weight, -1.5, -0.5));
        Assert.All(parameters["dense2.weight"].Cast<double>(), weight => Assert.Equal(-0.75, weight));
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
