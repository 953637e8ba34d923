using System.Xml.Linq;
using NetGen.Search;

namespace NetGen.Runtime.Tests.Search;

public sealed class SearchResultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-result-").FullName;
    private readonly HostileCulture _culture = new();

    public void Dispose()
    {
        _culture.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_table_has_the_best_first()
    {
        string[] lines = Result().ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.Equal(["trial", "x", "net,", "a", "score", "steps", "seconds"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["1", "0", "<small>", "0", "1"], lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[..5]);
        Assert.Equal(["3", "0.5", "<small>", "0.25", "1"], lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)[..5]);
        Assert.Contains("NaN", lines[6], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
    }

    [Fact]
    public void The_csv_has_every_trial_in_full_precision()
    {
        string path = Path.Combine(_folder, "trials.csv");
        Result().WriteCsv(path);
        string[] lines = File.ReadAllText(path).TrimEnd().Split("\r\n");
        Assert.Equal("trial,x,\"net, a\",score,steps,stopped,seconds", lines[0]);
        Assert.StartsWith("1,0,<small>,0,1,false,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("6,1,\"wide \"\"one\"\"\",NaN,1,false,", lines[6], StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_picture_is_one_svg_with_a_line_for_each_trial()
    {
        string path = Path.Combine(_folder, "search.svg");
        Result().WriteParallelCoordinates(path);

        XDocument svg = XDocument.Load(path);
        XElement[] lines = [.. svg.Descendants().Where(element => element.Name.LocalName == "polyline")];
        Assert.Equal(6, lines.Length);
        Assert.Equal("two", lines[^1].Attribute("class")!.Value); // the best, on top
        Assert.Equal("76,380 226,301 376,380", lines[^1].Attribute("points")!.Value);
        Assert.Equal(2, lines[0].Attribute("points")!.Value.Split(' ').Length); // the score has no place
        Assert.DoesNotContain("href", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Contains(svg.Descendants(), element => element.Value == "<small>");
    }

    [Fact]
    public void A_single_trial_is_drawn_too()
    {
        string path = Path.Combine(_folder, "one.svg");
        var space = new SearchSpace(SearchParameter.Log("x", 2, 3));
        HyperparameterSearch.Run(space, SearchPlan.Random(1), _ => [double.NaN]).WriteParallelCoordinates(path);
        HyperparameterSearch.Run(space, SearchPlan.Random(1), _ => [7]).WriteParallelCoordinates(path);
        Assert.DoesNotContain("NaN,", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.NotNull(XDocument.Load(path).Root);
    }

    /// <summary>Scores x², and NaN for the last.</summary>
    private static SearchResult Result()
    {
        var space = new SearchSpace(SearchParameter.Linear("x", 0, 1), SearchParameter.Choice("net, a", "<small>", "wide \"one\""));
        return HyperparameterSearch.Run(
            space, SearchPlan.Grid(3), trial => [trial.Number == 6 ? double.NaN : trial["x"] * trial["x"] + (trial.Option("net, a")[0] == '<' ? 0 : 0.5)]);
    }
}
