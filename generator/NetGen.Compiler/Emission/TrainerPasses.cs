using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>What a trainer does with each stage: forward, backward, and with the gradients of the weights.</summary>
internal static class TrainerPasses
{
    public static void WriteForward(CodeWriter writer, LoweredNetwork network, IReadOnlyList<Stage> stages, BodyScope scope)
    {
        for (int i = 0; i < stages.Count; i++)
            WriteForward(writer, network, stages, i, scope);
    }

    /// <summary>One of some stages, a composition with all that stands in it.</summary>
    public static void WriteForward(CodeWriter writer, LoweredNetwork network, IReadOnlyList<Stage> stages, int index, BodyScope scope)
    {
        Stage stage = stages[index];
        if (stage.Composition is not null)
            WriteForward(writer, network, stage, stages[index - 1], scope);
        else
            writer.Write(LayersEmitter.ForwardCall(network, stage, scope, Input(stages, index, scope), RowsOf(scope.Output(stage), stage.Stride), training: true));
    }

    public static void WriteBackward(
        CodeWriter writer, LoweredNetwork network, TrainingProgram training, IReadOnlyList<Stage> stages, BodyScope scope)
    {
        for (int i = stages.Count - 1; i >= 0; i--)
            WriteBackward(writer, network, training, stages, i, scope);
    }

    /// <summary>One of some stages, a composition with all that stands in it.</summary>
    public static void WriteBackward(
        CodeWriter writer, LoweredNetwork network, TrainingProgram training, IReadOnlyList<Stage> stages, int index, BodyScope scope)
    {
        Stage stage = stages[index];
        string dx = index == 0 ? scope.InputGradient : RowsOf(BodyScope.Gradient(stages[index - 1]), stages[index - 1].Stride);
        if (stage is { Composition: not null, NeedsBackward: true })
        {
            WriteCompositionBackward(writer, network, training, stages, index, scope);
        }
        else if (stage.Composition is null && BackwardEmitter.IsNeeded(training, stage))
        {
            if (scope.Level > 0)
            {
                writer.Write(BackwardEmitter.Call(training, stage, scope, Input(stages, index, scope), dx));
                return;
            }

            string? condition = RateEmitter.Learns(network, stages, index);
            if (RateEmitter.Learns(network, stages, index - 1) is { } below && below != condition)
                dx = $"{below} ? {dx} : default";
            writer.Write($"if ({condition})");
            writer.Write("    " + BackwardEmitter.Call(training, stage, scope, Input(stages, index, scope), dx));
        }
    }

    /// <summary>The gradients of the weights: kept, or fed to the optimiser at once.</summary>
    public static void WriteGradients(
        CodeWriter writer, LoweredNetwork network, TrainingProgram training, IReadOnlyList<Stage> stages, BodyScope scope, GradientUse use)
    {
        for (int i = stages.Count - 1; i >= 0; i--)
        {
            Stage stage = stages[i];
            if (!stage.Learns)
                continue;
            if (stage.Composition is not null)
                WriteGradients(writer, network, training, stage, stages[i - 1], scope, use);
            else
                WriteGradients(writer, network, stage, scope, i == 0 ? scope.InputBuffer : scope.Output(stages[i - 1]), use);
        }
    }

    private static void WriteGradients(CodeWriter writer, LoweredNetwork network, Stage stage, BodyScope scope, string x, GradientUse use)
    {
        string rate = scope.Rate(network, stage);
        writer.Write($"if ({RateEmitter.Learns(rate)})");
        writer.Write("    " + UpdateEmitter.Call(network, stage, scope, rate, x, use));
    }

    /// <summary>The rows of a share in what a stage reads.</summary>
    private static string Input(IReadOnlyList<Stage> stages, int index, BodyScope scope) =>
        index == 0 ? scope.Input : RowsOf(scope.Output(stages[index - 1]), stages[index - 1].Stride);

    private static void WriteForward(CodeWriter writer, LoweredNetwork network, Stage stage, Stage before, BodyScope scope)
    {
        string input = CompositionLoops.Input(stage, before, scope);
        using (CompositionLoops.Open(writer, stage, scope, CompositionFormulas.Forward(stage)))
        {
            CompositionLoops.WriteSlice(writer, stage, scope, ReadOnlyFloats, scope.ParameterSpan);
            foreach (StageBranch branch in stage.Branches)
                WriteForward(writer, network, branch.Stages, CompositionLoops.Within(stage, branch, scope, input, RowsOf));
            WriteMerge(writer, stage, before, scope);
        }

        writer.Separate();
    }

    /// <summary>What a composition makes of the outputs of its blocks.</summary>
    public static void WriteMerge(CodeWriter writer, Stage stage, Stage before, BodyScope scope)
    {
        List<string> terms = [.. stage.Branches.Select(branch => OutputRows(stage, branch, scope))];
        if (stage.Skips)
            terms.Insert(0, RowsOf(CompositionLoops.Input(stage, before, scope), stage.InputStride));
        writer.Write($"{ClassOf(stage, scope)}.Forward(rows, {string.Join(", ", terms)}, {RowsOf(Inner(stage, scope).Output(stage), stage.Stride)});");
    }

    private static void WriteCompositionBackward(
        CodeWriter writer, LoweredNetwork network, TrainingProgram training, IReadOnlyList<Stage> stages, int index, BodyScope scope)
    {
        Stage stage = stages[index], before = stages[index - 1];
        string input = CompositionLoops.Input(stage, before, scope);
        using (CompositionLoops.OpenBackward(writer, network, stages, index, scope))
        {
            CompositionLoops.WriteSlice(writer, stage, scope, ReadOnlyFloats, scope.ParameterSpan);
            WriteMergeBackward(writer, stage, scope);
            for (int i = stage.Branches.Count - 1; i >= 0; i--)
            {
                WriteBackward(writer, network, training, stage.Branches[i].Stages, CompositionLoops.Within(stage, stage.Branches[i], scope, input, RowsOf));
                WriteGradientAtInput(writer, stage, i, before, scope);
            }
        }

        writer.Separate();
    }

    /// <summary>The gradients of what a composition merges; those of heads are there, from their losses.</summary>
    public static void WriteMergeBackward(CodeWriter writer, Stage stage, BodyScope scope)
    {
        if (stage.IsHeads)
            return;
        List<string> arguments = ["rows"];
        if (stage.Composition!.After is not null)
            arguments.Add(RowsOf(Inner(stage, scope).Output(stage), stage.Stride));
        arguments.Add(RowsOf(BodyScope.Gradient(stage), stage.Stride));
        if (stage.Composition.Merge == MergeOperation.Multiply)
            arguments.AddRange(stage.Branches.Select(branch => OutputRows(stage, branch, scope)));
        arguments.AddRange(stage.Branches.Where(branch => branch.Last.NeedsBackward)
            .Select(branch => RowsOf(BodyScope.Gradient(branch.Last), branch.Last.Stride)));
        writer.Write($"{ClassOf(stage, scope)}.Backward({string.Join(", ", arguments)});");
    }

    /// <summary>What has come back through a block, added to what has come from elsewhere. The last block is the first to come back.</summary>
    public static void WriteGradientAtInput(CodeWriter writer, Stage stage, int index, Stage before, BodyScope scope)
    {
        StageBranch branch = stage.Branches[index];
        string gradient = CompositionLoops.Within(stage, branch, scope, "", RowsOf).InputGradient;
        string dx = RowsOf(BodyScope.Gradient(before), before.Stride);
        if (branch.Source >= 0)
        {
            Stage source = stage.Branches[branch.Source].Last;
            writer.Write(Add(source.Width, source.Stride, RowsOf(BodyScope.Gradient(source), source.Stride), gradient));
        }
        else if (stage.NeedsInputGradient)
        {
            // Where the input itself is a term of the sum, the gradient at the output is already the first term of that at the input.
            bool isFirst = !stage.Skips && stage.Branches.Skip(index + 1).All(later => later.Source >= 0);
            writer.Write(isFirst
                ? $"{Kernels}.Matrix.Copy(rows, {stage.InputStride}, {gradient}, {stage.InputStride}, {dx}, {stage.InputStride});"
                : Add((int)stage.InputShape.Size, stage.InputStride, dx, gradient));
        }
    }

    private static void WriteGradients(
        CodeWriter writer, LoweredNetwork network, TrainingProgram training, Stage stage, Stage before, BodyScope scope, GradientUse use)
    {
        string input = CompositionLoops.Input(stage, before, scope);
        bool hasStates = network.Graph.Optimizer.StatesPerParameter > 0;
        bool isSummed = use == GradientUse.Update && stage.SharesParameters;
        string what = isSummed ? "the gradients of all uses of a layer are summed, then used for its update"
            : use == GradientUse.Update ? "update" : "the gradients of W and b";
        using (CompositionLoops.Open(writer, stage, scope, what, backward: true))
        {
            if (isSummed)
                writer.Write($"{Floats} {BodyScope.Block(scope.Level + 1)} = SharedGradients;");
            else
                CompositionLoops.WriteSlice(writer, stage, scope, Floats, use == GradientUse.Update ? scope.ParameterSpan : scope.GradientSpan);
            if (use == GradientUse.Update && hasStates)
                CompositionLoops.WriteStateSlice(writer, stage, scope);
            CompositionLoops.WriteStatisticsSlice(writer, stage, scope);
            CompositionLoops.WriteRateStart(writer, stage, scope);

            HashSet<int> seen = [];
            foreach (StageBranch branch in stage.Branches.Reverse())
            {
                GradientUse inner = !seen.Add(branch.Block) ? GradientUse.Add : isSummed ? GradientUse.Keep : use;
                BodyScope within = CompositionLoops.Within(stage, branch, scope, input, (buffer, _) => buffer);
                WriteGradients(writer, network, training, branch.Stages, within, inner);
            }

            if (isSummed)
                SummedUpdateEmitter.Write(writer, network, stage, scope);
        }

        writer.Separate();
    }

    /// <summary>a += b.</summary>
    private static string Add(int width, int stride, string a, string b) =>
        $"{Kernels}.Merge.Add(rows, {Text.Integer(width)}, {a}, {b}, {a}, stride: {Text.Integer(stride)}, default({Kernels}.Identity));";

    private static string OutputRows(Stage stage, StageBranch branch, BodyScope scope) =>
        RowsOf(Inner(stage, scope).Output(branch.Last), branch.Last.Stride);

    private static string ClassOf(Stage stage, BodyScope scope) => BodyScope.ClassOf(CompositionLoops.GroupOf(stage, scope).Name);

    private static BodyScope Inner(Stage stage, BodyScope scope) => scope with { Loops = scope.Loops + (stage.Composition!.Repeat > 1 ? 1 : 0) };

    public static string RowsOf(string buffer, int stride) => $"share.Of({buffer}, {Text.Integer(stride)})";
}
