using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The methods by which a composition merges what its blocks return, one for each direction.</summary>
internal static class CompositionEmitter
{
    /// <summary>The letters before x.</summary>
    private const int LetteredTerms = 23;

    public static void WriteForward(CodeWriter writer, Stage stage)
    {
        string[] terms = Terms(stage);
        writer.Write();
        writer.Write($"/// <summary>{Text.Xml(CompositionFormulas.Forward(stage))}.</summary>");
        writer.Write($"/// <remarks>{Text.Xml(Shapes(stage))}.</remarks>");
        using (writer.OpenMethod("public static void Forward", ["int rows", .. terms.Select(term => $"{ReadOnlyFloats} {term}"), $"{Floats} y"]))
        {
            writer.Write("// y = " + CompositionFormulas.After(stage, CompositionFormulas.Merged(stage, terms)));
            if (stage.Composition!.Merge == MergeOperation.Concat)
                WriteConcatenation(writer, stage, terms);
            else
                WriteElementwise(writer, stage, terms);
        }
    }

    public static void WriteBackward(CodeWriter writer, Stage stage)
    {
        CompositionNode node = stage.Composition!;
        string[] terms = [.. stage.Branches.Select((_, i) => Term(stage, i))];
        List<string> parameters = ["int rows"];
        if (node.After is not null)
            parameters.Add($"{ReadOnlyFloats} y");
        parameters.Add($"{Floats} dy");
        if (node.Merge == MergeOperation.Multiply)
            parameters.AddRange(terms.Select(term => $"{ReadOnlyFloats} {term}"));
        parameters.AddRange(terms.Where((_, i) => stage.Branches[i].Last.NeedsBackward).Select(term => $"{Floats} d{term}"));
        writer.Write();
        writer.Write($"/// <summary>{node.Name}, backward: the gradients of what was merged.</summary>");
        writer.Write($"/// <remarks>{Text.Xml(Shapes(stage))}; each gradient as what it belongs to.</remarks>");
        using (writer.OpenMethod("public static void Backward", parameters))
        {
            string dh = "dy";
            if (node.After is { } after)
            {
                dh = "dh";
                writer.Write($"// dh = dy ∘ {Formulas.Derivative(after, "y")}; in place");
                writer.Write($"{Kernels}.Activation.Backward(rows, {stage.Width}, y, dy, stride: {stage.Stride}, {Activation(after)});");
                writer.Write();
            }

            WriteTermGradients(writer, stage, terms, dh);
        }
    }

    private static void WriteElementwise(CodeWriter writer, Stage stage, string[] terms)
    {
        string sum = terms[0];
        for (int i = 1; i < terms.Length; i++)
        {
            string activation = Activation(i == terms.Length - 1 ? stage.Composition!.After : null);
            writer.Write($"{Kernels}.Merge.{stage.Composition!.Merge}(rows, {stage.Width}, {sum}, {terms[i]}, y, stride: {stage.Stride}, {activation});");
            sum = "y";
        }
    }

    private static void WriteConcatenation(CodeWriter writer, Stage stage, string[] terms)
    {
        int offset = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            Stage last = stage.Branches[i].Last;
            string y = offset == 0 ? "y" : $"y.Slice({Text.Integer(offset)})";
            writer.Write($"{Kernels}.Matrix.Copy(rows, {last.Width}, {terms[i]}, {last.Stride}, {y}, {stage.Stride});");
            offset += last.Width;
        }

        if (stage.Composition!.After is { } after)
            writer.Write($"{Kernels}.Activation.Forward(rows, {stage.Width}, y, {stage.Stride}, y, {stage.Stride}, {Activation(after)});");
    }

    private static void WriteTermGradients(CodeWriter writer, Stage stage, string[] terms, string dh)
    {
        int offset = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            Stage last = stage.Branches[i].Last;
            string[] others = [.. terms.Where((_, other) => other != i)];
            int first = offset;
            offset += last.Width;
            if (!last.NeedsBackward)
                continue;
            switch (stage.Composition!.Merge)
            {
                case MergeOperation.Add:
                    writer.Write($"// d{terms[i]} = {dh}");
                    writer.Write($"{Kernels}.Matrix.Copy(rows, {last.Stride}, dy, {last.Stride}, d{terms[i]}, {last.Stride});");
                    break;
                case MergeOperation.Multiply:
                    writer.Write($"// d{terms[i]} = {dh} ∘ {string.Join(" ∘ ", others)}");
                    string product = "dy";
                    foreach (string other in others)
                    {
                        writer.Write($"{Kernels}.Merge.Multiply(rows, {last.Width}, {product}, {other}, d{terms[i]}, stride: {last.Stride}, default({Kernels}.Identity));");
                        product = "d" + terms[i];
                    }

                    break;
                default:
                    writer.Write($"// d{terms[i]}: columns {Text.Integer(first)} to {Text.Integer(first + last.Width - 1)} of {dh}");
                    string source = first == 0 ? "dy" : $"dy.Slice({Text.Integer(first)})";
                    writer.Write($"{Kernels}.Merge.Part(rows, {last.Width}, {source}, {stage.Stride}, d{terms[i]}, stride: {last.Stride});");
                    break;
            }
        }
    }

    private static string[] Terms(Stage stage)
    {
        IEnumerable<string> branches = stage.Branches.Select((_, i) => Term(stage, i));
        return stage.Skips ? ["x", .. branches] : [.. branches];
    }

    /// <summary>f for the only block, a, b, c for several.</summary>
    private static string Term(Stage stage, int branch) =>
        stage.Branches.Count == 1 ? "f" : branch < LetteredTerms ? ((char)('a' + branch)).ToString() : "a" + Text.Integer(branch);

    private static string Shapes(Stage stage)
    {
        IEnumerable<string> branches = stage.Branches.Select((branch, i) =>
            $"{Term(stage, i)} = {branch.Symbol} [rows × {branch.Last.Width}]{LayersEmitter.Rows(branch.Last.Width, branch.Last.Stride)}");
        return string.Join(", ", branches) + $", y [rows × {stage.Width}]{LayersEmitter.Rows(stage.Width, stage.Stride)}";
    }
}
