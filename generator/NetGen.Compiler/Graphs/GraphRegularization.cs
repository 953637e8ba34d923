using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>What is added to the loss's gradient, what bounds it, and what bounds the weights; 0 where a thing is not wanted.</summary>
/// <param name="L1">λ₁ of λ₁‖W‖₁.</param>
/// <param name="L2">λ₂ of λ₂/2 ‖W‖².</param>
/// <param name="PenalizesBiases">Whether the penalties take the biases too.</param>
/// <param name="ClipNorm">The bound of the norm of all gradients together.</param>
/// <param name="ClipValue">The bound of each gradient.</param>
/// <param name="MaxNorm">The bound of the norm of each unit's incoming weights.</param>
public sealed record GraphRegularization(double L1, double L2, bool PenalizesBiases, double ClipNorm, double ClipValue, double MaxNorm)
{
    public static GraphRegularization None { get; } = new(0, 0, false, 0, 0, 0);

    /// <summary>Whether anything is added to the gradient.</summary>
    public bool HasPenalty => L1 > 0 || L2 > 0;

    internal static GraphRegularization Of(NetworkDeclaration declaration)
    {
        PenaltyItem[] penalties = [.. declaration.Items.OfType<PenaltyItem>()];
        GradientClipItem? clip = declaration.Items.OfType<GradientClipItem>().FirstOrDefault();
        return new GraphRegularization(
            penalties.Sum(penalty => penalty.L1 ?? 0),
            penalties.Sum(penalty => penalty.L2 ?? 0),
            penalties.Any(penalty => penalty.Biases),
            clip?.Norm ?? 0,
            clip?.Value ?? 0,
            declaration.Items.OfType<MaxNormItem>().FirstOrDefault()?.Bound ?? 0);
    }
}
