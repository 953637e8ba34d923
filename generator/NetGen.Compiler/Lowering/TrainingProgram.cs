using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>The stages of a training step up to what the loss reads, and the memory of a trainer.</summary>
/// <param name="Stages">Forward in this order, backward in the other.</param>
/// <param name="Memory">The activations and their gradients.</param>
/// <param name="TransposeFloats">Floats a row of the two transposes that an input gradient needs: the fan-out, and as much of the fan-in as is done at a time.</param>
/// <param name="StateStride">Floats from one optimiser state to the next.</param>
/// <param name="StateFloats">Floats of all optimiser states.</param>
/// <param name="SharedFloats">Floats of the gradients of a composition that uses layers more than once; 0 where none does.</param>
public sealed record TrainingProgram(EquatableArray<Stage> Stages, MemoryPlan Memory, long TransposeFloats, long StateStride, long StateFloats, long SharedFloats)
{
    /// <summary>From this many floats on, the states start at different distances from a page, so that their streams don't collide in the cache.</summary>
    private const int SkewFrom = 4096;
    private const int PageFloats = 1024;
    private const int SkewFloats = 5 * LeadingDimension.Line;

    /// <summary>Inputs whose gradients are transposed at a time: see <c>Dense.InputGradientScratch</c> of the runtime.</summary>
    private const int TransposedInputs = 64;

    /// <summary>Floats of the columns that hold a small batch of a tiny network; 0 for the others.</summary>
    public long ColumnFloats => StraightLine.Trains(this)
        ? StraightLine.MaxRows * (Stages[0].InputShape.Size + Stages.Sum(stage => 2L * stage.Width))
        : 0;

    /// <summary>Floats of the gradients, where they have to be kept whether or not someone wants to see them.</summary>
    public long GradientFloats { get; init; }

    /// <summary>Floats that the optimiser remembers beside those of each parameter; they lie last.</summary>
    public int StateFigures { get; init; }

    /// <summary>Floats a row of samples that are put together from several inputs.</summary>
    public long GatheredInputs { get; init; }

    /// <summary>Floats a row of targets that are put together from those of several heads.</summary>
    public long GatheredOutputs { get; init; }

    /// <summary>Floats a row of each head's loss, and of the targets of the widest head by themselves.</summary>
    public long HeadFloats { get; init; }

    /// <summary>Floats of the statistics of a batch and of the gradients of γ and β, for all stages that take columns.</summary>
    public long StatisticsFloats { get; init; }

    /// <summary>Whether some stage looks across the rows of a batch.</summary>
    public bool HasColumns => StatisticsFloats > 0;

    /// <summary>
    /// Floats of the workspace whatever the batch: the optimiser states, summed gradients, the statistics of a batch, the columns of a tiny
    /// network, and the optimiser's figures.
    /// </summary>
    public long FixedFloats => FiguresStart + LeadingDimension.RoundUp(StateFigures);

    /// <summary>Where the optimiser's figures begin in the workspace.</summary>
    public long FiguresStart => StateFloats + SharedFloats + StatisticsFloats + ColumnFloats;

    /// <summary>Bytes of a trainer whatever its batch: those of the workspace, and the gradients where they are always kept.</summary>
    public long FixedBytes => (FixedFloats + GradientFloats) * sizeof(float);

    /// <summary>Bytes of a trainer for each row of its batch, rounded up to 16 rows: activations, gradients, transposes and the row's loss.</summary>
    public long BytesPerRow => (Memory.FloatsPerRow + TransposeFloats + 1 + HeadFloats + GatheredInputs + GatheredOutputs) * sizeof(float);

    public static TrainingProgram Of(NetworkGraph graph, ParameterLayout parameters)
    {
        List<Stage> stages = GradientPlan.Annotate(StageBuilder.Build(graph, graph.Loss?.Prediction ?? graph.Output, training: true));
        long stride = StrideOfStates(parameters.TrainedFloats);
        return new TrainingProgram(
            new EquatableArray<Stage>(stages),
            MemoryPlan.Of(Lives(stages)),
            stages.Flatten().Where(stage => stage is { Dense.IsTransposed: false, NeedsInputGradient: true })
                .Select(stage => (long)Math.Min(stage.Dense!.FanIn, TransposedInputs) + stage.Dense.Units).DefaultIfEmpty().Max(),
            stride,
            stride * graph.Optimizer.StatesPerParameter,
            stages.Flatten().Where(stage => stage.SharesParameters)
                .Select(stage => parameters.GroupOf(stage.Composition!).Floats).DefaultIfEmpty().Max())
        {
            StatisticsFloats = parameters.StatisticsFloats,
            StateFigures = graph.Optimizer.StateFigures,
            GatheredInputs = graph.GatheredInputs,
            GatheredOutputs = graph.GatheredOutputs,
            HeadFloats = graph.Heads.Count == 0 ? 0 : graph.Heads.Count + graph.Heads.Max(head => head.Output.Shape.Size),
            GradientFloats = graph.UsesGradientsAtOnce ? 0 : parameters.TrainedFloats,
        };
    }

    /// <summary>Every stage, those of blocks once, in the order of computation.</summary>
    public IEnumerable<Stage> AllStages => Stages.Flatten();

    /// <summary>
    /// Every output and every gradient has a place of its own: while one thread takes its rows forward, another takes its own backward, and
    /// the weights are updated from all of them at the end. Of a gradient that works in place through all repetitions there is one.
    /// </summary>
    private static List<BufferLife> Lives(List<Stage> stages)
    {
        const int Propagation = 1, Update = 2;
        Stage[] all = [.. stages.Flatten()];
        IEnumerable<BufferLife> outputs = all.Select(stage => new BufferLife(stage.OutputBuffer, stage.Stride * stage.Repeats.Product(), Propagation, Update));
        IEnumerable<BufferLife> gradients = all
            .Where(stage => stage is { NeedsBackward: true, IsHeads: false })
            .GroupBy(stage => stage.GradientBuffer)
            .Select(sharing => new BufferLife(
                sharing.Key, sharing.Max(stage => stage.Stride) * sharing.First().GradientRepeats.Product(), Propagation, Update));
        IEnumerable<BufferLife> branches = all
            .Where(stage => stage.Composition is not null && stage.NeedsBackward)
            .Select(stage => new BufferLife(GradientPlan.BranchGradient(stage), stage.InputStride, Propagation, Update));
        IEnumerable<BufferLife> statistics = all
            .Where(stage => stage.StatisticsPerRow > 0)
            .Select(stage => new BufferLife(stage.StatisticsBuffer, stage.StatisticsPerRow * stage.Repeats.Product(), Propagation, Update));
        return [.. outputs, .. gradients, .. branches, .. statistics];
    }

    private static long StrideOfStates(long floats) =>
        floats < SkewFrom ? floats : (floats + PageFloats - 1) / PageFloats * PageFloats + SkewFloats;
}
