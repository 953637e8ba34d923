using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The views of what lies in blocks: <c>net.Residual1[3].Dense1</c>, and of its gradients the same.</summary>
internal sealed class BlockViewEmitter
{
    private readonly CodeWriter _writer;
    private readonly bool _gradients;

    private BlockViewEmitter(CodeWriter writer, bool gradients) => (_writer, _gradients) = (writer, gradients);

    /// <summary>The properties of a network's compositions, and the types that they are made of.</summary>
    public static void WriteParameters(CodeWriter writer, ParameterLayout parameters) =>
        new BlockViewEmitter(writer, gradients: false).Write(parameters, "_parameters.Span", first: true);

    /// <summary>The same for the gradients.</summary>
    public static void WriteGradients(CodeWriter writer, ParameterLayout parameters) =>
        new BlockViewEmitter(writer, gradients: true).Write(parameters, "_gradients", first: false);

    private string Span => _gradients ? ReadOnlyFloats : Floats;

    private string Suffix => _gradients ? "Gradients" : "Parameters";

    private string What => _gradients ? "The gradients of" : "The parameters of";

    private void Write(ParameterLayout parameters, string span, bool first)
    {
        if (!parameters.HasBlocks)
            return;
        WriteProperties(parameters.Root, span, first);
        _writer.Write();
        _writer.Write($"/// <summary>{What} the network's blocks.</summary>");
        using (_writer.Open($"public static class Block{Suffix}"))
        {
            bool isFirst = true;
            WriteTypes(parameters.Root, ref isFirst);
        }

        if (!_gradients)
            _writer.Write();
    }

    private void WriteProperties(ParameterScope scope, string span, bool first)
    {
        foreach (ParameterGroup group in scope.Groups.Where(group => group.Floats > 0))
        {
            if (!first)
                _writer.Write();
            first = false;
            string type = $"Block{Suffix}.{TypeOf(group)}";
            string layers = BodyScope.ClassOf(group.Name);
            string length = group.Repeat == 1 ? $"{layers}.Floats" : $"{Text.Integer(group.Repeat)} * {layers}.Floats";
            _writer.Write($"/// <summary>{What} {group.Composition.Name}{(group.Repeat == 1 ? "" : ", repetition by repetition")}.</summary>");
            _writer.Write($"public {type} {group.Composition.Name} => new {type}({span}.Slice({layers}.Start, {length}));");
        }
    }

    private void WriteTypes(ParameterScope scope, ref bool isFirst)
    {
        foreach (ParameterGroup group in scope.Groups.Where(group => group.Floats > 0))
        {
            if (group.Repeat > 1)
                WriteRepetitions(group, ref isFirst);
            WriteType(group.Name + "Block", group.Repeat > 1 ? $"one repetition of {group.Composition.Name}" : group.Composition.Name, ref isFirst, () => WriteBlocks(group));
            foreach (BlockParameters block in group.Blocks)
            {
                if (block.Name.Length > 0)
                    WriteType(block.Scope.Name, $"{block.Name} in {group.Composition.Name}", ref isFirst, () => WriteLayers(block.Scope, first: true));
                WriteTypes(block.Scope, ref isFirst);
            }
        }
    }

    private void WriteRepetitions(ParameterGroup group, ref bool isFirst)
    {
        string layers = BodyScope.ClassOf(group.Name);
        string times = Text.Integer(group.Repeat);
        WriteType(TypeOf(group), $"{group.Composition.Name}, repetition by repetition", ref isFirst, () => _writer.Write($$"""
            /// <summary>The number of repetitions.</summary>
            public int Count => {{times}};

            /// <summary>One repetition.</summary>
            /// <param name="repeat">In [0, {{times}}).</param>
            /// <exception cref="global::System.ArgumentOutOfRangeException">There is no such repetition.</exception>
            public {{group.Name}}Block this[int repeat] => (uint)repeat < {{times}}
                ? new {{group.Name}}Block(_floats.Slice(repeat * {{layers}}.Floats, {{layers}}.Floats))
                : throw new global::System.ArgumentOutOfRangeException(nameof(repeat));
            """));
    }

    private static string TypeOf(ParameterGroup group) => group.Name + (group.Repeat > 1 ? "Blocks" : "Block");

    private void WriteBlocks(ParameterGroup group)
    {
        bool first = true;
        if (group.Projection is { } projection)
        {
            WriteLayer(projection, group.Name);
            first = false;
        }

        foreach (BlockParameters block in group.Blocks)
        {
            if (block.Name.Length == 0)
            {
                WriteLayers(block.Scope, first);
                continue;
            }

            if (!first)
                _writer.Write();
            first = false;
            _writer.Write($"/// <summary>{What} {block.Name}.</summary>");
            _writer.Write($"public {block.Scope.Name} {block.Name} => new {block.Scope.Name}(_floats);");
        }
    }

    private void WriteLayers(ParameterScope scope, bool first)
    {
        foreach (ParameterRegion region in scope.Regions)
        {
            if (!first)
                _writer.Write();
            first = false;
            WriteLayer(region, scope.Name);
        }

        foreach (NormalizationRegion region in scope.Normalizations)
        {
            if (!first)
                _writer.Write();
            first = false;
            string layers = BodyScope.ClassOf(scope.Name);
            _writer.Write($"/// <summary>{What} {region.Layer.Name}: {NormalizationEmitter.Vectors(region)}.</summary>");
            _writer.Write(_gradients ? NormalizationEmitter.GradientView(region, "_floats", layers) : NormalizationEmitter.View(region, "_floats", layers));
        }

        foreach (PReLURegion region in scope.Rectifiers)
        {
            if (!first)
                _writer.Write();
            first = false;
            string layers = BodyScope.ClassOf(scope.Name);
            _writer.Write($"/// <summary>{What} {region.Layer.Name}: {PReLUEmitter.Vector(region)}.</summary>");
            _writer.Write(PReLUEmitter.View(region, "_floats", layers, Suffix));
        }

        WriteProperties(scope, "_floats", first);
    }

    private void WriteLayer(ParameterRegion region, string scope)
    {
        DenseNode layer = region.Layer;
        string layers = BodyScope.ClassOf(scope);
        string index = Text.Integer(region.Number);
        string bias = layer.Bias ? $"_floats.Slice({layers}.B{index}, {layer.Units})" : $"default({Span})";
        string matrix = _gradients ? "ReadOnlyMatrixView" : "MatrixView";
        _writer.Write($"""
            /// <summary>{What} {layer.Name}: W [{layer.FanIn} × {layer.Units}]{(layer.Bias ? $" and b [{layer.Units}]" : "")}.</summary>
            public global::NetGen.Dense{Suffix} {layer.Name} => new global::NetGen.Dense{Suffix}(
                new global::NetGen.{matrix}(_floats.Slice({layers}.W{index}, {Text.Integer(region.WeightFloats)}), {layer.FanIn}, {layer.Units}, {region.Stride}),
                {bias});
            """);
    }

    private void WriteType(string name, string what, ref bool isFirst, Action writeMembers)
    {
        if (!isFirst)
            _writer.Write();
        isFirst = false;
        _writer.Write($"/// <summary>{What} {what}.</summary>");
        using (_writer.Open($"public readonly ref struct {name}"))
        {
            _writer.Write($$"""
                private readonly {{Span}} _floats;

                internal {{name}}({{Span}} floats)
                {
                    _floats = floats;
                }

                """);
            writeMembers();
        }
    }
}
