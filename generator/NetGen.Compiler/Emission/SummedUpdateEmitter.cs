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
        ParameterLoops loops = new(writer, (region, layers, start) =>
            writer.Write(UpdateEmitter.CallBySum(network, region, layers, start.Length == 0 ? "0" : start, states)),
            writeRectifier: (region, layers, start) =>
                writer.Write(PReLUEmitter.CallBySum(network, region, $"{ParameterLoops.Offsets(layers, start)}.Slope{region.Number}", states)));
        loops.Write(group, "", scope.Loops + (group.Repeat > 1 ? 1 : 0));
    }
}
