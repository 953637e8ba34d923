using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>The stages that Predict runs through, and the scratch memory of a session.</summary>
public sealed record InferenceProgram(EquatableArray<Stage> Stages, MemoryPlan Memory)
{
    public static InferenceProgram Of(NetworkGraph graph)
    {
        List<Stage> stages = InPlace(StageBuilder.Build(graph, graph.Output, training: false));
        return new InferenceProgram(new EquatableArray<Stage>(stages), MemoryPlan.Of(BufferLives.Of(stages)));
    }

    /// <summary>A composition that keeps the shape puts its output where its input was, which nothing else reads.</summary>
    private static List<Stage> InPlace(IEnumerable<Stage> stages)
    {
        List<Stage> result = [];
        foreach (Stage stage in stages)
        {
            if (stage.Composition is null)
            {
                result.Add(stage);
                continue;
            }

            Stage placed = stage with
            {
                Branches = new(stage.Branches.Select(branch => branch with { Stages = new(InPlace(branch.Stages)) })),
            };
            result.Add(stage.Shape == stage.InputShape ? placed with { OutputBuffer = result[result.Count - 1].OutputBuffer } : placed);
        }

        return result;
    }
}
