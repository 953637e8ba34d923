using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Emission;

/// <summary>The names by which emitted code calls the runtime.</summary>
internal static class KernelCalls
{
    public const string Kernels = "global::NetGen.Kernels";
    public const string Floats = "global::System.Span<float>";
    public const string ReadOnlyFloats = "global::System.ReadOnlySpan<float>";
    public const string Labels = "global::System.ReadOnlySpan<int>";
    public const string Mask = Kernels + ".DropoutMask";
    public const string AlignedBuffer = Kernels + ".AlignedBuffer";
    public const string Team = Kernels + ".WorkerTeam";
    public const string ForwardWork = Kernels + ".IForwardWork";
    public const string TrainingWork = Kernels + ".ITrainingWork";
    public const string ConstrainedWork = Kernels + ".IConstrainedWork";
    public const string RowShare = Kernels + ".RowShare";
    public const string ColumnWork = Kernels + ".IColumnWork";
    public const string SampleWork = Kernels + ".ISampleWork";
    public const string ColumnShare = Kernels + ".ColumnShare";
    public const string Phases = Kernels + ".Phases";
    public const string WeightShare = Kernels + ".WeightShare";

    /// <summary>The argument that selects an activation: <c>default(…ReLU)</c>.</summary>
    public static string Activation(ActivationNode? activation) => activation switch
    {
        null => $"default({Kernels}.Identity)",
        { Function: ActivationFunction.LeakyReLU or ActivationFunction.ELU } =>
            $"new {Kernels}.{activation.Function}({Text.Float(activation.Alpha)})",
        { Function: ActivationFunction.Step, HandsErrorOn: true } => $"default({Kernels}.PerceptronStep)",
        { Function: ActivationFunction.Step, IsStraightThrough: true } => $"default({Kernels}.StraightThroughStep)",
        _ => $"default({Kernels}.{activation.Function})",
    };
}
