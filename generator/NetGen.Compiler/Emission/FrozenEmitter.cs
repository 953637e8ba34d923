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
        writer.Write("""
            /// <summary>The network for deployment, with parameters of its own: BatchNorm is folded into its neighbours and costs nothing any more.</summary>
            /// <returns>A network whose outputs are the same up to rounding. Later training of this one does not change it.</returns>
            """);
        using (writer.Open($"public {ClassName} Freeze()"))
        {
            writer.Write($"{ClassName} frozen = new {ClassName}();");
            foreach (ParametricNode layer in frozen.Graph.Nodes.OfType<ParametricNode>())
            {
                writer.Write();
                writer.Write($"{Kernels}.Folding.Copy({layer.Name}, frozen.{layer.Name});");
                foreach (Fold fold in folding.Folds.Where(fold => fold.Dense == layer.Name))
                {
                    writer.Write("// " + Formula(network, frozen, fold));
                    writer.Write($"{Kernels}.Folding.{(fold.IsBehind ? "Behind" : "Before")}(frozen.{layer.Name}, {fold.Normalization.Name}, {Text.Float(fold.Normalization.Epsilon)});");
                }
            }

            writer.Write();
            writer.Write("return frozen;");
        }

        writer.Write();
    }

    private static string Formula(LoweredNetwork network, LoweredNetwork frozen, Fold fold)
    {
        string norm = Text.Subscript(network.Parameters.RegionOf(fold.Normalization).Number);
        string dense = Text.Subscript(frozen.Parameters.Regions.First(region => region.Layer.Name == fold.Dense).Number);
        string scale = $"s = γ{norm} / √(variance + ε)";
        return fold.IsBehind
            ? $"W{dense} ← W{dense}·diag(s), b{dense} ← (b{dense} - mean)∘s + β{norm}, {scale}"
            : $"b{dense} ← b{dense} + (β{norm} - mean∘s)·W{dense}, W{dense} ← diag(s)·W{dense}, {scale}";
    }

    private static void WriteDocumentation(CodeWriter writer, LoweredNetwork network, LoweredNetwork frozen, Folding folding)
    {
        string[] names = [.. folding.Folds.Select(fold => fold.Normalization.Name)];
        writer.Write("/// <summary>");
        writer.Write($"/// {network.Host.Name.TrimStart('@')} for deployment, with {string.Join(", ", names)} folded into Dense layers. It predicts, and is saved and loaded as itself.");
        writer.Write("/// <code>");
        foreach (string line in NetworkTable.Sizes(frozen, profile: null))
            writer.Write("/// " + Text.Xml(line));
        writer.Write("/// </code>");
        writer.Write("/// </summary>");
    }
}
