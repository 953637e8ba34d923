using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Tests.Checks.CompositionChecksTests;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Lowering;

public sealed class CompositionPlanTests
{
    [Fact]
    public void A_prediction_takes_no_more_memory_for_more_repetitions()
    {
        long few = InferenceProgram.Of(Deep(2)).Memory.FloatsPerRow, many = InferenceProgram.Of(Deep(200)).Memory.FloatsPerRow;
        Assert.Equal(few, many);
        // The stream, and between the two layers of F one more each.
        Assert.Equal(3 * 80, many);
    }

    [Fact]
    public void Training_keeps_what_each_repetition_returns()
    {
        long Floats(int repeat)
        {
            NetworkGraph graph = Deep(repeat);
            return TrainingProgram.Of(graph, ParameterLayout.Of(graph)).Memory.FloatsPerRow;
        }

        // Outputs of both layers and of the sum, gradients of both layers.
        Assert.Equal(100 * 5 * 80, Floats(102) - Floats(2));
    }

    [Fact]
    public void Each_repetition_has_parameters_and_random_streams_of_its_own()
    {
        ParameterLayout layout = ParameterLayout.Of(Deep(54));
        ParameterGroup group = Assert.Single(layout.Root.Groups);
        Assert.Equal(layout.Regions[0].WeightFloats + 80, group.Start);
        Assert.Equal(2 * (80 * 80 + 80), group.Floats);
        Assert.Equal(group.Start + 54 * group.Floats, layout.Regions[1].Weights);
        Assert.Equal((1, 2, 3, 110), (layout.Regions[0].Stream, group.AllRegions.First().Stream, group.AllRegions.Last().Stream, layout.Regions[1].Stream));
        Assert.Equal((1, 2, 54), (group.FirstStream, group.Streams, group.Repeat));
    }

    private static NetworkGraph Deep(int repeat) => Graph(
        Dense(10, 80),
        Residual(Block(Dense(80), Activation(ActivationFunction.ReLU), Dense(80))) with { Repeat = repeat, After = ActivationFunction.ReLU },
        Dense(10),
        Loss(LossFunction.SoftmaxCrossEntropy));
}
