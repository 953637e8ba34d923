using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The two directions through the pieces of a Maxout.</summary>
internal static class MaxoutEmitter
{
    public static string Forward(string x) => $"yⱼ = maxₚ {x}ₚⱼ";

    public static string Backward(string dx, string x) => $"{dx}ₚⱼ = dyⱼ for the first p with the largest {x}ₚⱼ, else 0";

    public static void WriteForward(CodeWriter writer, Stage stage) => writer.Write($"""
        // {Forward("x")}: x holds the units of the first piece, then of the second, …
        {Kernels}.Maxout.Forward(rows, units: {stage.Width}, pieces: {stage.Maximum!.Pieces}, x, {stage.InputStride}, y, stride: {stage.Stride});
        """);

    public static void WriteBackward(CodeWriter writer, Stage stage) => writer.Write($"""
        // {Backward("dx", "x")}
        {Kernels}.Maxout.Backward(rows, units: {stage.Width}, pieces: {stage.Maximum!.Pieces}, x, dy, stride: {stage.Stride}, dx, {stage.InputStride});
        """);
}
