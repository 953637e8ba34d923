using NetGen.Training;

namespace NetGen.Search;

/// <summary>Which points of a space are tried.</summary>
public abstract class SearchPlan
{
    private protected SearchPlan()
    {
    }

    /// <summary>Every combination of evenly spaced values.</summary>
    /// <param name="pointsPerParameter">The values of each number, at least 1; of a choice all options are tried.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no point.</exception>
    public static SearchPlan Grid(int pointsPerParameter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pointsPerParameter, 1);
        return new GridPlan(pointsPerParameter);
    }

    /// <summary>
    /// Points at random, each on its own. Where few of the parameters matter, and nobody knows which, these try more different values of
    /// those than a grid of as many trials does (Bergstra and Bengio 2012).
    /// </summary>
    /// <param name="trials">How many, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no trial.</exception>
    public static SearchPlan Random(int trials) => CoarseToFine(trials, rounds: 1);

    /// <summary>Points at random over the whole space, then over a narrower box round the best of all so far, and so on.</summary>
    /// <param name="trialsPerRound">How many points a round, at least 1.</param>
    /// <param name="rounds">How many rounds, at least 1.</param>
    /// <param name="shrink">
    /// The length of the box's sides as a share of those before, on each parameter's own scale, between 0 and 1. Choices stay at the best.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static SearchPlan CoarseToFine(int trialsPerRound, int rounds = 2, double shrink = 0.25)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trialsPerRound, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        if (!(shrink is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(shrink), shrink, "A box is narrower than that before, and has a length.");
        return new RandomPlan(trialsPerRound, rounds, shrink);
    }

    /// <summary>The points of the next round.</summary>
    /// <param name="space">The space.</param>
    /// <param name="seed">The seed of the search.</param>
    /// <param name="round">Which round, from 0.</param>
    /// <param name="best">The values of the best trial so far; null in the first round.</param>
    /// <returns>No points after the last round.</returns>
    internal abstract IEnumerable<double[]> Round(SearchSpace space, int seed, int round, IReadOnlyList<double>? best);

    private sealed class GridPlan(int points) : SearchPlan
    {
        internal override IEnumerable<double[]> Round(SearchSpace space, int seed, int round, IReadOnlyList<double>? best)
        {
            IEnumerable<double[]> combinations = round == 0 ? [[]] : [];
            foreach (SearchParameter parameter in space.Parameters)
                combinations = combinations.SelectMany(_ => parameter.Grid(points), (before, value) => (double[])[.. before, value]);
            return combinations;
        }

        public override string ToString() => $"grid {points}";
    }

    private sealed class RandomPlan(int trials, int rounds, double shrink) : SearchPlan
    {
        internal override IEnumerable<double[]> Round(SearchSpace space, int seed, int round, IReadOnlyList<double>? best)
        {
            for (int trial = 0; round < rounds && trial < trials; trial++)
            {
                var random = new RandomStream(seed, stream: round * trials + trial);
                yield return [.. space.Parameters.Select((parameter, index) => Draw(parameter, random.Uniform(), round, best?[index]))];
            }
        }

        public override string ToString() => FormattableString.Invariant($"random {trials} × {rounds}, shrink {shrink:R}");

        private double Draw(SearchParameter parameter, double unit, int round, double? best)
        {
            if (best is null)
                return parameter.At(unit);
            if (parameter.Scale == SearchScale.Choice)
                return best.Value;
            double side = Math.Pow(shrink, round);
            double start = Math.Clamp(parameter.UnitOf(best.Value) - side / 2, 0, 1 - side);
            return parameter.At(start + unit * side);
        }
    }
}
