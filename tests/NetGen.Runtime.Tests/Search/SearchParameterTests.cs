using NetGen.Search;

namespace NetGen.Runtime.Tests.Search;

public class SearchParameterTests
{
    [Fact]
    public void Values_lie_evenly_on_their_scales()
    {
        SearchParameter linear = SearchParameter.Linear("x", -1, 3);
        SearchParameter log = SearchParameter.Log("x", 1e-4, 1);
        SearchParameter whole = SearchParameter.Whole("x", 2, 4);
        SearchParameter choice = SearchParameter.Choice("x", "a", "b");

        Assert.Equal([-1, 0, 3], ((double[])[0, 0.25, 1]).Select(linear.At));
        Assert.All(((double, double)[])[(1e-4, 0), (1e-3, 0.25), (1e-2, 0.5), (1, 1)], pair => Assert.Equal(pair.Item1, log.At(pair.Item2), 1e-12));
        Assert.Equal([2, 2, 3, 3, 4, 4], ((double[])[0, 0.33, 0.34, 0.66, 0.67, 1]).Select(whole.At));
        Assert.Equal([0, 0, 1, 1], ((double[])[0, 0.49, 0.5, 1]).Select(choice.At));
        foreach (SearchParameter parameter in (SearchParameter[])[linear, log, whole, choice])
        {
            for (double unit = 0; unit <= 1; unit += 0.05)
                Assert.Equal(parameter.At(unit), parameter.At(parameter.UnitOf(parameter.At(unit))), 1e-9);
        }
    }

    [Fact]
    public void Grids_are_even_and_include_the_bounds()
    {
        Assert.Equal([0, 0.5, 1], SearchParameter.Linear("x", 0, 1).Grid(3));
        Assert.Equal([0.001, 0.01, 0.1], SearchParameter.Log("x", 1e-3, 1e-1).Grid(3).Select(value => Math.Round(value, 9)));
        Assert.Equal([1, 2, 3], SearchParameter.Whole("x", 1, 3).Grid(7));
        Assert.Equal([1, 4, 7, 10], SearchParameter.Whole("x", 1, 10).Grid(4));
        Assert.Equal([0, 1, 2], SearchParameter.Choice("x", "a", "b", "c").Grid(2));
        Assert.Equal([0.5], SearchParameter.Linear("x", 0, 1).Grid(1));
    }

    [Fact]
    public void Ranges_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("high", () => SearchParameter.Linear("x", 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("high", () => SearchParameter.Linear("x", 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("low", () => SearchParameter.Log("x", 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("low", () => SearchParameter.Log("x", double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>("high", () => SearchParameter.Log("x", 1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("high", () => SearchParameter.Whole("x", 2, 2));
        Assert.Throws<ArgumentException>("options", () => SearchParameter.Choice("x"));
        Assert.Throws<ArgumentException>("options", () => SearchParameter.Choice("x", "a", "a"));
        Assert.Throws<ArgumentException>("name", () => SearchParameter.Linear(" ", 0, 1));
        Assert.Throws<ArgumentException>("parameters", () => new SearchSpace());
        Assert.Throws<ArgumentException>("parameters", () => new SearchSpace(SearchParameter.Linear("x", 0, 1), SearchParameter.Log("x", 1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>("pointsPerParameter", () => SearchPlan.Grid(0));
        Assert.Throws<ArgumentOutOfRangeException>("trialsPerRound", () => SearchPlan.Random(0));
        Assert.Throws<ArgumentOutOfRangeException>("rounds", () => SearchPlan.CoarseToFine(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("shrink", () => SearchPlan.CoarseToFine(1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("firstSteps", () => new SuccessiveHalving(0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new SuccessiveHalving(1, 1));
    }
}
