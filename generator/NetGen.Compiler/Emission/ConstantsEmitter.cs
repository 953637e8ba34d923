using NetGen.Compiler.Lowering;

namespace NetGen.Compiler.Emission;

/// <summary>The sizes of a network as public constants.</summary>
internal static class ConstantsEmitter
{
    public static void Write(CodeWriter writer, LoweredNetwork network)
    {
        Constant(writer, "int", "InputSize", network.InputSize, "Values in one input sample.");
        Constant(writer, "int", "OutputSize", network.OutputSize, "Values in one output.");
        Constant(writer, "int", "ParameterCount", network.Parameters.Parameters, "Weights and biases.");
        Constant(writer, "long", "MultiplyAccumulates", network.MultiplyAccumulates, "Multiply-accumulates to predict one sample.");
        Constant(writer, "long", "ParameterBytes", network.Parameters.Floats * sizeof(float), "Bytes of the parameters in memory, padding included.");
        Constant(writer, "long", "SessionBytesPerRow", (network.Inference.Memory.FloatsPerRow + network.FilledInputs + network.Graph.GatheredInputs + network.Graph.GatheredOutputs) * sizeof(float),
            "Bytes of a session for each row that it computes at once.");
        if (network.Training is { } training)
        {
            Constant(writer, "long", "FixedBytes", training.FixedBytes, "Bytes of a trainer whatever its batch size.");
            Constant(writer, "long", "BytesPerRow", training.BytesPerRow,
                "Bytes of a trainer for each row of its batch, rounded up to 16 rows. "
                + (training.GradientFloats > 0
                    ? "A copy of the inputs comes on top where gradients are kept for inspection."
                    : "Kept gradients take <see cref=\"ParameterBytes\"/> and a copy of the inputs more."));
        }
    }

    private static void Constant(CodeWriter writer, string type, string name, long value, string summary)
    {
        writer.Write($"/// <summary>{summary}</summary>");
        writer.Write($"public const {type} {name} = {Text.Integer(value)};");
        writer.Write();
    }
}
