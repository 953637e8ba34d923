using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>The stages of a training step up to what the loss reads, and the memory of a trainer.</summary>
/// <param name="Stages">Forward in this order, backward in the other.</param>
/// <param name="Memory">The activations and their gradients.</param>
/// <param name="TransposeFloats">Floats a row of the two transposes that an input gradient needs: the largest fan-in + fan-out.</param>
/// <param name="StateStride">Floats from one optimiser state to the next.</param>
/// <param name="StateFloats">Floats of all optimiser states.</param>
/// <param name="StatisticsFloats">Floats of the statistics of a batch and of the gradients of γ and β, for all stages that take columns.</param>
public sealed record TrainingProgram(
    EquatableArray<Stage> Stages, MemoryPlan Memory, long TransposeFloats, long StateStride, long StateFloats, long StatisticsFloats)
{
    /// <summary>From this many floats on, the states start at different distances from a page, so that their streams don't collide in the cache.</summary>
    private const int SkewFrom = 4096;
    private const int PageFloats = 1024;
    private const int SkewFloats = 5 * LeadingDimension.Line;

    /// <summary>Floats of the columns that hold a small batch of a tiny network; 0 for the others.</summary>
    public long ColumnFloats => StraightLine.Trains(this)
        ? StraightLine.MaxRows * (Stages[0].InputShape.Size + Stages.Sum(stage => 2L * stage.Width))
        : 0;

    /// <summary>Floats of the gradients, where they have to be kept whether or not someone wants to see them.</summary>
    public long GradientFloats { get; init; }

    /// <summary>Floats of the workspace whatever the batch: the optimiser states, the columns of a tiny network, the statistics of a batch.</summary>
    public long FixedFloats => StateFloats + ColumnFloats + StatisticsFloats;

    /// <summary>Bytes of a trainer whatever its batch: those of the workspace, and the gradients where they are always kept.</summary>
    public long FixedBytes => (FixedFloats + GradientFloats) * sizeof(float);

    /// <summary>Bytes of a trainer for each row of its batch, rounded up to 16 rows: activations, gradients, transposes and the row's loss.</summary>
    public long BytesPerRow => (Memory.FloatsPerRow + TransposeFloats + 1) * sizeof(float);

    public static TrainingProgram Of(NetworkGraph graph, ParameterLayout parameters)
    {
        List<Stage> stages = StageBuilder.Build(graph, graph.Loss!.Prediction, training: true);
        long stride = StrideOfStates(parameters.Floats);
        List<Stage> transposing = [.. stages.Where(stage => stage.Dense is not null && NeedsInputGradient(stages, stage))];
        return new TrainingProgram(
            new EquatableArray<Stage>(stages),
            MemoryPlan.Of(Lives(stages)),
            transposing.Count == 0 ? 0 : transposing.Max(stage => (long)stage.Dense!.FanIn + stage.Dense.Units),
            stride,
            stride * graph.Optimizer.StatesPerParameter,
            parameters.Normalizations.Sum(BatchStatistics.FloatsOf))
        {
            GradientFloats = graph.Optimizer.Regularization.ClipNorm > 0 ? parameters.Floats : 0,
        };
    }

    /// <summary>The stages that look across the rows of a batch: the n-th is the phase n of columns.</summary>
    public IReadOnlyList<Stage> ColumnStages => [.. Stages.Where(stage => stage.TakesColumns)];

    /// <summary>The phase of rows that a stage belongs to: the number of stages before it that take columns.</summary>
    public int PhaseOf(Stage stage) => Stages.Count(other => other.TakesColumns && other.Number < stage.Number);

    /// <summary>The name of the buffer that holds the gradient of a stage's output: <c>DA1</c>. A stage that works in place passes its own on.</summary>
    public string Gradient(Stage stage) => Gradient(Stages, stage);

    /// <summary>Whether some layer before the stage learns, so that a gradient has to reach it.</summary>
    public bool NeedsInputGradient(Stage stage) => NeedsInputGradient(Stages, stage);

    /// <summary>Whether the stage or some layer before it learns.</summary>
    public bool NeedsBackward(Stage stage) => NeedsBackward(Stages, stage);

    private static bool NeedsBackward(IEnumerable<Stage> stages, Stage stage) => stage.Learns || NeedsInputGradient(stages, stage);

    private static bool NeedsInputGradient(IEnumerable<Stage> stages, Stage stage) =>
        stages.Any(earlier => earlier.Number < stage.Number && earlier.Learns);

    private static string Gradient(IReadOnlyList<Stage> stages, Stage stage)
    {
        int number = stage.Number;
        while (number < stages.Count && stages[number].PassesGradientInPlace)
            number++;
        return FormattableString.Invariant($"DA{number}");
    }

    /// <summary>
    /// Every output and every gradient has a place of its own: while one thread takes its rows forward, another takes its own backward, and
    /// the weights are updated from all of them at the end.
    /// </summary>
    private static List<BufferLife> Lives(List<Stage> stages)
    {
        const int Propagation = 1, Update = 2;
        IEnumerable<BufferLife> outputs = stages.Select(stage => new BufferLife(stage.OutputBuffer, stage.Stride, Propagation, Update));
        IEnumerable<BufferLife> gradients = stages
            .Where(stage => NeedsBackward(stages, stage))
            .GroupBy(stage => Gradient(stages, stage))
            .Select(sharing => new BufferLife(sharing.Key, sharing.Max(stage => stage.Stride), Propagation, Update));
        IEnumerable<BufferLife> statistics = stages
            .Where(stage => stage.Normalization is { OverBatch: false })
            .Select(stage => new BufferLife(stage.StatisticsBuffer, Stage.StatisticsPerRow, Propagation, Update));
        return [.. outputs, .. gradients, .. statistics];
    }

    private static long StrideOfStates(long floats) =>
        floats < SkewFrom ? floats : (floats + PageFloats - 1) / PageFloats * PageFloats + SkewFloats;
}
