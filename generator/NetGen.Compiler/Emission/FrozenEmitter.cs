using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The network for deployment, as a class within the user's, and what makes it from the trained one.</summary>
internal static class FrozenEmitter
{
    public const string ClassName = "Frozen";

    public static void Write(CodeWriter writer, LoweredNetwork network)
    {
        if (Folding.Of(network.Graph) is not { } folding)
            return;
        LoweredNetwork frozen = LoweredNetwork.Frozen(network.Host with { Name = ClassName }, folding.Graph);
        writer.Write();
        WriteFreeze(writer, network, frozen, folding);
        WriteDocumentation(writer, network, frozen, folding);
        using (writer.Open($"public sealed class {ClassName} : global::NetGen.INetwork"))
        {
            ConstantsEmitter.Write(writer, frozen);
            ParametersEmitter.Write(writer, frozen);
            PredictionEmitter.Write(writer, frozen);
            SessionEmitter.Write(writer, frozen);
            LayersEmitter.Write(writer, frozen);
            if (StraightLine.Predicts(frozen))
                StraightPredictionEmitter.Write(writer, frozen);
        }
    }

    private static void WriteFreeze(CodeWriter writer, LoweredNetwork network, LoweredNetwork frozen, Folding folding)
    {
        string[] folded =
        [
            .. Folded<NormalizationNode>("BatchNorm"), .. Folded<ScalingNode>("the scaling of the inputs"), .. Folded<ProjectionNode>("their projection"),
        ];
        string what = folded.Length == 1 ? folded[0] + " is" : string.Join(", ", folded.Take(folded.Length - 1)) + $" and {folded[folded.Length - 1]} are";
        string whose = folded.Length == 1 ? "its neighbours and costs" : "their neighbours and cost";
        writer.Write($"""
            /// <summary>The network for deployment, with parameters of its own: {what} folded into {whose} nothing any more.</summary>
            /// <returns>A network whose outputs are the same up to rounding{(folding.Graph.Fill is null ? "" : "; missing values are filled in as before, for which a prediction looks over its inputs once")}. Later training of this one does not change it.</returns>{FittedEmitter.GuardDocumentation(network)}
            """);
        using (writer.Open($"public {ClassName} Freeze()"))
        {
            if (network.Parameters.Fitted is not null)
                writer.Write(FittedEmitter.Guard(network, "_parameters.Span").TrimEnd());
            writer.Write($"{ClassName} frozen = new {ClassName}();");
            WriteFolds(writer, network, frozen, folding, frozen.Parameters.Root, "", loops: 0);
            writer.Write();
            writer.Write("return frozen;");
        }

        writer.Write();

        IEnumerable<string> Folded<TNode>(string name) => folding.Folds.Any(fold => fold.Map is TNode) ? [name] : [];
    }

    /// <param name="writer">The writer.</param>
    /// <param name="network">The network as it is.</param>
    /// <param name="frozen">What remains of it.</param>
    /// <param name="folding">What goes where.</param>
    /// <param name="scope">The folded network's parameters, or those of a block of it.</param>
    /// <param name="path">How the views of the scope are reached, in both networks: <c>Residual1[repeat].</c>.</param>
    /// <param name="loops">How many loops it stands in.</param>
    private static void WriteFolds(
        CodeWriter writer, LoweredNetwork network, LoweredNetwork frozen, Folding folding, ParameterScope scope, string path, int loops)
    {
        foreach (IParameterEntry entry in scope.InOrder)
        {
            writer.Separate();
            switch (entry)
            {
                case ParameterRegion region:
                    WriteFolds(writer, network, frozen, folding, region, path);
                    break;
                case NormalizationRegion region:
                    writer.Write(Copy(path + region.Layer.Name));
                    break;
                case PReLURegion region:
                    writer.Write(Copy(path + region.Layer.Name));
                    break;
                case FittedRegion region:
                    writer.Write(Copy(region.Layer.Name));
                    break;
                case ParameterGroup { Repeat: > 1 } group:
                    string index = BodyScope.Index(loops);
                    using (writer.Open($"for (int {index} = 0; {index} < {Text.Integer(group.Repeat)}; {index}++)"))
                        WriteFolds(writer, network, frozen, folding, group, $"{path}{group.Composition.Name}[{index}].", loops + 1);
                    break;
                case ParameterGroup group:
                    using (writer.Open("// " + group.Composition.Name))
                        WriteFolds(writer, network, frozen, folding, group, path + group.Composition.Name + ".", loops);
                    break;
            }
        }
    }

    private static void WriteFolds(
        CodeWriter writer, LoweredNetwork network, LoweredNetwork frozen, Folding folding, ParameterGroup group, string path, int loops)
    {
        if (group.Projection is { } projection)
            writer.Write(Copy(path + projection.Layer.Name));
        foreach (BlockParameters block in group.Blocks)
            WriteFolds(writer, network, frozen, folding, block.Scope, block.Name.Length == 0 ? path : $"{path}{block.Name}.", loops);
    }

    private static void WriteFolds(
        CodeWriter writer, LoweredNetwork network, LoweredNetwork frozen, Folding folding, ParameterRegion region, string path)
    {
        writer.Write(Copy(path + region.Layer.Name));
        foreach (Fold fold in folding.Folds.Where(fold => ReferenceEquals(fold.Dense, region.Layer)))
        {
            string epsilon = fold.Map is NormalizationNode norm ? ", " + Text.Float(norm.Epsilon) : "";
            writer.Write("// " + Formula(network, frozen, fold));
            writer.Write($"{Kernels}.Folding.{(fold.IsBehind ? "Behind" : "Before")}(frozen.{path}{region.Layer.Name}, {path}{fold.Map.Name}{epsilon});");
        }
    }

    private static string Copy(string layer) => $"{Kernels}.Folding.Copy({layer}, frozen.{layer});";

    private static string Formula(LoweredNetwork network, LoweredNetwork frozen, Fold fold)
    {
        string dense = Text.Subscript(frozen.Parameters.RegionOf(fold.Dense).Number);
        if (fold.Map is ProjectionNode projection)
            return $"W{dense} ← P{Text.Subscript(network.Parameters.RegionOf(projection).Number)}·W{dense}, of {fold.Map.Name}; W{dense} has been its first {projection.Components} rows so far";
        if (fold.Map is not NormalizationNode layer)
            return $"b{dense} ← b{dense} + (offset - mean∘s)·W{dense}, W{dense} ← diag(s)·W{dense}, s the scale of {fold.Map.Name}";
        string norm = Text.Subscript(network.Parameters.RegionOf(layer).Number);
        string scale = $"s = γ{norm} / √(variance + ε)";
        return fold.IsBehind
            ? $"W{dense} ← W{dense}·diag(s), b{dense} ← (b{dense} - mean)∘s + β{norm}, {scale}"
            : $"b{dense} ← b{dense} + (β{norm} - mean∘s)·W{dense}, W{dense} ← diag(s)·W{dense}, {scale}";
    }

    private static void WriteDocumentation(CodeWriter writer, LoweredNetwork network, LoweredNetwork frozen, Folding folding)
    {
        string[] names = [.. folding.Folds.Select(fold => fold.Map.Name).Distinct()];
        writer.Write("/// <summary>");
        writer.Write($"/// {network.Host.Name.TrimStart('@')} for deployment, with {string.Join(", ", names)} folded into Dense layers. It predicts, and is saved and loaded as itself.");
        writer.Write("/// <code>");
        foreach (string line in NetworkTable.Sizes(frozen, profile: null))
            writer.Write("/// " + Text.Xml(line));
        writer.Write("/// </code>");
        writer.Write("/// </summary>");
    }
}
