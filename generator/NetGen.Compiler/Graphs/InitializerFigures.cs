using NetGen.Compiler.Declarations;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Graphs;

/// <summary>Reduces a declared or chosen initialiser to a distribution with its figures.</summary>
internal static class InitializerFigures
{
    /// <param name="layer">The layer whose weights are drawn.</param>
    /// <param name="fanIn">Its number of inputs.</param>
    /// <param name="next">The activation that follows it.</param>
    public static WeightInitializer Of(DenseItem layer, int fanIn, ActivationItem? next)
    {
        Initializer declared = layer.Init ?? DefaultFor(next);
        bool isDefault = layer.Init is null;
        double fanOut = layer.Columns;
        if (layer is { Init: null, Pieces: { } pieces })
            return new(Initializer.Normal, DistributionForm.Normal, 0, 0, Math.Sqrt(1 / (fanIn * NormalMaximum.Of(pieces).Square)), IsDefault: true);
        return declared switch
        {
            Initializer.Zeros => Constant(0),
            Initializer.Constant => Constant(layer.InitValue!.Value),
            Initializer.Uniform => new(declared, DistributionForm.Uniform, layer.InitMin!.Value, layer.InitMax!.Value, 0, isDefault),
            Initializer.Normal => Normal(layer.InitScale!.Value),
            Initializer.TruncatedNormal => new(declared, DistributionForm.TruncatedNormal, 0, 0, layer.InitScale!.Value, isDefault),
            Initializer.LecunNormal => Normal(Math.Sqrt(1.0 / fanIn)),
            Initializer.LecunUniform => Uniform(Math.Sqrt(1.0 / fanIn)),
            Initializer.GlorotNormal => Normal(Math.Sqrt(2 / (fanIn + fanOut))),
            Initializer.GlorotUniform => Uniform(Math.Sqrt(2 / (fanIn + fanOut))),
            Initializer.HeNormal => Normal(He(fanIn, next)),
            Initializer.HeUniform => Uniform(He(fanIn, next)),
            Initializer.Orthogonal => new(
                declared, DistributionForm.Orthogonal, 0, 0, Gain(layer, next) / Math.Sqrt(Math.Max(fanIn, fanOut)), isDefault),
            _ => throw new InvalidOperationException($"No distribution for {declared}."),
        };

        WeightInitializer Constant(double value) => new(declared, DistributionForm.Constant, value, value, 0, isDefault);

        WeightInitializer Normal(double standardDeviation) => new(declared, DistributionForm.Normal, 0, 0, standardDeviation, isDefault);

        // A uniform distribution on [-√3 σ, √3 σ] has standard deviation σ.
        WeightInitializer Uniform(double standardDeviation) => new(
            declared, DistributionForm.Uniform, -Math.Sqrt(3) * standardDeviation, Math.Sqrt(3) * standardDeviation, 0, isDefault);
    }

    private static Initializer DefaultFor(ActivationItem? next) => next?.Function switch
    {
        ActivationFunction.SELU => Initializer.LecunNormal,
        { } function when function.IsRectifying() => Initializer.HeNormal,
        _ => Initializer.GlorotUniform,
    };

    /// <summary>The length of an orthogonal matrix's vectors.</summary>
    private static double Gain(DenseItem layer, ActivationItem? next) =>
        layer.InitScale ?? (next is not null && next.Function.IsRectifying() ? He(1, next) : 1);

    /// <summary>σ that keeps the variance through a rectifier (He et al. 2015): a slope of α below 0 lets α² of it through.</summary>
    private static double He(int fanIn, ActivationItem? next)
    {
        double alpha = next is { Function: ActivationFunction.LeakyReLU } ? Defaults.Alpha(next) : 0;
        return Math.Sqrt(2 / ((1 + alpha * alpha) * fanIn));
    }
}
