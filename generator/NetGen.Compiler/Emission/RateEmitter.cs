using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;

namespace NetGen.Compiler.Emission;

/// <summary>How emitted code asks for the learning-rate factors of layers: whether one learns, by which rule, and how far down gradients go.</summary>
internal static class RateEmitter
{
    /// <summary>The variable with the first layer that learns.</summary>
    public const string Lowest = "lowest";

    private const string Property = "LayerRates";

    /// <summary>The statement that declares <see cref="Lowest"/>.</summary>
    public static string DeclareLowest => $"int {Lowest} = {Property}.Lowest; // below the lowest layer that learns no gradient is wanted";

    public static string Learns(string rate) => $"{Property}.Learns({rate})";

    /// <summary>A rule as it is for one layer.</summary>
    public static string RuleOf(string rate, string rule) => $"RuleOf({rate}, {rule})";

    /// <summary>Whether nothing is multiplied anywhere.</summary>
    public static string ArePlain => $"{Property}.ArePlain";

    /// <summary>Whether something learns among the first of some stages of the network itself, as a condition; null: it never does.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stages">The stages.</param>
    /// <param name="index">The last of them that is meant; -1: none.</param>
    public static string? Learns(LoweredNetwork network, IReadOnlyList<Stage> stages, int index)
    {
        BodyScope scope = BodyScope.Root(network);
        for (; index >= 0; index--)
        {
            Stage stage = stages[index];
            if (stage.Composition is { } composition && network.Parameters.GroupOf(composition) is { Rates: > 0 } group)
            {
                string name = BodyScope.ClassOf(group.Name);
                return $"{Lowest} < {name}.FirstRate + {(group.Repeat == 1 ? "" : Text.Integer(group.Repeat) + " * ")}{name}.Rates";
            }

            if (stage is { Composition: null, Learns: true, Dense: not { TiedTo: not null, Bias: false } })
                return $"{Lowest} <= {scope.Rate(network, stage)}";
        }

        return null;
    }

    /// <summary>What the loop over the repetitions of a composition of the network itself goes back to.</summary>
    public static string FirstRepetition(ParameterGroup group)
    {
        string name = BodyScope.ClassOf(group.Name);
        return $"{Property}.FirstRepetition({name}.FirstRate, {name}.Rates)";
    }

    /// <summary>What the constructor does: the factors, and those that are declared.</summary>
    public static IEnumerable<string> Construction(LoweredNetwork network)
    {
        yield return $"{Property} = new global::NetGen.{Property}(Description, _gradients);";
        foreach ((string layer, double factor) in Declared(network.Parameters.Root, ""))
            yield return $"{Property}[\"{layer}\"] = {Text.Float(factor)};";
    }

    /// <summary>The rules of one layer, for the optimiser's step and for that of the biases where it is another.</summary>
    public static void WriteRules(CodeWriter writer, LoweredNetwork network)
    {
        GraphOptimizer optimizer = network.Graph.Optimizer;
        bool goesByStep = UpdateRules.GoesByStep(optimizer);
        foreach ((string type, string value, bool usesRate) in UpdateRules.OfLayer(optimizer, network.Parameters.Root.AllRectifiers.Any()))
            WriteRule(writer, type, value, usesRate, goesByStep);
    }

    /// <summary>What ends a step.</summary>
    public static string EndStep(LoweredNetwork network) =>
        UpdateRules.GoesByStep(network.Graph.Optimizer) ? $"\n    {Property}.EndStep();" : "";

    private static void WriteRule(CodeWriter writer, string type, string value, bool usesRate, bool goesByStep)
    {
        string ownSteps = goesByStep ? ", and whose steps are those alone in which it learned" : "";
        writer.Write($"/// <summary>The rule of a layer whose learning rate is η times a factor{ownSteps}.</summary>");
        if (!usesRate)
        {
            writer.Write($"private static {type} RuleOf(int layer, {type} common) => common; // the factor takes effect once the direction is known");
        }
        else
        {
            using IDisposable body = writer.Open($"private {type} RuleOf(int layer, {type} common)");
            writer.Write($"""
                if ({Property}.IsPlain(layer))
                    return common;
                float rate = _learningRate * {Property}.FactorOf(layer);
                """);
            if (goesByStep)
                writer.Write($"int step = {Property}.StepOf(layer, StepCount + 1);");
            writer.Write($"return {value};");
        }

        writer.Write();
        writer.Write($$"""
            /// <summary>The step of one layer along the kept gradient of one of its tensors.</summary>
            private void UpdateByGradients(in {{KernelCalls.WeightShare}} share, int layer, {{type}} common, int start, int floats)
            {
                if ({{Learns("layer")}})
                    UpdateByGradients(share, {{RuleOf("layer", "common")}}, start, floats);
            }

            """);
    }

    private static IEnumerable<(string Layer, double Factor)> Declared(ParameterScope scope, string path)
    {
        foreach (IParameterEntry entry in scope.InOrder)
        {
            if (entry is ParameterGroup group)
            {
                string inner = $"{path}{group.FileName}.{(group.Repeat > 1 ? "*." : "")}";
                IEnumerable<(string, double)> projection = group.Projection is { } region ? Declared(region.Layer, inner) : [];
                foreach ((string, double) declared in projection.Concat(group.Blocks.SelectMany(block => Declared(block.Scope, inner + FileName(block)))))
                    yield return declared;
            }
            else if (LayerOf(entry) is { } layer)
            {
                foreach ((string, double) declared in Declared(layer, path))
                    yield return declared;
            }
        }
    }

    private static ParametricNode? LayerOf(IParameterEntry entry) => entry switch
    {
        ParameterRegion { Owner: not null, Layer.Bias: false } => null,
        ParameterRegion region => region.Layer,
        NormalizationRegion region => region.Layer,
        PReLURegion region => region.Layer,
        _ => null,
    };

    private static IEnumerable<(string Layer, double Factor)> Declared(ParametricNode layer, string path) =>
        layer.RateFactor == 1 ? [] : [(path + layer.FileName, layer.RateFactor)];

    private static string FileName(BlockParameters block) =>
        block.Name.Length == 0 ? "" : char.ToLowerInvariant(block.Name[0]) + block.Name.Substring(1) + ".";
}
