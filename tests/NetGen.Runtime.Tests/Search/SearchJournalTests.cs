using System.Text;
using NetGen.Search;

namespace NetGen.Runtime.Tests.Search;

public sealed class SearchJournalTests : IDisposable
{
    private static readonly SearchSpace Space = new(SearchParameter.Log("learning rate", 1e-4, 1), SearchParameter.Choice("net", "a", "\"b\""));

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-search-").FullName;
    private readonly HostileCulture _culture = new();

    private string JournalPath => Path.Combine(_folder, "search.jsonl");

    public void Dispose()
    {
        _culture.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_search_that_is_cut_anywhere_goes_on_to_the_same_result()
    {
        var options = new SearchOptions { Seed = 2, Halving = new SuccessiveHalving(1), Parallelism = 1 };
        SearchResult whole = Run(options, out int allTrials);
        Assert.Equal(9, allTrials);
        Run(options with { Journal = JournalPath }, out _);
        byte[] journal = File.ReadAllBytes(JournalPath);

        foreach (int length in Enumerable.Range(0, journal.Length + 1).Where(length => length % 37 == 0 || length > journal.Length - 3))
        {
            File.WriteAllBytes(JournalPath, journal[..length]);
            int ended = Math.Max(journal[..length].Count(value => value == '\n') - 1, 0);

            SearchResult again = Run(options with { Journal = JournalPath, Parallelism = 2 }, out int started);

            Assert.Equal(allTrials - ended, started);
            Assert.Equal(Text(whole), Text(again));
            Assert.Equal(10, File.ReadAllLines(JournalPath).Length);
        }
    }

    [Fact]
    public void A_last_line_that_was_cut_off_is_taken_out_whole()
    {
        var options = new SearchOptions { Journal = JournalPath, Parallelism = 1 };
        Run(options, out _);
        string text = File.ReadAllText(JournalPath);
        File.WriteAllText(JournalPath, text + "{\"trial\":10," + new string(' ', 1000));
        Run(options, out _);
        Assert.Equal(text, File.ReadAllText(JournalPath));
    }

    [Fact]
    public void A_search_that_ran_out_of_time_goes_on()
    {
        var options = new SearchOptions { Seed = 2, Journal = JournalPath, Parallelism = 1 };
        int tried = 0;
        Assert.Throws<TimeoutException>(() => HyperparameterSearch.Run(
            Space, SearchPlan.Random(9), trial => ++tried > 4 ? throw new TimeoutException() : [trial["learning rate"]], options));

        SearchResult result = HyperparameterSearch.Run(Space, SearchPlan.Random(9), trial =>
        {
            tried++;
            return [trial["learning rate"]];
        }, options);

        Assert.Equal(5 + 5, tried);
        Assert.Equal(9, result.Trials.Count);
    }

    [Fact]
    public void Scores_that_are_not_finite_come_back()
    {
        double[] scores = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.1, -1e-300];
        var options = new SearchOptions { Journal = JournalPath };
        HyperparameterSearch.Run(Space, SearchPlan.Random(1), _ => scores, options);
        SearchResult result = HyperparameterSearch.Run(Space, SearchPlan.Random(1), _ => throw new InvalidOperationException("It is in the journal."), options);
        Assert.Equal(scores, result.Best.Scores);
    }

    [Fact]
    public void The_journal_of_another_search_is_refused_and_left_as_it_is()
    {
        var options = new SearchOptions { Seed = 2, Journal = JournalPath };
        Run(options, out _);
        byte[] before = File.ReadAllBytes(JournalPath);

        Refused("is not the journal of this search", () => Run(options with { Seed = 3 }, out _));
        Refused("is not the journal of this search", () => Run(options with { Goal = SearchGoal.Maximize }, out _));
        Refused("is not the journal of this search", () => Run(options with { Halving = new SuccessiveHalving(1) }, out _));
        Refused("is not the journal of this search", () => HyperparameterSearch.Run(Space, SearchPlan.Random(8), _ => [1], options));
        Refused("is not the journal of this search", () => HyperparameterSearch.Run(
            new SearchSpace(SearchParameter.Log("learning rate", 1e-3, 1), Space.Parameters[1]), SearchPlan.Random(9), _ => [1], options));

        Assert.Equal(before, File.ReadAllBytes(JournalPath));
    }

    [Theory]
    [InlineData("notes", "is no journal of a search.")]
    [InlineData("notes\n", "is not the journal of this search")]
    public void Another_file_is_refused_and_left_as_it_is(string text, string message)
    {
        File.WriteAllText(JournalPath, text);
        Refused(message, () => Run(new() { Journal = JournalPath }, out _));
        Assert.Equal(text, File.ReadAllText(JournalPath));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("""{"trial":1,"values":{"learning rate":1,"net":0},"scores":[],"stopped":false,"seconds":1}""")]
    [InlineData("""{"trial":"x","values":{"learning rate":1,"net":0},"scores":[1],"stopped":false,"seconds":1}""")]
    public void A_damaged_line_is_refused_with_its_number(string line)
    {
        var options = new SearchOptions { Journal = JournalPath };
        Run(options, out _);
        string[] lines = File.ReadAllLines(JournalPath);
        lines[3] = line;
        string text = string.Join('\n', lines) + "\n";
        File.WriteAllText(JournalPath, text);

        Refused("is damaged in line 4: ", () => Run(options, out _));
        Assert.Equal(text, File.ReadAllText(JournalPath));
    }

    [Fact]
    public void Other_values_under_a_trials_number_are_refused()
    {
        var options = new SearchOptions { Journal = JournalPath };
        Run(options, out _);
        string[] lines = File.ReadAllLines(JournalPath);
        int line = Array.FindIndex(lines, line => line.Contains("\"trial\":1,", StringComparison.Ordinal)); // the trials end in any order
        lines[line] = """{"trial":1,"values":{"learning rate":0.5,"net":0},"scores":[1],"stopped":false,"seconds":1}""";
        File.WriteAllText(JournalPath, string.Join('\n', lines) + "\n");
        Refused("trial 1 has other values there", () => Run(options, out _));
    }

    [Fact]
    public void Two_searches_cannot_write_one_journal() =>
        HyperparameterSearch.Run(Space, SearchPlan.Random(1), trial =>
        {
            Assert.ThrowsAny<IOException>(() => HyperparameterSearch.Run(Space, SearchPlan.Random(1), _ => [1], new() { Journal = JournalPath }));
            return [1];
        }, new() { Journal = JournalPath });

    private static SearchResult Run(SearchOptions options, out int started)
    {
        int count = 0;
        SearchResult result = HyperparameterSearch.Run(Space, SearchPlan.Random(9), trial =>
        {
            Interlocked.Increment(ref count);
            return Enumerable.Range(1, 5).Select(step => trial["learning rate"] / step);
        }, options);
        started = count;
        return result;
    }

    private static string Text(SearchResult result) => string.Join('\n', result.Trials.Select(trial =>
        FormattableString.Invariant($"{trial.Trial.Number} {trial.Trial["learning rate"]:R} {string.Join(' ', trial.Scores)} {trial.WasStopped}")));

    private void Refused(string message, Action search)
    {
        string refusal = Assert.Throws<InvalidDataException>(search).Message;
        Assert.StartsWith(JournalPath, refusal, StringComparison.Ordinal);
        Assert.Contains(message, refusal, StringComparison.Ordinal);
    }
}
