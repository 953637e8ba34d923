using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>The figures of a profile by which a network is judged.</summary>
/// <param name="WeakestLayer">The Dense layer that the gradient reaches with the least of its strength.</param>
/// <param name="Weakest">That strength.</param>
/// <param name="StrongestLayer">The Dense layer that it reaches with the most.</param>
/// <param name="Strongest">That strength.</param>
/// <param name="Last">The last Dense layer's row: what of the inputs arrives there.</param>
/// <param name="LargestVariance">Of all nodes.</param>
internal sealed record SignalStrength(
    DenseNode WeakestLayer, double Weakest, DenseNode StrongestLayer, double Strongest, SignalRow Last, double LargestVariance)
{
    // Calibrated on MNIST with SGD and momentum; see the rules' pages.
    private static readonly double[] _amplitudes = [1e-2, 1e-3, 1e-4];
    private static readonly double[] _contrasts = [1e-2, 1e-3, 5e-5];

    private const int Hopeless = 3;

    /// <summary>A difference of inputs so small a part of their values is lost in the common part.</summary>
    private const double DrownedDistance = 1e-6;

    /// <summary>… and here in the rounding of floats.</summary>
    private const double RoundedDistance = 1e-12;

    private const double LargestAmplitude = 1e3;
    private const double LargestMeanSquare = 1e4;

    public static SignalStrength Of(NetworkGraph graph, SignalProfile profile)
    {
        DenseNode[] layers = [.. graph.Nodes.OfType<DenseNode>().OrderBy(layer => profile.Rows[layer.Id].Amplitude)];
        DenseNode weakest = layers[0];
        DenseNode strongest = layers[layers.Length - 1];
        return new SignalStrength(
            weakest,
            profile.Rows[weakest.Id].Amplitude!.Value,
            strongest,
            profile.Rows[strongest.Id].Amplitude!.Value,
            profile.Rows[layers.Max(layer => layer.Id)],
            profile.Rows.Max(row => row.Variance));
    }

    public bool Explodes => Strongest > LargestAmplitude || LargestVariance > LargestMeanSquare;

    /// <summary>Whether the inputs' difference suffers more than the gradient.</summary>
    public bool IsWorstInContrast => ContrastLevel > AmplitudeLevel;

    private int AmplitudeLevel => _amplitudes.Count(limit => Weakest < limit);

    private int ContrastLevel => Last.Distance < DrownedDistance ? Hopeless : _contrasts.Count(limit => Last.Contrast < limit);

    /// <summary>0: sound; 1: weak; 2: starts late; 3: stays at chance. An optimiser that rescales the gradient moves it one down.</summary>
    public int Weakness(OptimizerAlgorithm optimizer)
    {
        if (Last.Distance < RoundedDistance)
            return Hopeless;
        int level = Math.Max(AmplitudeLevel, ContrastLevel);
        return optimizer.RescalesGradient() ? Math.Max(0, level - 1) : level;
    }

    public bool IsHopeless(OptimizerAlgorithm optimizer) => Weakness(optimizer) == Hopeless;

    public bool IsSound(OptimizerAlgorithm optimizer) => Weakness(optimizer) == 0 && !Explodes;
}
