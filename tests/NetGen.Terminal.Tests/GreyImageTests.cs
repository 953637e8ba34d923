using Spectre.Console;

namespace NetGen.Terminal.Tests;

public class GreyImageTests
{
    private static readonly float[] Ramp = [0, 0.25f, 0.5f, 0.75f, 1];

    [Fact]
    public void A_small_picture_takes_two_characters_a_pixel_without_colours()
    {
        Assert.Equal(["  ░░▒▒▓▓██", "██▓▓▒▒░░"], StringConsole.Draw(new GreyImage([.. Ramp, .. Ramp.Reverse()], 5, 2)));
        Assert.Equal(["  ..::**##"], StringConsole.Draw(new GreyImage(Ramp, 5, 1), unicode: false));
    }

    [Fact]
    public void A_large_picture_shows_the_mean_of_two_rows_without_colours()
    {
        var pixels = new float[17 * 3];
        pixels.AsSpan(0, 17).Fill(1);
        pixels.AsSpan(34, 17).Fill(1);

        Assert.Equal([new string('▒', 17), new string('▒', 17)], StringConsole.Draw(new GreyImage(pixels, 17, 3)));
    }

    [Fact]
    public void A_large_picture_shows_two_rows_in_a_line_of_half_blocks()
    {
        var console = new StringConsole(ColorSystemSupport.EightBit, ansi: true);
        var pixels = new float[17 * 2];
        pixels.AsSpan(0, 17).Fill(1);

        console.Console.Write(new GreyImage(pixels, 17, 2));

        Assert.Equal($"\e[38;5;255;48;5;232m{new string('▀', 17)}\e[0m\n", console.Text);
    }

    [Fact]
    public void A_small_picture_is_made_of_coloured_blanks()
    {
        var console = new StringConsole(ColorSystemSupport.EightBit, ansi: true);

        console.Console.Write(new GreyImage([0, 1], 2, 1));

        Assert.Equal("\e[48;5;232m  \e[0m\e[48;5;255m  \e[0m\n", console.Text);
    }

    [Fact]
    public void Sixteen_colours_are_too_few()
    {
        var console = new StringConsole(ColorSystemSupport.Standard, ansi: true);

        console.Console.Write(new GreyImage([0.5f], 1, 1));

        Assert.Equal("▒▒\n", console.Text);
    }

    [Fact]
    public void Values_outside_are_clamped_and_NaN_is_black() =>
        Assert.Equal(["    ██████"], StringConsole.Draw(new GreyImage([-3, float.NaN, 2, float.PositiveInfinity, 1], 5, 1)));

    [Fact]
    public void Pictures_lie_side_by_side()
    {
        var grid = new Grid().AddColumn().AddColumn().AddRow(new GreyImage([1], 1, 1), new GreyImage([1, 1], 1, 2));

        Assert.Equal(["██  ██", "    ██"], StringConsole.Draw(grid));
    }

    [Fact]
    public void Pixels_have_to_fit_the_size()
    {
        var exception = Assert.Throws<ArgumentException>(() => new GreyImage(new float[63], 8, 8));
        Assert.Contains("8 × 8 has 64 pixels, but 63 were given", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GreyImage([], 0, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GreyImage([], 8, 0));
    }
}
