using NetGen.Compiler.Support;

namespace NetGen.Compiler.Signals;

/// <summary>The signal after one node of a network at its initialisation, in training.</summary>
/// <param name="Node">The node's place in the graph.</param>
/// <param name="Variance">E[y²], the mean square of the node's values.</param>
/// <param name="Distance">1 - c, with c the correlation of the values of two inputs, in [0, 2].</param>
/// <param name="MaskDistance">1 - c for one input under two draws of all dropout masks: the share that is noise.</param>
/// <param name="BothDistance">1 - c for two inputs, each under a draw of its own.</param>
/// <param name="Amplitude">
/// A, the norm of the gradient with respect to the node's values over that of the last Dense layer; null behind that layer.
/// </param>
public sealed record SignalRow(int Node, double Variance, double Distance, double MaskDistance, double BothDistance, double? Amplitude)
{
    /// <summary>Of a composition: the rows of each branch's nodes, its input first, as the first repetition has them.</summary>
    public EquatableArray<EquatableArray<SignalRow>> Branches { get; init; }

    /// <summary>Of a composition with a projection: the projection's row in the first repetition.</summary>
    public SignalRow? Projection { get; init; }

    /// <summary>√(E[y²] (1 - c)): the RMS by which the values of two inputs differ, over √2.</summary>
    public double Contrast => Math.Sqrt(Variance * Distance);

    /// <summary>The difference that masks make, over what inputs add to it: the variance of the noise over that of the signal.</summary>
    public double NoiseRatio => MaskDistance == 0 ? 0 : MaskDistance / Math.Max(0, BothDistance - MaskDistance);
}
