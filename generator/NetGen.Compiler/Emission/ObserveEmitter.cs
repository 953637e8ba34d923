using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;

namespace NetGen.Compiler.Emission;

/// <summary>The method of a trainer that shows what each layer gave: the outputs of its stages, in loops where blocks repeat.</summary>
internal static class ObserveEmitter
{
    private const string View = "global::NetGen.ReadOnlyMatrixView";

    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        writer.Write($"""
            /// <summary>Shows what each layer gave in the last {NamedRowsEmitter.ForwardReference(network)}, in the order of computation.</summary>
            /// <param name="observer">Who looks.</param>
            /// <exception cref="global::System.InvalidOperationException">There was no Forward since the last update.</exception>
            """);
        using (writer.Open("public void Observe(global::NetGen.ILayerObserver observer)"))
        {
            writer.Write("""
                if (!_hasActivations && !_hasGradients)
                    throw new global::System.InvalidOperationException("Call Forward before Observe.");
                """);
            Write(writer, training.Stages, BodyScope.Root(network), "\"", "\"input\"");
        }

        writer.Write();
    }

    /// <param name="writer">Where to.</param>
    /// <param name="stages">Some stages one after the other.</param>
    /// <param name="scope">Where they stand.</param>
    /// <param name="prefix">The beginning of an expression for their names.</param>
    /// <param name="input">The name of what the first of them reads, as an expression.</param>
    /// <returns>The name of the last of them, as an expression.</returns>
    private static string Write(CodeWriter writer, IReadOnlyList<Stage> stages, BodyScope scope, string prefix, string input)
    {
        foreach (Stage stage in stages.Where(stage => stage.Operation is not InputNode))
        {
            if (stage.Composition is not null)
            {
                input = WriteComposition(writer, stage, scope, prefix, input);
                continue;
            }

            string name = $"{prefix}{NameOf(stage)}\"";
            WriteOutput(writer, stage, scope.Output(stage), name, [input]);
            input = name;
        }

        return input;
    }

    private static string WriteComposition(CodeWriter writer, Stage stage, BodyScope scope, string prefix, string input)
    {
        CompositionNode node = stage.Composition!;
        bool repeats = node.Repeat > 1;
        BodyScope inner = scope with { Level = scope.Level + 1, Loops = scope.Loops + (repeats ? 1 : 0) };
        string name = $"{prefix}{Lower(node.Name)}";
        if (!repeats)
        {
            WriteOutput(writer, stage, inner.Output(stage), $"{name}\"", WriteBranches(writer, stage, inner, $"{name}.", input));
            return $"{name}\"";
        }

        string index = BodyScope.Index(scope.Loops), path = scope.Loops == 0 ? "path" : "path" + Text.Integer(scope.Loops + 1);
        string before = "before" + Text.Integer(stage.Number);
        writer.Write($"string {before} = {input};");
        using (writer.Open($"for (int {index} = 0; {index} < {Text.Integer(node.Repeat)}; {index}++)"))
        {
            writer.Write($"string {path} = {name}.\" + {index}.ToString(global::System.Globalization.CultureInfo.InvariantCulture);");
            WriteOutput(writer, stage, inner.Output(stage), path, WriteBranches(writer, stage, inner, $"{path} + \".", before));
            writer.Write($"{before} = {path};");
        }

        return before;
    }

    /// <summary>The names of what the composition merges, as expressions.</summary>
    private static List<string> WriteBranches(CodeWriter writer, Stage stage, BodyScope scope, string prefix, string input)
    {
        List<string> outputs = [], merged = stage.Skips ? [input] : [];
        for (int i = 0; i < stage.Branches.Count; i++)
        {
            StageBranch branch = stage.Branches[i];
            string again = branch.IsRepeated ? Text.Integer(i + 1) : "";
            string path = branch.Name.Length == 0 && again.Length == 0 ? prefix : $"{prefix}{Lower(branch.Name)}{again}.";
            outputs.Add(Write(writer, branch.Stages, scope, path, branch.Source < 0 ? input : outputs[branch.Source]));
        }

        merged.AddRange(outputs);
        return merged;
    }

    private static void WriteOutput(CodeWriter writer, Stage stage, string buffer, string name, IReadOnlyList<string> inputs)
    {
        string activation = (stage.Activation ?? stage.Composition?.After) is { } node ? $"global::NetGen.ActivationFunction.{node.Function}" : "null";
        writer.Write($"""
            observer.Observe(new global::NetGen.LayerOutput(
                {name}, "{KindOf(stage)}", {activation}, {Text.Float(stage.Dropout is { IsAlpha: false } dropout ? dropout.Rate : 0)},
                new {View}({buffer}, _rows, {Text.Integer(stage.Width)}, {Text.Integer(stage.Stride)}), {string.Join(", ", inputs)}));
            """);
    }

    private static string KindOf(Stage stage) => stage.Operation switch
    {
        DenseNode => "Dense",
        NormalizationNode normalization => normalization.Method.ToString(),
        PReLUNode => "PReLU",
        MaxPiecesNode => "Maxout",
        ScalingNode scaling => scaling.Method.ToString(),
        ProjectionNode projection => projection.Whitens ? "Whiten" : "Pca",
        SelectNode => "Select",
        CompositionNode composition => composition.Merge.ToString(),
        _ => stage.Activation?.Function.ToString() ?? (stage.Dropout!.IsAlpha ? "AlphaDropout" : "Dropout"),
    };

    private static string NameOf(Stage stage) => stage.Operation is ParametricNode layer ? layer.FileName : Lower(stage.Name);

    private static string Lower(string name) => name.Length == 0 ? "" : char.ToLowerInvariant(name[0]) + name.Substring(1);
}
