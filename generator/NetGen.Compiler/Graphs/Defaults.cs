using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>What holds where a declaration says nothing: PyTorch's defaults. Those of optimisers stand with <see cref="OptimizerAlgorithms"/>.</summary>
internal static class Defaults
{
    public static double Alpha(ActivationItem activation) => activation.Function switch
    {
        ActivationFunction.LeakyReLU => activation.Alpha ?? 0.01,
        ActivationFunction.ELU => activation.Alpha ?? 1,
        _ => 0,
    };

    /// <summary>The rate, or what <c>Keep</c> leaves of 1; in decimal, so that keeping 0.8 drops 0.2 and not 0.19999999999999996.</summary>
    public static double Rate(DropoutItem dropout) => dropout.Rate ?? (double)(1 - (decimal)dropout.Keep!.Value);
}
