namespace NetGen.Terminal.Tests;

public class LearningCurveTests
{
    [Fact]
    public void Columns_are_filled_from_zero_to_the_largest_value()
    {
        string[] lines = StringConsole.Draw(new LearningCurve([0.5f, 0.25f], height: 2));

        Assert.Equal(3, lines.Length);
        Assert.Equal("0.5 ┤" + new string('█', 30), lines[0]);
        Assert.Equal("  0 ┤" + new string('█', 60), lines[1]);
        Assert.Equal("     1" + "2".PadLeft(59), lines[2]);
    }

    [Fact]
    public void A_line_shows_eight_levels()
    {
        string[] lines = StringConsole.Draw(new LearningCurve([16, 15, 14, 9, 8, 1], height: 2));

        Assert.Equal("16 ┤" + Wide("█▇▆▁"), lines[0]);
        Assert.Equal(" 0 ┤" + Wide("█████▁"), lines[1]);

        static string Wide(string columns) => string.Concat(columns.Select(column => new string(column, 10)));
    }

    [Fact]
    public void More_epochs_than_columns_are_averaged()
    {
        float[] values = [.. Enumerable.Range(0, 1200).Select(epoch => epoch % 2 == 0 ? 0f : 2f)];

        string[] lines = StringConsole.Draw(new LearningCurve(values, height: 2));

        Assert.Equal("2 ┤", lines[0]);
        Assert.Equal("0 ┤" + new string('█', 60), lines[1]);
        Assert.Equal("   1" + "1,200".PadLeft(59), lines[2]);
    }

    [Fact]
    public void What_is_no_number_is_drawn_as_zero()
    {
        string[] lines = StringConsole.Draw(new LearningCurve([float.NaN, float.PositiveInfinity, -1, 1], height: 2));

        Assert.Equal("1 ┤" + new string(' ', 45) + new string('█', 15), lines[0]);
    }

    [Fact]
    public void Zeros_alone_and_no_epochs_are_drawn_too()
    {
        Assert.Equal(["0 ┤", "0 ┤"], StringConsole.Draw(new LearningCurve([0, 0], height: 2))[..2]);
        Assert.Equal([""], StringConsole.Draw(new LearningCurve([])));
    }

    [Fact]
    public void Ascii_takes_the_place_of_blocks() =>
        Assert.Equal("0 |" + new string('#', 60), StringConsole.Draw(new LearningCurve([1], height: 2), unicode: false)[1]);

    [Fact]
    public void A_chart_has_two_lines_at_least() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningCurve([1], height: 1));
}
