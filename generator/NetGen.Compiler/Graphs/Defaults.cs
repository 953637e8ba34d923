using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>What holds where a declaration says nothing: PyTorch's defaults. Those of optimisers stand with <see cref="OptimizerAlgorithms"/>.</summary>
internal static class Defaults
{
    /// <summary>The share of a batch in BatchNorm's running statistics.</summary>
    public const double StatisticsMomentum = 0.1;

    /// <summary>What is added to the variance; RMSNorm's is the distance of 1 to the next float.</summary>
    public static double NormalizationEpsilon(NormalizationMethod method) => method == NormalizationMethod.RMSNorm ? 1.1920929e-7 : 1e-5;

    /// <summary>What Whiten adds to a variance.</summary>
    public const double WhiteningEpsilon = 1e-5;

    public static double Alpha(ActivationItem activation) => activation.Function switch
    {
        ActivationFunction.LeakyReLU => activation.Alpha ?? 0.01,
        ActivationFunction.ELU => activation.Alpha ?? 1,
        _ => 0,
    };

    /// <summary>What the slopes start with (He et al. 2015).</summary>
    public static double Alpha(PReLUItem rectifier) => rectifier.Alpha ?? 0.25;

    /// <summary>The rate, or what <c>Keep</c> leaves of 1; in decimal, so that keeping 0.8 drops 0.2 and not 0.19999999999999996.</summary>
    public static double Rate(DropoutItem dropout) => dropout.Rate ?? (double)(1 - (decimal)dropout.Keep!.Value);
}
