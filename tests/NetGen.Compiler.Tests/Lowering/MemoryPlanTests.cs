using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Tests.Lowering;

public sealed class MemoryPlanTests
{
    [Fact]
    public void Buffers_that_live_at_the_same_time_never_overlap()
    {
        Random random = new(1);
        for (int round = 0; round < 500; round++)
        {
            BufferLife[] lives = [.. Enumerable.Range(0, random.Next(1, 20)).Select(index =>
            {
                int first = random.Next(30);
                return new BufferLife($"B{index}", 16 * random.Next(1, 20), first, first + random.Next(10));
            })];
            AssertDisjoint(MemoryPlan.Of(lives));
        }
    }

    [Fact]
    public void Buffers_whose_lives_do_not_meet_share_their_space()
    {
        MemoryPlan plan = MemoryPlan.Of([new("A", 32, 0, 1), new("B", 32, 2, 3), new("C", 16, 1, 2)]);
        Assert.Equal(plan["A"].Offset, plan["B"].Offset);
        Assert.Equal(48, plan.FloatsPerRow);
    }

    [Fact]
    public void A_plan_is_as_small_as_the_buffers_of_its_fullest_step_when_they_die_in_turn()
    {
        // A chain in which each buffer is read by the next step alone: two at a time.
        BufferLife[] chain = [.. Enumerable.Range(0, 30).Select(index => new BufferLife($"B{index}", 64, index, index + 1))];
        Assert.Equal(128, MemoryPlan.Of(chain).FloatsPerRow);
    }

    [Fact]
    public void In_a_training_step_every_activation_and_every_gradient_has_a_place_of_its_own()
    {
        // While one thread takes its rows forward another takes its own backward, and the weights are updated from all of them at the end.
        NetworkGraph graph = Chain(784, 512, 512, 512, 512, 10);
        TrainingProgram training = TrainingProgram.Of(graph, ParameterLayout.Of(graph));
        AssertDisjoint(training.Memory);
        Assert.Equal(2 * (4 * 528 + 16), training.Memory.FloatsPerRow);
    }

    /// <summary>Dense and ReLU in turn, softmax cross-entropy at the end.</summary>
    internal static NetworkGraph Chain(params int[] widths)
    {
        WeightInitializer initializer = new(Initializer.HeNormal, DistributionForm.Normal, 0, 0, 0.1, IsDefault: true);
        List<GraphNode> nodes = [new InputNode(0, new TensorShape(widths[0]), -1)];
        for (int layer = 1; layer < widths.Length; layer++)
        {
            TensorShape shape = new(widths[layer]);
            nodes.Add(new DenseNode(
                nodes.Count, new EquatableArray<int>([nodes.Count - 1]), shape, nodes.Count, $"Dense{layer}", widths[layer - 1], widths[layer], Bias: true, initializer));
            if (layer < widths.Length - 1)
                nodes.Add(new ActivationNode(nodes.Count, new EquatableArray<int>([nodes.Count - 1]), shape, nodes.Count, ActivationFunction.ReLU, 0));
        }

        int output = nodes.Count - 1;
        return new NetworkGraph(
            new EquatableArray<GraphNode>(nodes), output, new GraphLoss(LossFunction.SoftmaxCrossEntropy, output, nodes.Count),
            new GraphOptimizer(OptimizerAlgorithm.Adam, 1e-3, 0.9, 0.9, 0.999, 1e-8, -1));
    }

    private static void AssertDisjoint(MemoryPlan plan)
    {
        foreach (PlannedBuffer a in plan.Buffers)
        {
            Assert.True(a.Offset >= 0 && a.End <= plan.FloatsPerRow);
            foreach (PlannedBuffer b in plan.Buffers.Where(b => !ReferenceEquals(a, b) && a.Life.LivesWith(b.Life)))
                Assert.True(a.End <= b.Offset || b.End <= a.Offset, $"{a} overlaps {b}");
        }
    }
}
