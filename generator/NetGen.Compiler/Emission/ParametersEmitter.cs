using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The parameters of a network: their buffer, initialisation, views, and files.</summary>
internal static class ParametersEmitter
{
    public static void Write(CodeWriter writer, LoweredNetwork network)
    {
        string name = network.Host.Name;
        writer.Write($"private readonly {AlignedBuffer} _parameters;");
        writer.Write();
        if (network.IsFrozen)
            WriteFrozenConstructor(writer, network, name);
        else
            WriteConstructors(writer, network, name);
        foreach (ParameterRegion region in network.Parameters.Regions)
            WriteView(writer, region);
        foreach (NormalizationRegion region in network.Parameters.Normalizations)
            WriteView(writer, region);
        WriteDescription(writer, network);
        WriteFiles(writer, name, network.IsFrozen ? "" : $"new {AlignedBuffer}({Floats(network)})");
    }

    private static void WriteFrozenConstructor(CodeWriter writer, LoweredNetwork network, string name)
    {
        using (writer.Open($"internal {name}()"))
            writer.Write($"_parameters = new {AlignedBuffer}({Floats(network)});");
        writer.Write();
    }

    private static void WriteConstructors(CodeWriter writer, LoweredNetwork network, string name)
    {
        writer.Write("""
            /// <summary>A network with fresh parameters; biases start at 0.</summary>
            /// <param name="seed">The same seed gives the same weights.</param>
            """);
        using (writer.Open($"public {name}(int seed = 0)"))
        {
            writer.Write($"_parameters = new {AlignedBuffer}({Floats(network)});");
            foreach (ParameterRegion region in network.Parameters.Regions)
                WriteInitialisation(writer, region);
            foreach (NormalizationRegion region in network.Parameters.Normalizations)
                WriteInitialisation(writer, region);
        }

        writer.Write();
        writer.Write($"private {name}({AlignedBuffer} parameters)");
        writer.Write("{");
        writer.Write("    _parameters = parameters;");
        writer.Write("}");
        writer.Write();
    }

    private static void WriteInitialisation(CodeWriter writer, ParameterRegion region)
    {
        DenseNode layer = region.Layer;
        WeightInitializer initializer = layer.Initializer;
        string stream = $"seed, stream: {Text.Integer(region.Number)}";
        (string distribution, string call) = initializer.Form switch
        {
            DistributionForm.Constant => ($"= {Text.Number(initializer.Low)}", $"Constant({{0}}, {Text.Float(initializer.Low)})"),
            DistributionForm.Uniform => ("~ U(low, high)", $"Uniform({{0}}, low: {Text.Float(initializer.Low)}, high: {Text.Float(initializer.High)}, {stream})"),
            DistributionForm.TruncatedNormal => ("~ N(0, σ²), truncated at two standard deviations", $"TruncatedNormal({{0}}, standardDeviation: {Text.Float(initializer.StandardDeviation)}, {stream})"),
            _ => ("~ N(0, σ²)", $"Normal({{0}}, standardDeviation: {Text.Float(initializer.StandardDeviation)}, {stream})"),
        };
        writer.Write();
        writer.Write($"// W{Text.Subscript(region.Number)} {distribution}: {Text.Name(initializer.Declared)}, fan-in {Text.Integer(layer.FanIn)}, fan-out {Text.Integer(layer.Units)}");
        writer.Write($"{Kernels}.Initialize.{string.Format(System.Globalization.CultureInfo.InvariantCulture, call, layer.Name + ".Weights")};");
    }

    /// <summary>The floats of the parameter buffer, running statistics included.</summary>
    private static string Floats(LoweredNetwork network) =>
        network.Parameters.TotalFloats > network.Parameters.Floats ? "Layers.TotalFloats" : "Layers.Floats";

    private static void WriteInitialisation(CodeWriter writer, NormalizationRegion region)
    {
        string running = region.RunningFloats > 0 ? "; running variance = 1" : "";
        writer.Write();
        writer.Write($"// γ{Text.Subscript(region.Number)} = 1{running}");
        writer.Write($"{region.Layer.Name}.Gamma.Fill(1f);");
        if (region.RunningFloats > 0)
            writer.Write($"{region.Layer.Name}.RunningVariance.Fill(1f);");
    }

    private static void WriteView(CodeWriter writer, NormalizationRegion region)
    {
        NormalizationNode layer = region.Layer;
        string index = Text.Subscript(region.Number);
        string[] vectors = layer.OverBatch
            ? [Vector("Norm", 0), Vector("Norm", 1), Vector("Running", 0), Vector("Running", 1)]
            : [Vector("Norm", 0), layer.HasShift ? Vector("Norm", 1) : $"default({KernelCalls.Floats})"];
        string what = (layer.HasShift ? $"γ{index} and β{index}" : $"γ{index}") + $" [{region.Width}]" + (layer.OverBatch ? ", and its running statistics" : "");
        string type = layer.OverBatch ? "BatchNormParameters" : "NormalizationParameters";
        writer.Write($"/// <summary>The parameters of {layer.Name}: {what}.</summary>");
        writer.Write($"public global::NetGen.{type} {layer.Name} => new global::NetGen.{type}(\n    {string.Join(",\n    ", vectors)});");
        writer.Write();

        string Vector(string region1, int vector) =>
            $"_parameters.Span.Slice(Layers.{region1}{region.Number}{(vector == 0 ? "" : " + " + region.VectorFloats)}, {region.Width})";
    }

    private static void WriteView(CodeWriter writer, ParameterRegion region)
    {
        DenseNode layer = region.Layer;
        string bias = layer.Bias
            ? $"_parameters.Span.Slice(Layers.B{region.Number}, {Text.Integer(layer.Units)})"
            : $"default({KernelCalls.Floats})";
        writer.Write($"""
            /// <summary>The parameters of {layer.Name}: W{Text.Subscript(region.Number)} [{layer.FanIn} × {layer.Units}]{(layer.Bias ? $" and b{Text.Subscript(region.Number)} [{layer.Units}]" : "")}.</summary>
            public global::NetGen.DenseParameters {layer.Name} => new global::NetGen.DenseParameters(
                new global::NetGen.MatrixView(_parameters.Span.Slice(Layers.W{region.Number}, {Text.Integer(region.WeightFloats)}), {layer.FanIn}, {layer.Units}, {region.Stride}),
                {bias});
            """);
        writer.Write();
    }

    private static void WriteDescription(CodeWriter writer, LoweredNetwork network)
    {
        List<string> arguments =
        [
            $"\"{network.Host.Name.TrimStart('@')}\", InputSize, OutputSize",
            network.Graph.Loss is { } loss ? $"global::NetGen.LossFunction.{loss.Function}" : "loss: null",
            network.FusedActivation is { } fused ? $"global::NetGen.ActivationFunction.{fused}" : "fusedActivation: null",
            $"fingerprint: \"{Fingerprint.Of(network)}\"",
        ];
        foreach (ParametricNode layer in network.Graph.Nodes.OfType<ParametricNode>())
            arguments.AddRange(layer is NormalizationNode normalization ? Tensors(network, normalization) : Tensors(network, (DenseNode)layer));

        writer.Write("/// <summary>The network's sizes, its fingerprint, and where each parameter lies.</summary>");
        writer.Write("public static global::NetGen.NetworkDescription Description { get; } = new global::NetGen.NetworkDescription(");
        writer.Write("    " + string.Join(",\n    ", arguments) + ");");
        writer.Write();
        writer.Write("""
            global::NetGen.NetworkDescription global::NetGen.INetwork.Description => Description;

            global::System.Span<float> global::NetGen.INetwork.ParameterBuffer => _parameters.Span;

            """);
    }

    private static IEnumerable<string> Tensors(LoweredNetwork network, DenseNode layer)
    {
        ParameterRegion region = network.Parameters.RegionOf(layer);
        yield return Tensor(layer.FileName + ".weight", "Matrix", layer.FanIn, layer.Units, "W" + Text.Integer(region.Number), region.Stride);
        if (layer.Bias)
            yield return Tensor(layer.FileName + ".bias", "Vector", 1, layer.Units, "B" + Text.Integer(region.Number), region.BiasFloats);
    }

    private static IEnumerable<string> Tensors(LoweredNetwork network, NormalizationNode layer)
    {
        NormalizationRegion region = network.Parameters.RegionOf(layer);
        string number = Text.Integer(region.Number), behind = " + " + Text.Integer(region.VectorFloats);
        yield return Vector("weight", "Vector", "Norm" + number);
        if (layer.HasShift)
            yield return Vector("bias", "Vector", "Norm" + number + behind);
        if (!layer.OverBatch)
            yield break;
        yield return Vector("running_mean", "Statistic", "Running" + number);
        yield return Vector("running_var", "Statistic", "Running" + number + behind);

        string Vector(string name, string kind, string offset) =>
            Tensor(layer.FileName + "." + name, kind, 1, region.Width, offset, region.VectorFloats);
    }

    private static string Tensor(string name, string kind, int rows, int columns, string offset, int stride) =>
        $"new global::NetGen.ParameterTensor(\"{name}\", global::NetGen.ParameterKind.{kind}, {Text.Integer(rows)}, {Text.Integer(columns)}, Layers.{offset}, {Text.Integer(stride)})";

    private static void WriteFiles(CodeWriter writer, string name, string parameters)
    {
        const string Names = "global::System.Collections.Generic.IReadOnlyDictionary<string, string>? names = null";
        const string NamesDocumentation =
            """/// <param name="names">Names in the file and the network's own: <c>0.weight</c> → <c>dense1.weight</c>; null where they are equal.</param>""";
        writer.Write($$"""
            /// <summary>A network with the parameters of a safetensors file.</summary>
            /// <param name="path">The file.</param>
            {{NamesDocumentation}}
            /// <exception cref="global::NetGen.ParameterFileException">The file is damaged or does not fit; the message says where.</exception>
            public static {{name}} Load(string path, {{Names}})
            {
                {{name}} network = new {{name}}({{parameters}});
                network.LoadParameters(path, names);
                return network;
            }

            /// <summary>A network with the parameters of a safetensors file in memory, such as an embedded resource.</summary>
            /// <param name="file">The whole file.</param>
            {{NamesDocumentation}}
            /// <exception cref="global::NetGen.ParameterFileException">The file is damaged or does not fit; the message says where.</exception>
            public static {{name}} Load(global::System.ReadOnlySpan<byte> file, {{Names}})
            {
                {{name}} network = new {{name}}({{parameters}});
                network.LoadParameters(file, names);
                return network;
            }

            /// <summary>Replaces the parameters by those of a safetensors file. Whatever goes wrong, the network stays as it was.</summary>
            /// <param name="path">The file.</param>
            {{NamesDocumentation}}
            /// <exception cref="global::NetGen.ParameterFileException">The file is damaged or does not fit; the message says where.</exception>
            public void LoadParameters(string path, {{Names}}) =>
                global::NetGen.ParameterFile.Load(this, path, names);

            /// <summary>Replaces the parameters by those of a safetensors file in memory. Whatever goes wrong, the network stays as it was.</summary>
            /// <param name="file">The whole file.</param>
            {{NamesDocumentation}}
            /// <exception cref="global::NetGen.ParameterFileException">The file is damaged or does not fit; the message says where.</exception>
            public void LoadParameters(global::System.ReadOnlySpan<byte> file, {{Names}}) =>
                global::NetGen.ParameterFile.Load(this, file, names);

            /// <summary>Saves the parameters as safetensors, with PyTorch's names and orientation. An existing file is replaced in one step.</summary>
            /// <param name="path">The file.</param>
            public void Save(string path) => global::NetGen.ParameterFile.Save(this, path);

            """);
    }
}
