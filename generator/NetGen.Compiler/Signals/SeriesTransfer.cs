using System.Collections.Concurrent;

namespace NetGen.Compiler.Signals;

/// <summary>An activation by its values and slopes at the nodes of a grid. What it makes of a variance is worked out once.</summary>
/// <param name="hasKinks">Whether some derivative jumps, so that a grid is needed that is dense there.</param>
internal abstract class SeriesTransfer(bool hasKinks) : Transfer
{
    /// <summary>Up to this standard deviation a grid as coarse as the function's features is the cheaper one.</summary>
    private const double LargestEven = 5;

    /// <summary>More variances than a file of networks has; an editor runs for days.</summary>
    private const int MostKnown = 4096;

    private readonly ConcurrentDictionary<double, HermiteSeries> _known = new();

    public override double Mean(double variance) => Of(variance).Mean;

    public override double Square(double variance) => Of(variance).Square;

    public override double SlopeSquare(double variance) => Of(variance).SlopeSquare;

    public override double Difference(double variance, double distance) => Of(variance).Difference(distance);

    private HermiteSeries Of(double variance)
    {
        if (_known.TryGetValue(variance, out HermiteSeries? known))
            return known;
        if (_known.Count >= MostKnown)
            _known.Clear();
        double scale = Math.Sqrt(variance);
        NormalGrid grid = hasKinks || scale >= LargestEven ? NormalGrid.Concentrated : NormalGrid.For(2 * scale);
        return _known.GetOrAdd(variance, _ => new HermiteSeries(this, scale, grid));
    }
}
