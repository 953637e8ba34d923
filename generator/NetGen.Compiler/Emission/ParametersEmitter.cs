using NetGen.Compiler.Declarations;
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
            WriteFrozenConstructor(writer, name);
        else
            WriteConstructors(writer, network, name);
        foreach (ParameterRegion region in network.Parameters.Regions)
            WriteView(writer, region);
        foreach (NormalizationRegion region in network.Parameters.Root.Normalizations)
            WriteView(writer, region);
        foreach (PReLURegion region in network.Parameters.Root.Rectifiers)
            WriteView(writer, region);
        foreach (FittedRegion region in network.Parameters.Root.Fitted)
            FittedEmitter.WriteView(writer, region);
        BlockViewEmitter.WriteParameters(writer, network.Parameters);
        WriteDescription(writer, network);
        WriteFiles(writer, name, network.IsFrozen ? "" : $"new {AlignedBuffer}(Layers.Floats)");
    }

    private static void WriteFrozenConstructor(CodeWriter writer, string name)
    {
        using (writer.Open($"internal {name}()"))
            writer.Write($"_parameters = new {AlignedBuffer}(Layers.Floats);");
        writer.Write();
    }

    private static void WriteConstructors(CodeWriter writer, LoweredNetwork network, string name)
    {
        string exception = network.Parameters.Regions.Any(region => region.Layer.BiasInit != 0) ? " where nothing else is declared" : "";
        writer.Write($"""
            /// <summary>A network with fresh parameters; biases start at 0{exception}.</summary>
            /// <param name="seed">The same seed gives the same weights.</param>
            """);
        using (writer.Open($"public {name}(int seed = 0)"))
        {
            writer.Write($"_parameters = new {AlignedBuffer}(Layers.Floats);");
            WriteInitialisations(writer, network.Parameters.Root, "", "");
        }

        writer.Write();
        writer.Write($"private {name}({AlignedBuffer} parameters)");
        writer.Write("{");
        writer.Write("    _parameters = parameters;");
        writer.Write("}");
        writer.Write();
    }

    /// <param name="writer">The writer.</param>
    /// <param name="scope">The parameters of the network or of a block.</param>
    /// <param name="path">How the views of the scope are reached: <c>Residual1[repeat].</c>.</param>
    /// <param name="streams">What the loops around add to the number of a random stream.</param>
    private static void WriteInitialisations(CodeWriter writer, ParameterScope scope, string path, string streams, int loops = 0)
    {
        foreach (ParameterRegion region in scope.Regions)
            WriteInitialisation(writer, region, path, streams);
        foreach (NormalizationRegion region in scope.Normalizations)
            WriteInitialisation(writer, region, path);
        foreach (PReLURegion region in scope.Rectifiers)
            WriteInitialisation(writer, region, path);
        foreach (ParameterGroup group in scope.Groups)
        {
            if (group.Floats == 0)
                continue;
            writer.Write();
            if (group.Repeat == 1)
            {
                WriteInitialisations(writer, group, path + group.Composition.Name + ".", streams, loops);
                continue;
            }

            string index = BodyScope.Index(loops);
            using (writer.Open($"for (int {index} = 0; {index} < {Text.Integer(group.Repeat)}; {index}++)"))
                WriteInitialisations(writer, group, $"{path}{group.Composition.Name}[{index}].", $"{streams} + {index} * {Text.Integer(group.Streams)}", loops + 1);
        }
    }

    private static void WriteInitialisations(CodeWriter writer, ParameterGroup group, string path, string streams, int loops)
    {
        if (group.Projection is { } projection)
            WriteInitialisation(writer, projection, path, streams);
        foreach (BlockParameters block in group.Blocks)
            WriteInitialisations(writer, block.Scope, block.Name.Length == 0 ? path : $"{path}{block.Name}.", streams, loops);
    }

    private static void WriteInitialisation(CodeWriter writer, ParameterRegion region, string path, string streams)
    {
        DenseNode layer = region.Layer;
        WeightInitializer initializer = layer.Initializer;
        string stream = $"seed, stream: {Text.Integer(region.Stream)}{streams}";
        (string distribution, string call) = initializer.Form switch
        {
            DistributionForm.Constant => ($"= {Text.Number(initializer.Low)}", $"Constant({{0}}, {Text.Float(initializer.Low)})"),
            DistributionForm.Uniform => ("~ U(low, high)", $"Uniform({{0}}, low: {Text.Float(initializer.Low)}, high: {Text.Float(initializer.High)}, {stream})"),
            DistributionForm.TruncatedNormal => ("~ N(0, σ²), truncated at two standard deviations", $"TruncatedNormal({{0}}, standardDeviation: {Text.Float(initializer.StandardDeviation)}, {stream})"),
            DistributionForm.Orthogonal => ("orthogonal", $"Orthogonal({{0}}, gain: {Text.Float(initializer.StandardDeviation * Math.Sqrt(Math.Max(layer.FanIn, layer.Units)))}, {stream})"),
            _ => ("~ N(0, σ²)", $"Normal({{0}}, standardDeviation: {Text.Float(initializer.StandardDeviation)}, {stream})"),
        };
        writer.Write();
        writer.Write($"// W{Text.Subscript(region.Number)} {distribution}: {Text.Name(initializer.Declared)}, fan-in {Text.Integer(layer.FanIn)}, fan-out {Text.Integer(layer.Units)}");
        writer.Write($"{Kernels}.Initialize.{string.Format(System.Globalization.CultureInfo.InvariantCulture, call, path + layer.Name + ".Weights")};");
        if (layer.BiasInit != 0)
        {
            writer.Write($"// b{Text.Subscript(region.Number)} = {Text.Number(layer.BiasInit)}");
            writer.Write($"{path}{layer.Name}.Bias.Fill({Text.Float(layer.BiasInit)});");
        }
    }

    private static void WriteInitialisation(CodeWriter writer, NormalizationRegion region, string path)
    {
        string running = region.RunningFloats > 0 ? "; running variance = 1" : "";
        writer.Write();
        writer.Write($"// γ{Text.Subscript(region.Number)} = 1{running}");
        writer.Write($"{path}{region.Layer.Name}.Gamma.Fill(1f);");
        if (region.RunningFloats > 0)
            writer.Write($"{path}{region.Layer.Name}.RunningVariance.Fill(1f);");
    }

    private static void WriteInitialisation(CodeWriter writer, PReLURegion region, string path)
    {
        writer.Write();
        writer.Write($"// α{Text.Subscript(region.Number)} = {Text.Number(region.Layer.Alpha)}");
        writer.Write($"{path}{region.Layer.Name}.Slope.Fill({Text.Float(region.Layer.Alpha)});");
    }

    private static void WriteView(CodeWriter writer, PReLURegion region)
    {
        writer.Write($"/// <summary>The parameters of {region.Layer.Name}: {PReLUEmitter.Vector(region)}.</summary>");
        writer.Write(PReLUEmitter.View(region, "_parameters.Span", "Layers", "Parameters"));
        writer.Write();
    }

    private static void WriteView(CodeWriter writer, NormalizationRegion region)
    {
        writer.Write($"/// <summary>The parameters of {region.Layer.Name}: {NormalizationEmitter.Vectors(region)}.</summary>");
        writer.Write(NormalizationEmitter.View(region, "_parameters.Span", "Layers"));
        writer.Write();
    }

    private static void WriteView(CodeWriter writer, ParameterRegion region)
    {
        DenseNode layer = region.Layer;
        string bias = layer.Bias
            ? $"_parameters.Span.Slice(Layers.B{region.Number}, {Text.Integer(layer.Units)})"
            : $"default({Floats})";
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
            .. network.Graph.Loss is { Function: LossFunction.Huber } huber ? [$"lossDelta: {Text.Float(huber.Delta)}"] : (string[])[],
            network.FusedActivation is { } fused ? $"global::NetGen.ActivationFunction.{fused}" : "fusedActivation: null",
            $"fingerprint: \"{Fingerprint.Of(network)}\"",
        ];
        if (network.Parameters.HasBlocks)
            arguments.Add("Tensors()");
        else
            arguments.AddRange(network.Parameters.Root.InOrder.SelectMany(entry => Tensors(entry, "\"", "", "Layers")));

        writer.Write("/// <summary>The network's sizes, its fingerprint, and where each parameter lies.</summary>");
        writer.Write("public static global::NetGen.NetworkDescription Description { get; } = new global::NetGen.NetworkDescription(");
        writer.Write("    " + string.Join(",\n    ", arguments) + DescriptionEnd(network));
        writer.Write();
        writer.Write("""
            global::NetGen.NetworkDescription global::NetGen.INetwork.Description => Description;

            global::System.Span<float> global::NetGen.INetwork.ParameterBuffer => _parameters.Span;

            """);
        if (network.Parameters.HasBlocks)
            WriteTensors(writer, network);
    }

    private static string Head(GraphBranch head)
    {
        string fused = head.FusedActivation is { } activation ? $"global::NetGen.ActivationFunction.{activation}" : "null";
        return $"new global::NetGen.OutputHead(\"{head.Name}\", {Text.Integer(head.Head!.Offset)}, {head.Output.Shape.Size}, global::NetGen.LossFunction.{head.Head.Loss.Function}, "
            + $"{Text.Float(head.Head.Weight)}, {Text.Float(head.Head.Loss.Delta)}, {fused})";
    }

    /// <summary>What a description says beyond sizes and tensors.</summary>
    private static string DescriptionEnd(LoweredNetwork network)
    {
        string[] fitted = [.. FittedEmitter.Descriptions(network.Parameters)];
        List<string> additions = [];
        if (network.Graph.Heads.Count > 0)
            additions.Add($"WithHeads(\n        {string.Join(",\n        ", network.Graph.Heads.Select(Head))})");
        if (network.Graph.Schedule is { } schedule)
            additions.Add($"WithSchedule({ScheduleEmitter.Expression(schedule)})");
        if (fitted.Length > 0)
            additions.Add($"WithPreprocessing(\n        {string.Join(",\n        ", fitted)})");
        if (network.Graph.Augmentations.Count > 0)
            additions.Add(AugmentationEmitter.Expression(network.Graph));
        return ")" + string.Concat(additions.Select(addition => "\n    ." + addition)) + ";";
    }

    /// <summary>The list of a network with blocks, whose tensors repeat.</summary>
    private static void WriteTensors(CodeWriter writer, LoweredNetwork network)
    {
        using (writer.Open("private static global::NetGen.ParameterTensor[] Tensors()"))
        {
            writer.Write($"global::NetGen.ParameterTensor[] tensors = new global::NetGen.ParameterTensor[{Text.Integer(TensorCount(network.Parameters.Root))}];");
            writer.Write("int next = 0;");
            WriteTensors(writer, network.Parameters.Root, "\"", "", 0, 0);
            writer.Write("return tensors;");
        }

        writer.Write();
    }

    /// <param name="writer">The writer.</param>
    /// <param name="scope">The parameters of the network or of a block.</param>
    /// <param name="prefix">What the tensors' names begin with, as C#: a quotation mark, and what stands before it.</param>
    /// <param name="start">What their offsets count from, as C#.</param>
    /// <param name="level">How many compositions the scope stands in.</param>
    /// <param name="loops">How many of those repeat.</param>
    private static void WriteTensors(CodeWriter writer, ParameterScope scope, string prefix, string start, int level, int loops)
    {
        foreach (IParameterEntry entry in scope.InOrder)
        {
            if (entry is ParameterGroup group)
                WriteTensors(writer, group, prefix, start, level, loops);
            else
                WriteTensors(writer, entry, scope.Name, prefix, start);
        }
    }

    private static void WriteTensors(CodeWriter writer, ParameterGroup group, string prefix, string start, int level, int loops)
    {
        if (group.Floats == 0)
            return;
        string name = BodyScope.ClassOf(group.Name);
        string at = "at" + (level == 0 ? "" : Text.Integer(level + 1));
        string index = BodyScope.Index(loops);
        writer.Write();
        if (group.Repeat == 1)
        {
            using (writer.Open("// " + group.Composition.Name))
            {
                writer.Write($"int {at} = {start}{name}.Start;");
                WriteBlockTensors(writer, group, $"{prefix}{group.FileName}.", at + " + ", level + 1, loops);
            }
        }
        else
        {
            using (writer.Open($"for (int {index} = 0; {index} < {Text.Integer(group.Repeat)}; {index}++)"))
            {
                string path = "name" + (level == 0 ? "" : Text.Integer(level + 1));
                writer.Write($"int {at} = {start}{name}.Start + {index} * {name}.Floats;");
                writer.Write($"string {path} = {prefix}{group.FileName}.\" + {index}.ToString(global::System.Globalization.CultureInfo.InvariantCulture) + \".\";");
                WriteBlockTensors(writer, group, path + " + \"", at + " + ", level + 1, loops + 1);
            }
        }

        writer.Write();
    }

    private static void WriteBlockTensors(CodeWriter writer, ParameterGroup group, string prefix, string start, int level, int loops)
    {
        if (group.Projection is { } projection)
            WriteTensors(writer, projection, group.Name, prefix, start);
        foreach (BlockParameters block in group.Blocks)
        {
            string name = block.Name.Length == 0 ? "" : char.ToLowerInvariant(block.Name[0]) + block.Name.Substring(1) + ".";
            WriteTensors(writer, block.Scope, prefix + name, start, level, loops);
        }
    }

    private static void WriteTensors(CodeWriter writer, IParameterEntry region, string scope, string prefix, string start)
    {
        foreach (string tensor in Tensors(region, prefix, start, BodyScope.ClassOf(scope)))
            writer.Write($"tensors[next++] = {tensor};");
    }

    private static long TensorCount(ParameterScope scope) =>
        scope.Regions.Sum(TensorCount) + scope.Normalizations.Sum(TensorCount) + scope.Rectifiers.Count
        + scope.Fitted.Sum(region => FittedEmitter.Tensors(region).Count())
        + scope.Groups.Sum(group =>
            group.Repeat * ((group.Projection is { } projection ? TensorCount(projection) : 0) + group.Blocks.Sum(block => TensorCount(block.Scope))));

    private static long TensorCount(ParameterRegion region) => region.Layer.Bias ? 2 : 1;

    private static long TensorCount(NormalizationRegion region) => (region.Layer.HasShift ? 2 : 1) + (region.Layer.OverBatch ? 2 : 0);

    private static IEnumerable<string> Tensors(IParameterEntry region, string prefix, string start, string scope) => region switch
    {
        NormalizationRegion normalization => Tensors(normalization, prefix, start, scope),
        PReLURegion rectifier =>
        [
            Tensor($"{prefix}{rectifier.Layer.FileName}.weight\"", "Vector", 1, rectifier.Count, $"{start}{scope}.Slope{rectifier.Number}", rectifier.Floats),
        ],
        FittedRegion fitted => FittedEmitter.Tensors(fitted),
        _ => Tensors((ParameterRegion)region, prefix, start, scope),
    };

    private static IEnumerable<string> Tensors(NormalizationRegion region, string prefix, string start, string scope)
    {
        string norm = $"{start}{scope}.Norm{region.Number}", running = $"{start}{scope}.Running{region.Number}", behind = " + " + Text.Integer(region.VectorFloats);
        yield return Vector("weight", "Vector", norm);
        if (region.Layer.HasShift)
            yield return Vector("bias", "Vector", norm + behind);
        if (!region.Layer.OverBatch)
            yield break;
        yield return Vector("running_mean", "Statistic", running);
        yield return Vector("running_var", "Statistic", running + behind);

        string Vector(string name, string kind, string offset) =>
            Tensor($"{prefix}{region.Layer.FileName}.{name}\"", kind, 1, region.Width, offset, region.VectorFloats);
    }

    private static IEnumerable<string> Tensors(ParameterRegion region, string prefix, string start, string scope)
    {
        DenseNode layer = region.Layer;
        string index = Text.Integer(region.Number);
        yield return Tensor($"{prefix}{region.Layer.FileName}.weight\"", "Matrix", layer.FanIn, layer.Units, $"{start}{scope}.W{index}", region.Stride);
        if (layer.Bias)
            yield return Tensor($"{prefix}{region.Layer.FileName}.bias\"", "Vector", 1, layer.Units, $"{start}{scope}.B{index}", region.BiasFloats);
    }

    private static string Tensor(string name, string kind, int rows, int columns, string offset, int stride) =>
        $"new global::NetGen.ParameterTensor({name}, global::NetGen.ParameterKind.{kind}, {Text.Integer(rows)}, {Text.Integer(columns)}, {offset}, {Text.Integer(stride)})";

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
