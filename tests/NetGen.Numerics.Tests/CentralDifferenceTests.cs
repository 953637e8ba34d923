using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Numerics.Tests;

/// <summary>Every parameter's gradient against central differences of the double interpreter.</summary>
public class CentralDifferenceTests
{
    private const int Rows = 5;
    private const int Seed = 11;

    /// <summary>The masks of a trainer's first step with that seed.</summary>
    private static readonly MaskReplay s_masks = new(Seed, step: 0);

    public static TheoryData<string> NetworkNames => [.. SmallNetworks.Declarations.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void The_interpreters_gradients_are_the_differences(string name)
    {
        NetworkGraph graph = SmallNetworks.Of(name).Graph;
        (ParameterSet parameters, Batch batch) = CentralDifferences.AwayFromKinks(graph, Rows, s_masks);
        var interpreter = new ReferenceInterpreter(graph);
        ParameterSet gradients = interpreter.Train(parameters, batch.InputMatrix, batch.TargetMatrix, s_masks).Gradients;
        ParameterSet differences = CentralDifferences.Gradients(graph, parameters, batch, s_masks);
        bool any = false;
        foreach (string tensor in gradients.Names)
        {
            foreach ((double gradient, double difference) in gradients[tensor].Cast<double>().Zip(differences[tensor].Cast<double>()))
            {
                // Relative, with the rounding error of the differences themselves on top.
                double allowed = 1e-5 * Math.Max(Math.Abs(gradient), Math.Abs(difference)) + 1e-11;
                Assert.Equal(difference, gradient, allowed);
                any |= gradient != 0;
            }
        }

        Assert.True(any, "All gradients are 0.");
    }

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void The_emitted_gradients_are_the_differences(string name)
    {
        EmittedNetwork compiled = SmallNetworks.Of(name);
        (ParameterSet parameters, Batch batch) = CentralDifferences.AwayFromKinks(compiled.Graph, Rows, s_masks);
        ParameterSet differences = CentralDifferences.Gradients(compiled.Graph, parameters, batch, s_masks);
        ITrainableNetwork network = compiled.CreateTrainable();
        ParameterTransfer.Write(network, parameters);
        using ITrainer trainer = network.CreateTrainer(Rows, keepGradients: true, Seed);
        trainer.Forward(batch.Inputs);
        trainer.Backward(batch);
        ParameterSet gradients = ParameterTransfer.Read(network.Description, compiled.Graph, trainer.GradientBuffer);
        foreach (string tensor in gradients.Names)
            Close.Equal(differences[tensor], gradients[tensor], Close.OneOperation, $"gradient of {tensor}");
    }
}
