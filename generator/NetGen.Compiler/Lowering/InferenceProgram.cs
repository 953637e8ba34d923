using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>The stages that Predict runs through, and the scratch memory of a session.</summary>
public sealed record InferenceProgram(EquatableArray<Stage> Stages, MemoryPlan Memory)
{
    public static InferenceProgram Of(NetworkGraph graph)
    {
        List<Stage> stages = StageBuilder.Build(graph, graph.Output, training: false);
        List<BufferLife> lives = [.. stages.Select(stage => new BufferLife(stage.OutputBuffer, stage.Stride, stage.Number, stage.Number + 1))];
        return new InferenceProgram(new EquatableArray<Stage>(stages), MemoryPlan.Of(lives));
    }
}
