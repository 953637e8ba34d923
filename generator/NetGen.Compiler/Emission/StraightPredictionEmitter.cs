using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>
/// The prediction of one sample without a loop over units: a layer's units are the lanes of a vector, or of a few, which never leave the
/// registers.
/// </summary>
internal static class StraightPredictionEmitter
{
    private const string Runtime = Kernels + ".StraightLine";

    /// <summary>The lines of Predict that take the straight line; empty for other networks.</summary>
    public static string Call(LoweredNetwork network) => !StraightLine.Predicts(network) ? "" : $$"""

            if ({{Runtime}}.Takes<StraightLine>(){{(network.FilledInputs > 0 ? $" && !{Kernels}.Missing.IsAny(inputs)" : "")}})
            {
                {{Runtime}}.Predict<StraightLine>(_parameters.Span, inputs, outputs);
                return;
            }

        """;

    /// <summary>The lines of a session's Forward that take the straight line, row by row.</summary>
    public static void WriteRows(CodeWriter writer, LoweredNetwork network, Action<string, string> writeResult)
    {
        if (!StraightLine.Predicts(network))
            return;
        Stage last = network.Inference.Stages[network.Inference.Stages.Count - 1];
        string stride = Text.Integer(last.Stride);
        using (writer.Open($"if ({Runtime}.Takes<StraightLine>())"))
        {
            writer.Write($"{Floats} y = workspace.Slice(0, {stride} * rows);");
            writer.Write($"{Runtime}.PredictRows<StraightLine>(rows, parameters, x, y, stride: {stride});");
            writeResult("y", stride);
            writer.Write("return;");
        }
    }

    public static void Write(CodeWriter writer, LoweredNetwork network)
    {
        writer.Write();
        writer.Write("/// <summary>The prediction of one sample in a straight line: the units of a layer are the lanes of a vector.</summary>");
        using (writer.Open($"private readonly struct StraightLine : {Kernels}.IStraightPredictor"))
        {
            writer.Write($$"""
                public static int InputSize => {{network.InputSize}};

                public static int OutputSize => {{network.OutputSize}};

                public static int Lanes => {{StraightLine.LanesOf(network)}};

                public static bool FitsPairs => {{(StraightLine.PredictsInPairs(network) ? "true" : "false")}};

                [global::System.Runtime.CompilerServices.MethodImpl(
                    global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining
                    | global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
                """);
            using (writer.Open($"""
                public static void Predict<TVector>({ReadOnlyFloats} parameters, {ReadOnlyFloats} x, {Floats} y)
                    where TVector : struct, {Kernels}.IVector<TVector>
                """))
                WriteBody(writer, network);
        }
    }

    private static void WriteBody(CodeWriter writer, LoweredNetwork network)
    {
        writer.Write("// One check each, and the constant indices below need none.");
        writer.Write("parameters = parameters.Slice(0, Layers.Floats);");
        writer.Write($"x = x.Slice(0, {network.InputSize});");
        foreach (Stage stage in network.Inference.Stages)
        {
            writer.Write();
            writer.Write("// " + Formula(network, stage));
            for (int vector = 0; vector < StraightLine.Vectors(stage); vector++)
            {
                if (stage.Dense is not null)
                    WriteAffine(writer, network, stage, vector);
                WriteActivation(writer, network, stage, vector);
            }
        }

        writer.Write();
        Stage last = network.Inference.Stages[network.Inference.Stages.Count - 1];
        for (int vector = 0; vector < StraightLine.Vectors(last); vector++)
        {
            int first = vector * StraightLine.Lanes;
            string destination = first == 0 ? "y" : $"y.Slice({first})";
            writer.Write($"{Output(last, vector)}.Store({destination}, {Math.Min(last.Width - first, StraightLine.Lanes)});");
        }
    }

    private static void WriteAffine(CodeWriter writer, LoweredNetwork network, Stage stage, int vector)
    {
        ParameterRegion region = network.Parameters.RegionOf(stage.Dense!);
        string h = Name("h", stage, vector);
        int column = vector * StraightLine.Lanes;
        string bias = stage.Dense!.Bias ? $"TVector.Load(parameters, {Offset("B", region, column)})" : "TVector.Create(0f)";
        writer.Write($"TVector {h} = {bias};");
        Stage? before = stage.Input == 0 ? null : network.Inference.Stages[stage.Input - 1];
        if (stage.Dense.FanIn <= StraightLine.MaxWrittenInputs)
        {
            for (int input = 0; input < stage.Dense.FanIn; input++)
            {
                string x = before is null ? $"TVector.Create(x[{input}])" : $"TVector.Lane({Output(before, 0)}, {input})";
                writer.Write($"{h} = TVector.MultiplyAdd({x}, TVector.Load(parameters, {Offset("W", region, input * region.Stride + column)}), {h});");
            }
        }
        else if (before is null)
        {
            writer.Write($"{h} = {Runtime}.MultiplyAdd(x, {stage.Dense.FanIn}, parameters, {Offset("W", region, column)}, stride: {region.Stride}, {h});");
        }
        else
        {
            for (int input = 0; input < stage.Dense.FanIn; input += StraightLine.Lanes)
            {
                int inputs = Math.Min(stage.Dense.FanIn - input, StraightLine.Lanes);
                writer.Write($"{h} = {Runtime}.MultiplyAdd({Output(before, input / StraightLine.Lanes)}, {inputs}, parameters, "
                    + $"{Offset("W", region, input * region.Stride + column)}, stride: {region.Stride}, {h});");
            }
        }
    }

    private static void WriteActivation(CodeWriter writer, LoweredNetwork network, Stage stage, int vector)
    {
        if (stage.Activation is not { } activation)
            return;
        string x = stage.Dense is not null ? Name("h", stage, vector) : Output(network.Inference.Stages[stage.Input - 1], vector);
        writer.Write(activation.Function == ActivationFunction.Softmax
            ? $"TVector {Output(stage, vector)} = {Runtime}.Softmax({x}, {stage.Width});"
            : $"TVector {Output(stage, vector)} = TVector.Apply({x}, {Activation(activation)});");
    }

    /// <summary>y₁ = sigmoid(x·W₁ + b₁).</summary>
    private static string Formula(LoweredNetwork network, Stage stage)
    {
        string y = (stage.Activation is null ? "h" : "y") + Text.Subscript(stage.Number);
        string x = stage.Input == 0
            ? "x"
            : (network.Inference.Stages[stage.Input - 1].Activation is null ? "h" : "y") + Text.Subscript(stage.Input);
        string h = stage.Dense is { } dense ? Formulas.Affine(network.Parameters.RegionOf(dense), x) : x;
        return $"{y} = " + (stage.Activation is { } activation ? Formulas.Activation(activation, h) : h);
    }

    private static string Output(Stage stage, int vector) => Name(stage.Activation is null ? "h" : "y", stage, vector);

    private static string Name(string symbol, Stage stage, int vector) =>
        symbol + Text.Integer(stage.Number) + (StraightLine.Vectors(stage) == 1 ? "" : "_" + Text.Integer(vector));

    private static string Offset(string tensor, ParameterRegion region, int floats) =>
        $"Layers.{tensor}{region.Number}" + (floats == 0 ? "" : " + " + Text.Integer(floats));
}
