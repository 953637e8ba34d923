using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The methods of the layers, one for each direction, and the offsets of their parameters.</summary>
internal static class LayersEmitter
{
    public static void Write(CodeWriter writer, LoweredNetwork network)
    {
        writer.Write("/// <summary>The layers, one method for each direction, over parameters at constant offsets.</summary>");
        using (writer.Open("private static class Layers"))
        {
            writer.Write($"public const int Floats = {Text.Integer(network.Parameters.Floats)};");
            WriteOffsets(writer, network, network.Parameters.Root);
            FittedEmitter.WriteOffsets(writer, network.Parameters);
            IReadOnlyList<Stage> training = network.Training?.Stages ?? default;
            WriteStages(writer, network, BodyScope.Root(network), network.Inference.Stages, training, isShared: false);
            WriteCompositions(writer, network, network.Parameters.Root, network.Inference.Stages, training, isShared: false);
        }
    }

    /// <summary>The call of a stage's forward method, between two buffers.</summary>
    public static string ForwardCall(LoweredNetwork network, Stage stage, BodyScope scope, string x, string y, bool training = false)
    {
        string parameters = stage.Operation is ParametricNode ? scope.ParameterSpan + ", " : "";
        string mask = stage.Dropout is null ? "" : ", " + MaskOf(stage);
        return $"{scope.Class}.{ForwardName(network, stage, scope, training)}(rows, {x}, {parameters}{y}{mask});";
    }

    /// <summary>The rows of a share in the mask of this step; the same forward and backward.</summary>
    public static string MaskOf(Stage stage) => WholeMaskOf(stage) + ".StartingAt(share.First)";

    /// <summary>The mask of this step for all rows of the batch.</summary>
    public static string WholeMaskOf(Stage stage)
    {
        DropoutNode dropout = stage.Dropout!;
        IEnumerable<string> repeats = stage.Repeats.Select((repetition, i) => $" + {BodyScope.Index(i)} * {Text.Integer(repetition.Dropouts)}");
        string stream = Text.Integer(dropout.Stream) + string.Concat(repeats);
        return $"new {Mask}({Text.Float(dropout.Rate)}, _seed, StepCount, stream: {stream})";
    }

    /// <summary>Shapes as the remarks of a method state them.</summary>
    public static string Shapes(LoweredNetwork network, Stage stage)
    {
        string input = $"x [rows × {stage.InputShape.Size}]{Rows(stage.InputShape.Size, stage.InputStride)}";
        string output = $"y [rows × {stage.Width}]{Rows(stage.Width, stage.Stride)}";
        if (stage.Normalization is { } normalization)
        {
            string number = Text.Subscript(network.Parameters.RegionOf(normalization).Number);
            return $"{input}, γ{number}{(normalization.HasShift ? $" and β{number}" : "")} [{stage.Width}], {output}";
        }

        if (stage.Rectifier is { } rectifier)
            return $"{input}, {PReLUEmitter.Vector(network.Parameters.RegionOf(rectifier))}, {output}";
        if (stage.Fitted is not null)
            return $"{input}, {FittedEmitter.Shapes(network, stage)}, {output}";
        if (stage.Dense is not { } dense)
            return $"{input}, {output}";
        return $"{input}, {Parameters(network.Parameters.RegionOf(dense), ", ", withStride: true)}, {output}";
    }

    /// <summary>The parameters of a Dense layer: <c>W₁ [784 × 200] and b₁ [200]</c>.</summary>
    public static string Parameters(ParameterRegion region, string separator, bool withStride = false)
    {
        string stride = withStride ? Rows(region.Columns, region.Stride) : "";
        string bias = region.Layer.Bias ? $"{separator}b{Text.Subscript(region.Number)} [{region.Layer.Units}]" : "";
        return $"W{Text.Subscript(region.WeightNumber)} [{region.Rows} × {region.Columns}]{stride}{bias}";
    }

    public static string Rows(long width, int stride) => width == stride ? "" : $" in rows of {stride}";

    private static void WriteOffsets(CodeWriter writer, LoweredNetwork network, ParameterScope scope)
    {
        foreach (ParameterRegion region in scope.Regions)
        {
            writer.Write(region.Owner is { } owner
                ? $"public const int W{region.Number} = W{owner.Number}; // {region.Layer.Name}: the weights of {owner.Layer.Name}{(region.Layer.IsTransposed ? ", transposed" : "")}"
                : $"public const int W{region.Number} = {Text.Integer(region.Weights)}; // {region.Layer.Name}: [{region.Rows} × {region.Columns}]{Rows(region.Columns, region.Stride)}");
            if (region.Layer.Bias)
                writer.Write($"public const int B{region.Number} = {Text.Integer(region.Bias)}; // [{region.Layer.Units}]");
            if (network.Training is not null)
                writer.Write($"public const int Rate{region.Number} = {Text.Integer(region.Rate)}; // its place among LayerRates");
        }

        foreach (NormalizationRegion region in scope.Normalizations)
        {
            string vectors = region.Layer.HasShift ? $"γ and β [{region.Width}], {region.VectorFloats} floats apart" : $"γ [{region.Width}]";
            writer.Write($"public const int Norm{region.Number} = {Text.Integer(region.Parameters)}; // {region.Layer.Name}: {vectors}");
            if (region.RunningFloats > 0)
                writer.Write($"public const int Running{region.Number} = {Text.Integer(region.Running)}; // running mean and variance, likewise; not trained");
            if (network.Training is not null)
                writer.Write($"public const int NormRate{region.Number} = {Text.Integer(region.Rate)}; // its place among LayerRates");
        }

        foreach (PReLURegion region in scope.Rectifiers)
        {
            writer.Write($"public const int Slope{region.Number} = {Text.Integer(region.Start)}; // {region.Layer.Name}: [{region.Count}]");
            if (network.Training is not null)
                writer.Write($"public const int SlopeRate{region.Number} = {Text.Integer(region.Rate)}; // its place among LayerRates");
        }
    }

    /// <summary>The methods of the layers of a network or of a block.</summary>
    private static void WriteStages(
        CodeWriter writer, LoweredNetwork network, BodyScope scope, IEnumerable<Stage> inference, IEnumerable<Stage> training, bool isShared)
    {
        HashSet<string> written = [];
        foreach (Stage stage in inference.Where(stage => stage.Composition is null))
        {
            written.Add(ForwardName(network, stage, scope, training: false));
            WriteForward(writer, network, stage, scope, training: false);
        }

        foreach (Stage stage in training.Where(stage => stage.Composition is null))
        {
            if (stage.TakesColumns)
            {
                NormalizationEmitter.WriteForward(writer, network, stage);
                NormalizationEmitter.WriteBackward(writer, network, stage);
                UpdateEmitter.Write(writer, network, network.Training!, stage, isShared);
                continue;
            }

            if (written.Add(ForwardName(network, stage, scope, training: true)))
                WriteForward(writer, network, stage, scope, training: true);
            BackwardEmitter.Write(writer, network, network.Training!, stage);
            UpdateEmitter.Write(writer, network, network.Training!, stage, isShared);
        }
    }

    /// <summary>A class for each composition, and for each of its blocks where there are several.</summary>
    private static void WriteCompositions(
        CodeWriter writer, LoweredNetwork network, ParameterScope scope, IEnumerable<Stage> inference, IEnumerable<Stage> training, bool isShared)
    {
        foreach (ParameterGroup group in scope.Groups)
        {
            Stage predicting = inference.First(stage => ReferenceEquals(stage.Composition, group.Composition));
            bool areShared = isShared || predicting.SharesParameters;
            Stage? learning = training.FirstOrDefault(stage => ReferenceEquals(stage.Composition, group.Composition));
            writer.Write();
            writer.Write($"/// <summary>{group.Composition.Name}: {Text.Xml(CompositionFormulas.Forward(learning ?? predicting))}. Offsets count from the start of a repetition.</summary>");
            using (writer.Open($"public static class {group.Name}"))
            {
                writer.Write($"public const int Start = {Text.Integer(group.Start)};");
                writer.Write($"public const int Floats = {Text.Integer(group.Floats)};");
                if (network.Training is not null && group.Rates > 0)
                {
                    writer.Write($"public const int FirstRate = {Text.Integer(group.FirstRate)}; // the place of its first layer among LayerRates");
                    writer.Write($"public const int Rates = {Text.Integer(group.Rates)};");
                }

                if (group.StatisticsFloats > 0)
                {
                    writer.Write($"public const int StatisticsStart = {Text.Integer(group.StatisticsStart)};");
                    writer.Write($"public const int StatisticsFloats = {Text.Integer(group.StatisticsFloats)};");
                }

                for (int i = 0; i < predicting.Branches.Count; i++)
                {
                    if (ClassOf(group, predicting.Branches[i]) == group.Name)
                        WriteBlock(writer, network, group, predicting.Branches[i], learning?.Branches[i], areShared);
                }

                CompositionEmitter.WriteForward(writer, learning ?? predicting);
                if (learning is { NeedsBackward: true, IsHeads: false })
                    CompositionEmitter.WriteBackward(writer, learning);
            }

            WriteBlocks(writer, network, group, predicting, learning, areShared);
        }
    }

    private static void WriteBlocks(CodeWriter writer, LoweredNetwork network, ParameterGroup group, Stage predicting, Stage? learning, bool isShared)
    {
        for (int i = 0; i < predicting.Branches.Count; i++)
        {
            StageBranch branch = predicting.Branches[i];
            if (branch.IsRepeated || branch.Block < 0)
                continue;
            if (ClassOf(group, branch) is var name && name != group.Name)
            {
                writer.Write();
                writer.Write($"/// <summary>{Text.Xml(branch.Symbol)} of {group.Composition.Name}. Offsets count from the start of a repetition.</summary>");
                using (writer.Open($"public static class {name}"))
                    WriteBlock(writer, network, group, branch, learning?.Branches[i], isShared);
            }

            WriteCompositions(writer, network, group.ScopeOf(branch.Block), branch.Stages, learning?.Branches[i].Stages ?? default, isShared);
        }
    }

    private static void WriteBlock(CodeWriter writer, LoweredNetwork network, ParameterGroup group, StageBranch predicting, StageBranch? learning, bool isShared)
    {
        if (predicting.IsRepeated)
            return;
        ParameterScope scope = predicting.Block < 0
            ? new ParameterScope(group.Name, new([group.Projection!]), default)
            : group.ScopeOf(predicting.Block);
        WriteOffsets(writer, network, scope);
        WriteStages(writer, network, new BodyScope(scope, 1, 0, "", "", ""), predicting.Stages, learning?.Stages ?? default, isShared);
    }

    private static string ClassOf(ParameterGroup group, StageBranch branch) => branch.Block < 0 ? group.Name : group.ScopeOf(branch.Block).Name;

    /// <summary>A training stage that differs from the inference stage of its name, by where it reads, is called apart.</summary>
    private static string ForwardName(LoweredNetwork network, Stage stage, BodyScope scope, bool training)
    {
        bool differs = training && scope.Level == 0
            && network.Inference.Stages.Any(other => other.Name == stage.Name && other.InputStride != stage.InputStride);
        return stage.Name + (differs ? "TrainingForward" : "Forward");
    }

    private static void WriteForward(CodeWriter writer, LoweredNetwork network, Stage stage, BodyScope scope, bool training)
    {
        List<string> arguments = ["int rows", $"{ReadOnlyFloats} x"];
        if (stage.Operation is ParametricNode)
            arguments.Add($"{ReadOnlyFloats} parameters");
        arguments.Add($"{Floats} y");
        if (stage.Dropout is not null)
            arguments.Add($"{Mask} mask");
        writer.Write();
        writer.Write($"/// <summary>{Text.Xml(Title(stage))}, forward.</summary>");
        writer.Write($"/// <remarks>{Shapes(network, stage)}.</remarks>");
        using (writer.OpenMethod($"public static void {ForwardName(network, stage, scope, training)}", arguments))
        {
            if (stage.Dense is { } dense)
                WriteDense(writer, network.Parameters.RegionOf(dense), stage);
            else if (stage.Normalization is { } normalization)
                WriteNormalization(writer, network.Parameters.RegionOf(normalization), stage);
            else if (stage.Maximum is not null)
                MaxoutEmitter.WriteForward(writer, stage);
            else if (stage.Rectifier is { } rectifier)
                PReLUEmitter.WriteForward(writer, network.Parameters.RegionOf(rectifier), stage);
            else if (stage.Fitted is not null)
                FittedEmitter.WriteForward(writer, network, stage);
            else if (stage.Select is { } select)
                WriteSelection(writer, stage, select);
            else if (stage.Activation is { } activation)
                WriteActivation(writer, stage, activation);
            else
                WriteCopy(writer, stage);

            if (stage.Dropout is { } dropout)
            {
                writer.Write();
                writer.Write($"// y = {DropoutFormulas.Forward(dropout)}: {DropoutFormulas.Reason(dropout)}");
                writer.Write($"{DropoutFormulas.Kernel(dropout)}.Forward(rows, {stage.Width}, y, stride: {stage.Stride}, mask);");
            }
        }
    }

    /// <summary>The argument that is W.</summary>
    public static string Weights(ParameterRegion region, string scope = "") =>
        $"parameters.Slice({scope}W{region.Number}, {Text.Integer(region.WeightFloats)})";

    /// <summary>The argument that is b.</summary>
    public static string Bias(ParameterRegion region, string scope = "") =>
        region.Layer.Bias ? $"parameters.Slice({scope}B{region.Number}, {region.BiasFloats})" : $"default({ReadOnlyFloats})";

    private static void WriteDense(CodeWriter writer, ParameterRegion region, Stage stage)
    {
        DenseNode layer = region.Layer;
        string affine = Formulas.Affine(region);
        string weights = Weights(region), bias = Bias(region);
        writer.Write("// y = " + (stage.Activation is { } activation ? Formulas.Activation(activation, affine) : affine));
        writer.Write(layer.IsTransposed
            ? $"""
                {Kernels}.Dense.TransposedForward(
                    rows, inputs: {layer.FanIn}, outputs: {layer.Units}, x, {weights}, stride: {region.Stride}, {bias},
                    y, yStride: {stage.Stride}, {Activation(stage.Activation)});
                """
            : $"""
                {Kernels}.Dense.Forward(
                    rows, inputs: {layer.FanIn}, outputs: {layer.Units}, x, xStride: {stage.InputStride},
                    {weights}, {bias}, y, stride: {region.Stride},
                    {Activation(stage.Activation)});
                """);
    }

    private static void WriteNormalization(CodeWriter writer, NormalizationRegion region, Stage stage)
    {
        NormalizationNode layer = region.Layer;
        writer.Write($"// y = {Formulas.Activated(stage, Formulas.Normalized(region, "x̂"))}, x̂ = {Formulas.Normal(layer)}");
        writer.Write(layer.OverBatch
            ? $"""
                {Kernels}.BatchNorm.Inference(
                    rows, width: {region.Width}, x, xStride: {stage.InputStride}, {NormalizationEmitter.Parameters(region)},
                    {NormalizationEmitter.Running(region)}, {Text.Float(layer.Epsilon)}, y, stride: {stage.Stride}, {Activation(stage.Activation)});
                """
            : $"""
                {Kernels}.RowNorm.Forward(
                    rows, width: {region.Width}, x, xStride: {stage.InputStride}, {NormalizationEmitter.Parameters(region)}, y, stride: {stage.Stride},
                    {RowNorm(layer)}, {Activation(stage.Activation)});
                """);
    }

    /// <summary>The argument that selects a normalisation of rows.</summary>
    public static string RowNorm(NormalizationNode layer) => $"new {Kernels}.{layer.Method}({Text.Float(layer.Epsilon)})";

    private static void WriteActivation(CodeWriter writer, Stage stage, ActivationNode activation)
    {
        writer.Write("// y = " + Formulas.Activation(activation, "x"));
        writer.Write(activation.Function.TakesRows()
            ? $"{Kernels}.{activation.Function}.Forward(rows, {stage.Width}, x, {stage.InputStride}, y, {stage.Stride});"
            : $"{Kernels}.Activation.Forward(rows, {stage.Width}, x, {stage.InputStride}, y, {stage.Stride}, {Activation(activation)});");
    }

    private static void WriteCopy(CodeWriter writer, Stage stage)
    {
        writer.Write("// y = x");
        writer.Write($"{Kernels}.Matrix.Copy(rows, {stage.Width}, x, {stage.InputStride}, y, {stage.Stride});");
    }

    private static void WriteSelection(CodeWriter writer, Stage stage, SelectNode select)
    {
        string x = select.Offset == 0 ? "x" : $"x.Slice({Text.Integer(select.Offset)})";
        writer.Write($"// y = columns {Text.Integer(select.Offset)} to {Text.Integer(select.Offset + stage.Width - 1)} of x");
        writer.Write($"{Kernels}.Matrix.Copy(rows, {stage.Width}, {x}, {stage.InputStride}, y, {stage.Stride});");
    }

    /// <summary>The layers of a stage in words: <c>Dense1, ReLU, Dropout 0.5</c>.</summary>
    public static string Title(Stage stage)
    {
        string? operation = stage switch
        {
            { Maximum: { } maximum } => $"The largest of {maximum.Pieces} pieces",
            { Select: { } select } => "Select " + select.Name,
            _ => (stage.Operation as ParametricNode)?.Name,
        };
        string?[] parts = [operation, stage.Activation?.Function.ToString(), stage.Dropout is { } dropout ? DropoutFormulas.Title(dropout) : null];
        return stage.Operation is InputNode ? "A copy of x" : string.Join(", ", parts.Where(part => part is not null));
    }
}
