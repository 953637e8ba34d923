using NetGen.Runtime.Tests.Training;
using NetGen.Search;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Search;

public class HyperparameterSearchTests
{
    private static readonly SearchSpace Space = new(SearchParameter.Log("rate", 1e-4, 1), SearchParameter.Linear("rest", 0, 1));

    [Fact]
    public void A_grid_tries_every_combination()
    {
        var space = new SearchSpace(SearchParameter.Linear("x", 0, 1), SearchParameter.Choice("net", "a", "b"), SearchParameter.Whole("n", 1, 2));

        SearchResult result = HyperparameterSearch.Run(space, SearchPlan.Grid(3), trial => [trial["x"]]);

        Assert.Equal(12, result.Trials.Count);
        Assert.Equal(Enumerable.Range(1, 12), result.Trials.Select(trial => trial.Trial.Number));
        Assert.Equal(12, result.Trials.Select(trial => (trial.Trial["x"], trial.Trial.Option("net"), trial.Trial.Whole("n"))).Distinct().Count());
        Assert.Equal((0, "a", 1), (result.Best.Trial["x"], result.Best.Trial.Option("net"), result.Best.Trial.Whole("n")));
    }

    [Fact]
    public void Random_trials_cover_the_scales_and_are_the_same_for_a_seed()
    {
        double[][] values = Values(HyperparameterSearch.Run(Space, SearchPlan.Random(400), Bowl, new() { Seed = 5 }));

        Assert.All(values, pair => Assert.True(pair[0] is >= 1e-4 and <= 1 && pair[1] is >= 0 and <= 1));
        Assert.InRange(values.Count(pair => pair[0] < 1e-2), 150, 250); // half of the orders of magnitude
        Assert.InRange(values.Count(pair => pair[1] < 0.25), 70, 130);
        Assert.Equal(values, Values(HyperparameterSearch.Run(Space, SearchPlan.Random(400), Bowl, new() { Seed = 5, Parallelism = 1 })));
        Assert.Equal(values[..10], Values(HyperparameterSearch.Run(Space, SearchPlan.Random(10), Bowl, new() { Seed = 5 })));
        Assert.NotEqual(values[0], Values(HyperparameterSearch.Run(Space, SearchPlan.Random(1), Bowl, new() { Seed = 6 }))[0]);
    }

    [Fact]
    public void Coarse_to_fine_narrows_the_box_round_the_best()
    {
        SearchResult result = HyperparameterSearch.Run(
            Space, SearchPlan.CoarseToFine(trialsPerRound: 20, rounds: 3, shrink: 0.2), Bowl, new() { Seed = 1 });

        Assert.Equal(60, result.Trials.Count);
        for (int round = 1; round < 3; round++)
        {
            TrialResult best = result.Trials.Take(20 * round).MinBy(trial => trial.Score)!;
            double side = Math.Pow(0.2, round);
            foreach (TrialResult trial in result.Trials.Skip(20 * round).Take(20))
            {
                for (int index = 0; index < 2; index++)
                {
                    double distance = Space.Parameters[index].UnitOf(trial.Trial.Values[index]) - Space.Parameters[index].UnitOf(best.Trial.Values[index]);
                    Assert.InRange(Math.Abs(distance), 0, side + 1e-9); // half the side, but for a box that is moved off the edge
                }
            }
        }
        Assert.True(result.Best.Score < result.Trials.Take(20).Min(trial => trial.Score));
        Assert.InRange(Math.Log10(result.Best.Trial["rate"]), -2.3, -1.7);
    }

    [Fact]
    public void A_choice_stays_at_the_best_in_finer_rounds()
    {
        var space = new SearchSpace(SearchParameter.Choice("net", "bad", "good"), SearchParameter.Linear("x", 0, 1));
        SearchResult result = HyperparameterSearch.Run(
            space, SearchPlan.CoarseToFine(10), trial => [trial.Option("net") == "good" ? trial["x"] : 2], new() { Seed = 2 });
        Assert.All(result.Trials.Skip(10), trial => Assert.Equal("good", trial.Trial.Option("net")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Halving_stops_the_worse_trials_whatever_runs_at_once(int parallelism)
    {
        var options = new SearchOptions { Seed = 3, Parallelism = parallelism, Halving = new SuccessiveHalving(firstSteps: 2) };

        SearchResult result = HyperparameterSearch.Run(Space, SearchPlan.Random(18), trial => Falling(trial, steps: 10), options);

        Assert.Equal([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 6, 6, 6, 6, 10, 10], result.Trials.Select(trial => trial.Scores.Count).Order());
        Assert.Equal(16, result.Trials.Count(trial => trial.WasStopped));
        TrialResult[] byRate = [.. result.Trials.OrderBy(trial => trial.Trial["rate"])]; // the lower the rate, the lower its scores
        Assert.Equal([10, 10, 6, 6, 6, 6], byRate.Take(6).Select(trial => trial.Scores.Count));
        Assert.Equal(byRate[0], result.Best);
        Assert.Equal(10, result.Ranked[1].Scores.Count);
    }

    [Fact]
    public void Scores_that_are_not_finite_are_the_worst_for_either_goal()
    {
        double[] scores = [double.NaN, 1, double.PositiveInfinity, 3, double.NegativeInfinity];
        foreach (SearchGoal goal in Enum.GetValues<SearchGoal>())
        {
            SearchResult result = HyperparameterSearch.Run(
                Space, SearchPlan.Random(5), trial => [scores[trial.Number - 1]], new() { Goal = goal, Halving = new SuccessiveHalving(1, 2) });
            Assert.Equal(goal == SearchGoal.Minimize ? 1 : 3, result.Best.Score);
            Assert.Equal(goal == SearchGoal.Minimize ? [2, 4, 1, 3, 5] : [4, 2, 1, 3, 5], result.Ranked.Select(trial => trial.Trial.Number));
        }
    }

    [Fact]
    public void Trials_run_at_once_but_no_more_than_allowed()
    {
        using var both = new Barrier(2);
        int running = 0;
        int most = 0;
        HyperparameterSearch.Run(Space, SearchPlan.Random(6), Waiting, new() { Parallelism = 2 });
        Assert.Equal(2, most);

        IEnumerable<double> Waiting(Trial trial)
        {
            int now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            both.SignalAndWait(); // never passed by one alone
            Interlocked.Decrement(ref running);
            yield return 1;
        }
    }

    [Fact]
    public void A_time_budget_ends_the_search_with_what_has_ended()
    {
        SearchResult none = HyperparameterSearch.Run(Space, SearchPlan.Random(5), Bowl, new() { TimeBudget = TimeSpan.Zero });
        Assert.Empty(none.Trials);
        Assert.Throws<InvalidOperationException>(() => none.Best);

        int disposed = 0;
        var options = new SearchOptions { TimeBudget = TimeSpan.FromSeconds(0.3), Parallelism = 1 };
        SearchResult some = HyperparameterSearch.Run(Space, SearchPlan.Random(5), trial => trial.Number == 1 ? [1] : Endless(), options);
        Assert.Equal([1], some.Trials.Select(trial => trial.Trial.Number));
        Assert.Equal(1, disposed);

        IEnumerable<double> Endless()
        {
            try
            {
                while (true)
                    yield return 1;
            }
            finally
            {
                disposed++;
            }
        }
    }

    [Fact]
    public void A_failure_ends_the_search_with_its_own_exception()
    {
        Assert.Throws<TimeoutException>(() => HyperparameterSearch.Run(
            Space, SearchPlan.Random(20), trial => trial.Number == 3 ? throw new TimeoutException() : [1.0]));
        Assert.Equal(
            "Trial 1 ended without a score.",
            Assert.Throws<InvalidOperationException>(() => HyperparameterSearch.Run(Space, SearchPlan.Random(1), _ => [])).Message);
        Assert.ThrowsAny<OperationCanceledException>(() => HyperparameterSearch.Run(
            Space, SearchPlan.Random(1), Bowl, cancellationToken: new CancellationToken(canceled: true)));
        Assert.Throws<ArgumentOutOfRangeException>("options", () => HyperparameterSearch.Run(Space, SearchPlan.Random(1), Bowl, new() { Parallelism = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(
            "options", () => HyperparameterSearch.Run(Space, SearchPlan.Random(1), Bowl, new() { TimeBudget = TimeSpan.FromSeconds(-1) }));
    }

    [Fact]
    public void A_trial_asks_for_its_values_by_name()
    {
        var space = new SearchSpace(
            SearchParameter.Linear("x", 0, 1), SearchParameter.Choice("batch", "16", "32"), SearchParameter.Choice("net", "a"), SearchParameter.Whole("n", 3, 4));
        SearchResult result = HyperparameterSearch.Run(space, SearchPlan.Random(1), trial =>
        {
            Assert.Contains(trial.Whole("batch"), (int[])[16, 32]);
            Assert.InRange(trial.Whole("n"), 3, 4);
            Assert.Equal("a", trial.Option("net"));
            Assert.True(trial.Has("x") && !trial.Has("y"));
            Assert.Throws<ArgumentException>(() => trial["y"]);
            Assert.Throws<ArgumentException>("parameter", () => trial.Whole("x"));
            Assert.Throws<ArgumentException>("parameter", () => trial.Whole("net"));
            Assert.Throws<ArgumentException>("parameter", () => trial.Option("x"));
            return [1];
        });
        Assert.Equal(4, result.Best.Trial.Values.Count);
    }

    [Fact]
    public void Networks_are_trained_with_the_rate_and_batch_size_of_the_trial()
    {
        var space = new SearchSpace(
            SearchParameter.Log(NetworkTrial.LearningRate, 1e-4, 1),
            SearchParameter.Choice(NetworkTrial.BatchSize, "8", "16"),
            SearchParameter.Choice("network", "fused", "plain"));
        DataSet train = Samples.Clouds(120, seed: 1);
        DataSet validation = Samples.Clouds(60, seed: 2);
        var options = new SearchOptions { Seed = 1, Halving = new SuccessiveHalving(1, 2) };

        SearchResult result = HyperparameterSearch.Run(
            space, SearchPlan.Random(8), NetworkTrial.Of(Create, train, validation, epochs: 3), options);

        Trial best = result.Best.Trial;
        ITrainableNetwork again = Create(best);
        History history = again.Fit(
            train, validation, epochs: 3, batchSize: best.Whole(NetworkTrial.BatchSize), seed: best.Seed,
            callbacks: [new RecordingCallback { AtTrainingBegins = progress => progress.Trainer.LearningRate = (float)best[NetworkTrial.LearningRate] }]);
        Assert.Equal(history.Epochs.Select(epoch => epoch.ValidationLoss!.Value), result.Best.Scores);
        Assert.InRange(best[NetworkTrial.LearningRate], 0.02, 1);

        static ITrainableNetwork Create(Trial trial) => new LinearNetwork(2, 3, LossFunction.SoftmaxCrossEntropy, fused: trial.Option("network") == "fused");
    }

    [Fact]
    public void Trainers_of_stopped_trials_are_disposed()
    {
        var networks = new List<LinearNetwork>();
        var space = new SearchSpace(SearchParameter.Log(NetworkTrial.LearningRate, 1e-4, 1));
        DataSet data = Samples.Clouds(30, seed: 1);
        HyperparameterSearch.Run(
            space, SearchPlan.Random(4), NetworkTrial.Of(_ => Noted(), data, data, epochs: 4), new() { Halving = new SuccessiveHalving(1, 4), Parallelism = 1 });
        Assert.Equal(4, networks.Count);
        Assert.All(networks, network => Assert.True(network.Trainer!.IsDisposed));

        LinearNetwork Noted()
        {
            networks.Add(new LinearNetwork(2, 3, LossFunction.SoftmaxCrossEntropy, fused: true));
            return networks[^1];
        }
    }

    /// <summary>Best at a rate of 0.01 and 0.3 of the rest.</summary>
    private static IEnumerable<double> Bowl(Trial trial) =>
        [Math.Pow(Math.Log10(trial["rate"]) + 2, 2) + Math.Pow(trial["rest"] - 0.3, 2)];

    /// <summary>Scores that fall from step to step, and are the lower the lower the rate.</summary>
    private static IEnumerable<double> Falling(Trial trial, int steps) => Enumerable.Range(0, steps).Select(step => trial["rate"] / (step + 1));

    private static double[][] Values(SearchResult result) => [.. result.Trials.Select(trial => trial.Trial.Values.ToArray())];
}
