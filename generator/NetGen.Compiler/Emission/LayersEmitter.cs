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
            WriteOffsets(writer, network.Parameters);
            HashSet<string> written = [];
            foreach (Stage stage in network.Inference.Stages)
            {
                written.Add(ForwardName(network, stage, training: false));
                WriteForward(writer, network, stage, training: false);
            }

            foreach (Stage stage in network.Training?.Stages ?? default)
            {
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
        string parameters = stage.Dense is null ? "" : "parameters, ";
        string mask = stage.Dropout is null ? "" : ", " + MaskOf(stage.Dropout);
        return $"Layers.{ForwardName(network, stage, training)}(rows, {x}, {parameters}{y}{mask});";
    }

    /// <summary>The rows of a share in the mask of this step; the same forward and backward.</summary>
    public static string MaskOf(DropoutNode dropout) =>
        $"new {Mask}({Text.Float(dropout.Rate)}, _seed, StepCount, stream: {Text.Integer(dropout.Stream)}).StartingAt(share.First)";

    /// <summary>Shapes as the remarks of a method state them.</summary>
    public static string Shapes(LoweredNetwork network, Stage stage)
    {
        string input = $"x [rows × {stage.InputShape.Size}]{Rows(stage.InputShape.Size, stage.InputStride)}";
        string output = $"y [rows × {stage.Width}]{Rows(stage.Width, stage.Stride)}";
        if (stage.Dense is not { } dense)
            return $"{input}, {output}";
        ParameterRegion region = network.Parameters.RegionOf(dense);
        string index = Text.Subscript(region.Number);
        string bias = dense.Bias ? $", b{index} [{dense.Units}]" : "";
        return $"{input}, W{index} [{dense.FanIn} × {dense.Units}]{Rows(dense.Units, region.Stride)}{bias}, {output}";
    }

    public static string Rows(long width, int stride) => width == stride ? "" : $" in rows of {stride}";

    private static void WriteOffsets(CodeWriter writer, ParameterLayout parameters)
    {
        writer.Write($"public const int Floats = {Text.Integer(parameters.Floats)};");
        foreach (ParameterRegion region in parameters.Regions)
        {
            writer.Write($"public const int W{region.Number} = {Text.Integer(region.Weights)}; // {region.Layer.Name}: [{region.Layer.FanIn} × {region.Layer.Units}]{Rows(region.Layer.Units, region.Stride)}");
            if (region.Layer.Bias)
                writer.Write($"public const int B{region.Number} = {Text.Integer(region.Bias)}; // [{region.Layer.Units}]");
        }
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
        if (stage.Dense is not null)
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
        string?[] parts = [stage.Dense?.Name, stage.Activation?.Function.ToString(), stage.Dropout is { } dropout ? "Dropout " + Text.Number(dropout.Rate) : null];
        return string.Join(", ", parts.Where(part => part is not null));
    }
}
