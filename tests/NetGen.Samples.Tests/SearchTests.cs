using System.Globalization;

namespace NetGen.Samples.Tests;

public sealed class SearchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-search-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Random_search_finds_what_a_grid_of_as_many_trials_misses()
    {
        Sample search = await Sample.RunAsync("Search", "--seeds", "3", "--output", _folder);

        Assert.Equal((0, ""), (search.ExitCode, search.Error));
        double[] best = Figures(search, "mean");
        Assert.InRange(best[1], 0.9, 1);
        Assert.True(best[1] >= best[0], $"random {best[1]}, grid {best[0]}");
        double[] one = Figures(search, "1"); // the row of one trial is the last that begins so
        Assert.True(one[1] < best[1] && one[0] < best[0]);
        Assert.Equal(best, Figures(search, "27"));
        Assert.Equal(["grid.svg", "random.csv", "random.svg", "rates.svg"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
        Assert.Equal(28, File.ReadAllLines(Path.Combine(_folder, "random.csv")).Length);
    }

    [Fact]
    public async Task A_wrong_number_of_seeds_is_refused()
    {
        Sample search = await Sample.RunAsync("Search", "--seeds", "0");
        Assert.Equal(1, search.ExitCode);
        Assert.Contains("--seeds is at least 1.", search.Error, StringComparison.Ordinal);
    }

    /// <summary>The two figures of the last line that begins with a word.</summary>
    private static double[] Figures(Sample search, string word)
    {
        string[] cells = search.Lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Last(cells => cells.FirstOrDefault() == word);
        return [double.Parse(cells[1], CultureInfo.InvariantCulture), double.Parse(cells[2], CultureInfo.InvariantCulture)];
    }
}
