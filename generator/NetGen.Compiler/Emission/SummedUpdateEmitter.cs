using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The updates of a composition that uses layers more than once, by the sums of their gradients.</summary>
internal static class SummedUpdateEmitter
{
    public static void Write(CodeWriter writer, LoweredNetwork network, Stage stage, BodyScope scope)
    {
        ParameterGroup group = CompositionLoops.GroupOf(stage, scope);
        writer.Write();
        writer.Write($"{Floats} sums = SharedGradients;");
        CompositionLoops.WriteSlice(writer, stage, scope, Floats, scope.ParameterSpan, name: "weights");
        string states = BodyScope.Block(scope.Level + 1) + "States";
        WriteGroup(writer, network, group, new Names("sums", "weights", states), scope.Loops + (group.Repeat > 1 ? 1 : 0), level: 1);
    }

    private static void WriteGroup(CodeWriter writer, LoweredNetwork network, ParameterGroup group, Names names, int loops, int level)
    {
        if (group.Projection is { } projection)
            writer.Write(Call(network, projection, group.Name, names));
        foreach (BlockParameters block in group.Blocks)
            WriteScope(writer, network, block.Scope, names, loops, level);
    }

    private static void WriteScope(CodeWriter writer, LoweredNetwork network, ParameterScope scope, Names names, int loops, int level)
    {
        foreach (ParameterRegion region in scope.Regions)
            writer.Write(Call(network, region, scope.Name, names));
        foreach (ParameterGroup group in scope.Groups.Where(group => group.Floats > 0))
        {
            string layers = BodyScope.ClassOf(group.Name), index = BodyScope.Index(loops);
            using (writer.Open(group.Repeat == 1
                ? "// " + group.Composition.Name
                : $"for (int {index} = 0; {index} < {Text.Integer(group.Repeat)}; {index}++)"))
            {
                string at = "at" + Text.Integer(level);
                writer.Write($"int {at} = {layers}.Start{(group.Repeat == 1 ? "" : $" + {index} * {layers}.Floats")};");
                Names inner = names.At(at, network.Graph.Optimizer.StatesPerParameter > 0);
                WriteGroup(writer, network, group, inner, loops + (group.Repeat > 1 ? 1 : 0), level + 1);
            }
        }
    }

    private static string Call(LoweredNetwork network, ParameterRegion region, string scope, Names names) =>
        UpdateEmitter.CallBySum(network, region, BodyScope.ClassOf(scope), names.Gradients, names.Parameters, names.States);

    /// <summary>The spans from which the offsets of a scope count.</summary>
    private sealed record Names(string Gradients, string Parameters, string States)
    {
        public Names At(string offset, bool hasStates) =>
            new($"{Gradients}.Slice({offset})", $"{Parameters}.Slice({offset})", hasStates ? $"{States}.Slice({offset})" : "");
    }
}
