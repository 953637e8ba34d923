using System.Reflection;
using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Numerics.Tests;

/// <summary>The frozen form of a network: the same outputs without BatchNorm, and a file of its own.</summary>
public class FreezeTests
{
    private static readonly NetworkCompilation s_networks = NetworkCompilation.Compile(
    [
        ("Behind", "[Dense(20, 33, Bias = false)] [BatchNorm] [Activation(ReLU)] [Dropout(0.5)] [Dense(40)] [Dropout(0.2)] [BatchNorm] [Activation(Tanh)] [Dense(7)] [Loss(SoftmaxCrossEntropy)]"),
        ("Before", "[Input(20)] [BatchNorm] [Dense(33)] [Activation(ReLU)] [BatchNorm(Epsilon = 0.01)] [Dropout(0.5)] [BatchNorm] [Dense(7, Bias = false)] [Activation(Softmax)] [Loss(SoftmaxCrossEntropy)]"),
        ("Between", "[Dense(20, 33)] [BatchNorm] [Dense(17)] [BatchNorm] [BatchNorm] [LayerNorm] [Dense(5, Name = \"Head\")] [Loss(MeanSquaredError)]"),
        ("Apart", "[Input(20)] [BatchNorm(Name = \"Scaler\")] [Activation(Tanh)] [Dense(33)] [Activation(ELU)] [Dense(1)] [BatchNorm] [Activation(Sigmoid)] [Loss(BinaryCrossEntropy)]"),
        ("Blocks",
            "[Dense(20, 4)] [BatchNorm] [Residual<NestedBatch4>(Repeat = 3, After = ReLU)] [Branches<Batch4, Layer4>(Merge = Concat)] "
                + "[Residual<Batch5>(Projection = true)] [Dense(3)] [Loss(SoftmaxCrossEntropy)]"),
        ("Shared", "[Dense(20, 4)] [BatchNorm] [Poly2<Plain4>(Repeat = 2)] [Dense(3)] [Loss(SoftmaxCrossEntropy)]"),
        ("Tiny", "[Dense(4, 6)] [BatchNorm] [Activation(Sigmoid)] [Dense(3)] [Activation(Softmax)]"),
    ]);

    [Theory]
    [InlineData("Behind", 0)]
    [InlineData("Before", 0)]
    [InlineData("Between", 0)]
    [InlineData("Apart", 1)]
    [InlineData("Blocks", 3)] // those before the sigmoid of PreBatch4, in three repetitions
    [InlineData("Shared", 0)]
    [InlineData("Tiny", 0)]
    public void It_predicts_the_same_without_BatchNorm(string name, int batchNormsLeft)
    {
        EmittedNetwork compiled = s_networks[name];
        (INetwork network, INetwork frozen) = Freeze(compiled);
        Assert.Equal(batchNormsLeft * 2, frozen.Description.Tensors.ToArray().Count(tensor => tensor.Kind == ParameterKind.Statistic));
        Assert.NotEqual(network.Description.Fingerprint, frozen.Description.Fingerprint);
        Assert.Equal(network.Description.FusedActivation, frozen.Description.FusedActivation);
        foreach (int samples in (int[])[1, 100])
        {
            float[] inputs = Batch.Normal(new Random(1), samples * compiled.InputSize);
            float[] expected = new float[samples * compiled.OutputSize], actual = new float[samples * compiled.OutputSize];
            network.Predict(inputs, expected);
            frozen.Predict(inputs, actual);
            Close.Equal(Matrix.Of(expected, samples), Matrix.Of(actual, samples), Close.OneOperation, name);
        }
    }

    [Fact]
    public void It_has_parameters_of_its_own_which_are_saved_and_loaded()
    {
        EmittedNetwork compiled = s_networks["Behind"];
        (INetwork network, INetwork frozen) = Freeze(compiled);
        float[] before = frozen.ParameterBuffer.ToArray();
        network.ParameterBuffer.Fill(0.5f);
        Assert.Equal(before, frozen.ParameterBuffer.ToArray());

        string path = Path.GetTempFileName();
        try
        {
            ParameterFile.Save(frozen, path);
            MethodInfo load = frozen.GetType().GetMethod("Load", [typeof(string), typeof(IReadOnlyDictionary<string, string>)])!;
            var loaded = (INetwork)load.Invoke(null, [path, null])!;
            Assert.Equal(before, loaded.ParameterBuffer.ToArray());
            Assert.Throws<ParameterFileException>(() => ParameterFile.Load(network, path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (INetwork Network, INetwork Frozen) Freeze(EmittedNetwork compiled)
    {
        INetwork network = compiled.Create();
        ParameterTransfer.Write(network, ParameterTransfer.Draw(compiled.Graph, new Random(7)));
        return (network, (INetwork)network.GetType().GetMethod("Freeze")!.Invoke(network, null)!);
    }
}
