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
            WriteOffsets(writer, network);
            HashSet<string> written = [];
            foreach (Stage stage in network.Inference.Stages)
            {
                written.Add(ForwardName(network, stage, training: false));
                WriteForward(writer, network, stage, training: false);
            }

            foreach (Stage stage in network.Training?.Stages ?? default)
            {
                if (stage.TakesColumns)
                {
                    NormalizationEmitter.WriteForward(writer, network, stage);
                    NormalizationEmitter.WriteBackward(writer, network, stage);
                    UpdateEmitter.Write(writer, network, network.Training!, stage);
                    continue;
                }

                if (written.Add(ForwardName(network, stage, training: true)))
                    WriteForward(writer, network, stage, training: true);
                BackwardEmitter.Write(writer, network, network.Training!, stage);
                UpdateEmitter.Write(writer, network, network.Training!, stage);
            }
        }
    }

    /// <summary>The call of a stage's forward method, between two buffers.</summary>
    public static string ForwardCall(LoweredNetwork network, Stage stage, string x, string y, bool training = false)
    {
        string parameters = stage.Learns ? "parameters, " : "";
        string mask = stage.Dropout is null ? "" : ", " + MaskOf(stage.Dropout);
        return $"Layers.{ForwardName(network, stage, training)}(rows, {x}, {parameters}{y}{mask});";
    }

    /// <summary>The rows of a share in the mask of this step; the same forward and backward.</summary>
    public static string MaskOf(DropoutNode dropout) => WholeMaskOf(dropout) + ".StartingAt(share.First)";

    /// <summary>The mask of this step for all rows of the batch.</summary>
    public static string WholeMaskOf(DropoutNode dropout) =>
        $"new {Mask}({Text.Float(dropout.Rate)}, _seed, StepCount, stream: {Text.Integer(dropout.Stream)})";

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

        if (stage.Dense is not { } dense)
            return $"{input}, {output}";
        ParameterRegion region = network.Parameters.RegionOf(dense);
        string index = Text.Subscript(region.Number);
        string bias = dense.Bias ? $", b{index} [{dense.Units}]" : "";
        return $"{input}, W{index} [{dense.FanIn} × {dense.Units}]{Rows(dense.Units, region.Stride)}{bias}, {output}";
    }

    public static string Rows(long width, int stride) => width == stride ? "" : $" in rows of {stride}";

    private static void WriteOffsets(CodeWriter writer, LoweredNetwork network)
    {
        ParameterLayout parameters = network.Parameters;
        writer.Write($"public const int Floats = {Text.Integer(parameters.Floats)};");
        foreach (ParameterRegion region in parameters.Regions)
        {
            writer.Write($"public const int W{region.Number} = {Text.Integer(region.Weights)}; // {region.Layer.Name}: [{region.Layer.FanIn} × {region.Layer.Units}]{Rows(region.Layer.Units, region.Stride)}");
            if (region.Layer.Bias)
                writer.Write($"public const int B{region.Number} = {Text.Integer(region.Bias)}; // [{region.Layer.Units}]");
        }

        foreach (NormalizationRegion region in parameters.Normalizations)
        {
            string shift = region.Layer.HasShift ? $" and β [{region.Width}], {region.VectorFloats} floats apart" : "";
            writer.Write($"public const int Norm{region.Number} = {Text.Integer(region.Parameters)}; // {region.Layer.Name}: γ{(shift.Length == 0 ? $" [{region.Width}]" : shift)}");
            if (region.RunningFloats > 0)
                writer.Write($"public const int Running{region.Number} = {Text.Integer(region.Running)}; // mean and variance [{region.Width}], {region.VectorFloats} floats apart");
        }

        if (parameters.TotalFloats > parameters.Floats)
            writer.Write($"public const int TotalFloats = {Text.Integer(parameters.TotalFloats)}; // with the running statistics, which are not trained");
    }

    /// <summary>A training stage that differs from the inference stage of its name, by where it reads, is called apart.</summary>
    private static string ForwardName(LoweredNetwork network, Stage stage, bool training)
    {
        bool differs = training && network.Inference.Stages.Any(other => other.Name == stage.Name && other.InputStride != stage.InputStride);
        return stage.Name + (differs ? "TrainingForward" : "Forward");
    }

    private static void WriteForward(CodeWriter writer, LoweredNetwork network, Stage stage, bool training)
    {
        List<string> arguments = ["int rows", $"{ReadOnlyFloats} x"];
        if (stage.Learns)
            arguments.Add($"{ReadOnlyFloats} parameters");
        arguments.Add($"{Floats} y");
        if (stage.Dropout is not null)
            arguments.Add($"{Mask} mask");
        writer.Write();
        writer.Write($"/// <summary>{Text.Xml(Title(stage))}, forward.</summary>");
        writer.Write($"/// <remarks>{Shapes(network, stage)}.</remarks>");
        using (writer.OpenMethod($"public static void {ForwardName(network, stage, training)}", arguments))
        {
            if (stage.Dense is { } dense)
                WriteDense(writer, network.Parameters.RegionOf(dense), stage);
            else if (stage.Normalization is { } normalization)
                WriteNormalization(writer, network.Parameters.RegionOf(normalization), stage);
            else if (stage.Activation is { } activation)
                WriteActivation(writer, stage, activation);
            else
                WriteCopy(writer, stage);

            if (stage.Dropout is { } dropout)
            {
                writer.Write();
                writer.Write($"// y = y ∘ mask / {Text.Number(1 - dropout.Rate)}: inverted dropout keeps the expected value");
                writer.Write($"{Kernels}.Dropout.Forward(rows, {stage.Width}, y, stride: {stage.Stride}, mask);");
            }
        }
    }

    private static void WriteDense(CodeWriter writer, ParameterRegion region, Stage stage)
    {
        DenseNode layer = region.Layer;
        string affine = Formulas.Affine(region);
        string bias = layer.Bias ? $"parameters.Slice(B{region.Number}, {region.BiasFloats})" : $"default({ReadOnlyFloats})";
        writer.Write("// y = " + (stage.Activation is { } activation ? Formulas.Activation(activation, affine) : affine));
        writer.Write($"""
            {Kernels}.Dense.Forward(
                rows, inputs: {layer.FanIn}, outputs: {layer.Units}, x, xStride: {stage.InputStride},
                parameters.Slice(W{region.Number}, {Text.Integer(region.WeightFloats)}), {bias}, y, stride: {region.Stride},
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
        writer.Write(activation.Function == ActivationFunction.Softmax
            ? $"{Kernels}.Softmax.Forward(rows, {stage.Width}, x, {stage.InputStride}, y, {stage.Stride});"
            : $"{Kernels}.Activation.Forward(rows, {stage.Width}, x, {stage.InputStride}, y, {stage.Stride}, {Activation(activation)});");
    }

    private static void WriteCopy(CodeWriter writer, Stage stage)
    {
        writer.Write("// y = x");
        writer.Write($"{Kernels}.Matrix.Copy(rows, {stage.Width}, x, {stage.InputStride}, y, {stage.Stride});");
    }

    /// <summary>The layers of a stage in words: <c>Dense1, ReLU, Dropout 0.5</c>.</summary>
    public static string Title(Stage stage)
    {
        string?[] parts = [(stage.Operation as ParametricNode)?.Name, stage.Activation?.Function.ToString(), stage.Dropout is { } dropout ? "Dropout " + Text.Number(dropout.Rate) : null];
        return string.Join(", ", parts.Where(part => part is not null));
    }
}
