using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Signals;

/// <summary>What layers fitted to the training set make of the inputs: for the most part they settle it.</summary>
internal static class FittedSignals
{
    public static SignalStep Through(FittedNode node, SignalState state) => new(Forward(node, state), Backward(node, state));

    private static SignalState Forward(FittedNode node, SignalState state) => node switch
    {
        ScalingNode { Method: PreprocessingMethod.Standardize } or ProjectionNode { Whitens: true } => Uncorrelated(1),
        ScalingNode { Method: PreprocessingMethod.MinMax } scaling => EvenlySpread(scaling.Low, scaling.High),
        // The first components keep nearly all of the variance.
        ProjectionNode projection => state.Times((double)projection.FanIn / projection.Components),
        _ => state,
    };

    /// <summary>E[x²] of the inputs as the first layers leave them, whatever they were; null where these leave it open.</summary>
    public static double? Settled(NetworkGraph graph) => graph.Nodes.OfType<FittedNode>().FirstOrDefault(Settles) is { } node
        ? Forward(node, default).Square
        : null;

    private static bool Settles(FittedNode node) =>
        node is ScalingNode { Method: PreprocessingMethod.Standardize or PreprocessingMethod.MinMax } or ProjectionNode { Whitens: true };

    /// <summary>The factor of the gradient's mean square: by as much as the values grow, and through P spread over more of them.</summary>
    private static double Backward(FittedNode node, SignalState state)
    {
        double growth = state.Square == 0 ? 1 : Forward(node, state).Square / state.Square;
        double spread = node is ProjectionNode projection ? (double)projection.Components / projection.FanIn : 1;
        return growth * spread * spread;
    }

    /// <summary>Of values spread evenly over an interval, around whose middle two inputs differ.</summary>
    private static SignalState EvenlySpread(double low, double high)
    {
        double middle = (low + high) / 2;
        double variance = (high - low) * (high - low) / 12;
        return Uncorrelated(variance) with { Square = variance + middle * middle, Mean = middle };
    }

    private static SignalState Uncorrelated(double square) => new(square, square, 0, square);
}
