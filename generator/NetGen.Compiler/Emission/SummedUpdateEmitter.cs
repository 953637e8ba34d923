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
        ParameterLoops loops = new(
            writer,
            (region, layers, start, rates) =>
            {
                string rate = BodyScope.Rate(layers, rates, $"Rate{region.Number}");
                writer.Write($"if ({RateEmitter.Learns(rate)})");
                writer.Write("    " + UpdateEmitter.CallBySum(network, region, layers, start.Length == 0 ? "0" : start, rate, states));
            },
            writeRectifier: (region, layers, start, rates) =>
            {
                string rate = BodyScope.Rate(layers, rates, $"SlopeRate{region.Number}");
                writer.Write(PReLUEmitter.CallBySum(network, region, $"{ParameterLoops.Offsets(layers, start)}.Slope{region.Number}", rate, states));
            });
        loops.Write(group, "", BodyScope.RateStart(scope.Level + 1), scope.Loops + (group.Repeat > 1 ? 1 : 0));
    }
}
