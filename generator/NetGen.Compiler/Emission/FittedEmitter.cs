using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The layers that are fitted to the training set: their figures, their forward methods, and what has to be fitted before use.</summary>
internal static class FittedEmitter
{
    /// <summary>The constant with the floats that have gradients.</summary>
    public static string TrainedFloats(LoweredNetwork network) => network.Parameters.Fitted is null ? "Layers.Floats" : "Layers.TrainedFloats";

    /// <summary>Where the figures lie.</summary>
    public static void WriteOffsets(CodeWriter writer, ParameterLayout parameters)
    {
        if (parameters.Fill is { } fill)
        {
            writer.Write($"public const int Means = {Text.Integer(fill.Start)}; // {fill.Layer.Name}: what missing values count as [{fill.Width}]");
            return;
        }

        if (parameters.Fitted is null)
            return;
        writer.Write($"public const int TrainedFloats = {Text.Integer(parameters.TrainedFloats)}; // what is fitted lies behind them");
        foreach (FittedRegion region in parameters.Root.Fitted)
        {
            writer.Write(region switch
            {
                ScalingRegion scaling => $"public const int Scaling{region.Number} = {Text.Integer(region.Start)}; // "
                    + $"{region.Layer.Name}: mean, scale and offset [{scaling.Width}], {scaling.VectorFloats} floats apart",
                ProjectionRegion projection => $"public const int Projection{region.Number} = {Text.Integer(region.Start)}; // "
                    + $"{region.Layer.Name}: [{projection.Projection.FanIn} × {projection.Projection.Components}]{LayersEmitter.Rows(projection.Projection.Components, projection.Stride)}",
                _ => throw new InvalidOperationException($"No place for {region}."),
            });
            if (region is ScalingRegion counted)
                writer.Write($"public const int Samples{region.Number} = {Text.Integer(region.Start + counted.ScalingFloats)}; // how many it was fitted to, 0 before");
            else
                writer.Write($"public const int Variances{region.Number} = {Text.Integer(region.Start + ((ProjectionRegion)region).MatrixFloats)}; // [{((ProjectionRegion)region).Projection.Components}]");
        }
    }

    /// <summary>The property by which a layer's figures are reached.</summary>
    public static void WriteView(CodeWriter writer, FittedRegion region)
    {
        string name = region.Layer.Name, number = Text.Integer(region.Number);
        switch (region)
        {
            case ScalingRegion scaling:
                writer.Write($"""
                    /// <summary>What {name} was fitted to: mean, scale and offset of each of {scaling.Width} features.</summary>
                    public global::NetGen.ScalingParameters {name} => new global::NetGen.ScalingParameters(
                        _parameters.Span.Slice(Layers.Scaling{number}, {scaling.Width}),
                        _parameters.Span.Slice(Layers.Scaling{number} + {scaling.VectorFloats}, {scaling.Width}),
                        _parameters.Span.Slice(Layers.Scaling{number} + {2 * scaling.VectorFloats}, {scaling.Width}),
                        _parameters.Span.Slice(Layers.Samples{number}, 1));
                    """);
                break;
            case FillRegion fill:
                writer.Write($"""
                    /// <summary>What is left of {name}: the mean of each of {fill.Width} features, which a missing value counts as.</summary>
                    public global::NetGen.FillParameters {name} => new global::NetGen.FillParameters(_parameters.Span.Slice(Layers.Means, {fill.Width}));
                    """);
                break;
            case ProjectionRegion projection:
                ProjectionNode node = projection.Projection;
                writer.Write($"""
                    /// <summary>What {name} was fitted to: P [{node.FanIn} × {node.Components}] and the variance of each component.</summary>
                    public global::NetGen.ProjectionParameters {name} => new global::NetGen.ProjectionParameters(
                        new global::NetGen.MatrixView(_parameters.Span.Slice(Layers.Projection{number}, {Text.Integer(projection.MatrixFloats)}), {node.FanIn}, {node.Components}, {projection.Stride}),
                        _parameters.Span.Slice(Layers.Variances{number}, {node.Components}));
                    """);
                break;
        }

        writer.Write();
    }

    /// <summary>The tensors of a layer in files.</summary>
    public static IEnumerable<string> Tensors(FittedRegion region)
    {
        string name = region.Layer.FileName, number = Text.Integer(region.Number);
        return region switch
        {
            ScalingRegion scaling =>
            [
                Vector("mean", scaling.Width, $"Scaling{number}", scaling.VectorFloats),
                Vector("scale", scaling.Width, $"Scaling{number} + {scaling.VectorFloats}", scaling.VectorFloats),
                Vector("offset", scaling.Width, $"Scaling{number} + {2 * scaling.VectorFloats}", scaling.VectorFloats),
                Vector("samples", 1, $"Samples{number}", LeadingDimension.Line),
            ],
            FillRegion fill => [$"new global::NetGen.ParameterTensor(\"{name}.mean\", global::NetGen.ParameterKind.FittedVector, 1, {fill.Width}, Layers.Means, {fill.Floats})"],
            ProjectionRegion { Projection: var node } projection =>
            [
                Tensor("components", "FittedMatrix", node.FanIn, node.Components, $"Projection{number}", projection.Stride),
                Vector("variance", node.Components, $"Variances{number}", projection.VectorFloats),
            ],
            _ => throw new InvalidOperationException($"No tensors for {region}."),
        };

        string Vector(string what, int columns, string offset, int stride) => Tensor(what, "FittedVector", 1, columns, offset, stride);

        string Tensor(string what, string kind, int rows, int columns, string offset, int stride) =>
            $"new global::NetGen.ParameterTensor(\"{name}.{what}\", global::NetGen.ParameterKind.{kind}, {Text.Integer(rows)}, {Text.Integer(columns)}, "
            + $"Layers.{offset}, {Text.Integer(stride)})";
    }

    /// <summary>The layers as the network's description lists them, for what fits them.</summary>
    public static IEnumerable<string> Descriptions(ParameterLayout parameters) => parameters.Root.Fitted.Where(region => region is not FillRegion).Select(region =>
    {
        const string Method = "global::NetGen.PreprocessingMethod.", Type = "global::NetGen.FittedLayer";
        return region switch
        {
            ScalingRegion { Scaling: var node } scaling =>
                $"{Type}.Scaling(\"{node.Name}\", {Method}{node.Method}, features: {Text.Integer(scaling.Width)}, offset: Layers.Scaling{region.Number}"
                + (node.Method == PreprocessingMethod.MinMax ? $", low: {Text.Float(node.Low)}, high: {Text.Float(node.High)}" : "")
                + (node.IsGlobal ? ", isGlobal: true" : "") + ")",
            ProjectionRegion { Projection: var node } projection =>
                $"{Type}.Projection(\"{node.Name}\", {Method}{MethodOf(node)}, features: {Text.Integer(node.FanIn)}, components: {Text.Integer(node.Components)}, "
                + $"offset: Layers.Projection{region.Number}, stride: {projection.Stride}{(node.Whitens ? $", epsilon: {Text.Float(node.Epsilon)}" : "")})",
            _ => throw new InvalidOperationException($"No description for {region}."),
        };
    });

    /// <summary>The statement that objects where nothing has been fitted yet; none where there is nothing to fit.</summary>
    public static string Guard(LoweredNetwork network, string parameters) => network.Parameters.Fitted is { } fitted
        ? $"{Kernels}.Guard.Fitted({parameters}[Layers.Samples{fitted.Number}]);\n    "
        : "";

    /// <summary>What a caller is told of that.</summary>
    public static string GuardDocumentation(LoweredNetwork network) => network.Parameters.Fitted is null
        ? ""
        : "\n/// <exception cref=\"global::System.InvalidOperationException\">The preprocessing has not been fitted to data yet.</exception>";

    /// <summary>x and y of a layer as the remarks of its method state them.</summary>
    public static string Shapes(LoweredNetwork network, Stage stage) => network.Parameters.RegionOf(stage.Fitted!) switch
    {
        ProjectionRegion { Projection: var node } region =>
            $"P{Text.Subscript(region.Number)} [{node.FanIn} × {node.Components}]{LayersEmitter.Rows(node.Components, region.Stride)}",
        var region => $"mean, scale and offset [{((ScalingRegion)region).Width}]",
    };

    public static void WriteForward(CodeWriter writer, LoweredNetwork network, Stage stage)
    {
        FittedRegion region = network.Parameters.RegionOf(stage.Fitted!);
        writer.Write($"// y = {Formula(network, stage.Fitted!)}");
        writer.Write(region switch
        {
            ProjectionRegion { Projection: var node } projection => $"""
                {Kernels}.Dense.Forward(
                    rows, inputs: {node.FanIn}, outputs: {node.Components}, x, xStride: {stage.InputStride},
                    parameters.Slice(Projection{region.Number}, {Text.Integer(projection.MatrixFloats)}), default({ReadOnlyFloats}), y, stride: {projection.Stride},
                    {Activation(null)});
                """,
            var scaling => $"""
                {Kernels}.Scaling.Forward(
                    rows, width: {stage.Width}, x, xStride: {stage.InputStride}, parameters.Slice(Scaling{region.Number}, {((ScalingRegion)scaling).ScalingFloats}), y, stride: {stage.Stride});
                """,
        });
    }

    /// <summary>What a layer computes.</summary>
    public static string Formula(LoweredNetwork network, FittedNode node) => node switch
    {
        ScalingNode { Method: PreprocessingMethod.ZeroCenter, IsGlobal: true } => "x - mean over all features and samples, missing values 0",
        ScalingNode { Method: PreprocessingMethod.ZeroCenter } => "x - mean, missing values 0",
        ScalingNode { Method: PreprocessingMethod.Standardize } => "(x - mean) / σ, missing values 0",
        FillNode => "x, missing values the mean",
        ScalingNode scaling => $"(x - mean)·s + offset, so that x is in [{Text.Number(scaling.Low)}, {Text.Number(scaling.High)}], missing values the mean",
        ProjectionNode { Whitens: true } => $"x·P{Number(network, node)}, P = E / √(λ + ε), of the largest eigenvalues λ of the covariance",
        _ => $"x·P{Number(network, node)}, P the eigenvectors of the covariance with the largest eigenvalues",
    };

    /// <summary>The layer in a table.</summary>
    public static string Title(FittedNode node) => node switch
    {
        ScalingNode { Method: PreprocessingMethod.MinMax } scaling => $"{node.Name}, [{Text.Number(scaling.Low)}, {Text.Number(scaling.High)}]",
        FillNode => node.Name + ", missing values",
        _ => node.Name,
    };

    private static PreprocessingMethod MethodOf(ProjectionNode node) => node.Whitens ? PreprocessingMethod.Whiten : PreprocessingMethod.Pca;

    private static string Number(LoweredNetwork network, FittedNode node) => Text.Subscript(network.Parameters.RegionOf(node).Number);
}
