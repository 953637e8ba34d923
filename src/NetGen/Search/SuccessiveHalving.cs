namespace NetGen.Search;

/// <summary>
/// Stops poor trials early: all trials of a round go so many steps, the best share of them goes on to a multiple of those steps, and so on
/// until the rest ends by itself (Karnin, Koren and Somekh 2013; Jamieson and Talwalkar 2016). The trials wait for each other at each
/// cut, so that the outcome does not depend on how many run at once.
/// </summary>
public sealed record SuccessiveHalving
{
    /// <summary>Cuts after <paramref name="firstSteps"/>, <c>firstSteps × factor</c>, <c>firstSteps × factor²</c>, … steps.</summary>
    /// <param name="firstSteps">The steps before the first cut, at least 1.</param>
    /// <param name="factor">One of so many trials goes on, at least one in all; at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public SuccessiveHalving(int firstSteps, int factor = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstSteps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 2);
        (FirstSteps, Factor) = (firstSteps, factor);
    }

    /// <summary>The steps before the first cut.</summary>
    public int FirstSteps { get; }

    /// <summary>One of so many trials goes on.</summary>
    public int Factor { get; }
}
