using NetGen.Training;
using Spectre.Console;

namespace NetGen.Terminal.Tests;

public class CurveChartTests
{
    [Fact]
    public void A_line_goes_from_the_largest_value_to_the_smallest()
    {
        string[] lines = Draw(20, 3, [3.5, 0.5]);

        Assert.Equal("Loss  training", lines[0]);
        Assert.Equal("     3.5 ┤⠑⠢⢄⡀", lines[1].TrimEnd());
        Assert.Equal("         ┤   ⠈⠒⠤⡀", lines[2].TrimEnd());
        Assert.Equal("     0.5 ┤      ⠈⠑⠢⢄", lines[3]);
        Assert.Equal("          1        2", lines[4]);
    }

    [Fact]
    public void Every_dot_of_a_cell_can_be_set()
    {
        // Up and down in turn, two lines to a cell, each without the end that the next one begins with; eight rows of dots are two cells.
        string[] lines = Draw(20, 2, [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
        Assert.Contains('⣾', lines[1]);
        Assert.Contains('⡿', lines[2]);
    }

    [Fact]
    public void Equal_values_are_a_level_line()
    {
        string[] lines = Draw(20, 2, [2, 2, 2]);
        Assert.Equal("       2 ┤" + new string('⣀', 10), lines[1]);
        Assert.Equal("       2 ┤", lines[2]);
    }

    [Fact]
    public void What_is_no_number_is_a_gap()
    {
        string[] lines = Draw(30, 2, [1, double.NaN, 1, 1]);
        Assert.Equal("       1 ┤⣀⣀⣀       ⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀"[..10], lines[1][..10]);
        Assert.Contains(' ', lines[1][11..]);
        Assert.Equal("       0 ┤", Draw(30, 2, [double.NaN])[2]);
    }

    [Fact]
    public void Without_Unicode_a_series_is_its_first_letter()
    {
        string[] lines = StringConsole.Draw(
            new CurveChart("Loss", 20, 2, ("training", [1, 1], Color.Blue), ("validation", [0, 0], Color.Yellow)), unicode: false);
        Assert.Equal("       1 |tttttttttt", lines[1]);
        Assert.Equal("       0 |vvvvvvvvvv", lines[2]);
        Assert.All(lines, line => Assert.All(line, letter => Assert.InRange(letter, ' ', '~')));
    }

    [Fact]
    public void Sizes_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>("width", () => new CurveChart("", 19, 2));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new CurveChart("", 20, 1));
    }

    [Fact]
    public void A_run_has_loss_and_accuracy_beside_each_other()
    {
        DataSet data = EchoData.Of(2, (0, 0), (1, 1), (1, 0), (0, 0));
        History history = new EchoNetwork(2).Fit(data, data, epochs: 5, batchSize: 2);

        string[] lines = StringConsole.Draw(new TrainingCurves(history, height: 4));

        Assert.Matches(@"^Loss  training  validation +Accuracy  training  validation$", lines[0]);
        Assert.Equal(6, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 80));
        Assert.Equal("", StringConsole.Draw(new TrainingCurves(new EchoNetwork(2).Fit(data, callbacks: [new Refuser()])))[0]);
    }

    private static string[] Draw(int width, int height, double[] values) =>
        StringConsole.Draw(new CurveChart("Loss", width, height, ("training", values, Color.Blue)));

    private sealed class Refuser : ITrainingCallback
    {
        public void TrainingBegins(TrainingProgress progress) => progress.Stop("Not today.");
    }
}
