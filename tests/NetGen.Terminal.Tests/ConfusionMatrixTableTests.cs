using NetGen.Training;
using Spectre.Console;

namespace NetGen.Terminal.Tests;

public class ConfusionMatrixTableTests
{
    [Fact]
    public void Counts_stand_in_the_row_of_the_actual_class()
    {
        ConfusionMatrix matrix = Matrix(3, (0, 0), (0, 0), (0, 2), (1, 1));

        Assert.Equal(
            [
                "        predicted",
                "actual 0  1  2   recall",
                "    0  2  ·  1    0.667",
                "    1  ·  1  ·    1.000",
                "    2  ·  ·  ·        -",
            ],
            StringConsole.Draw(new ConfusionMatrixTable(matrix)));
    }

    [Fact]
    public void Columns_are_as_wide_as_the_largest_count()
    {
        ConfusionMatrix matrix = Matrix(2, [.. Enumerable.Repeat((0, 0), 1000), (1, 0)]);

        Assert.Equal(
            [
                "        predicted",
                "actual    0     1   recall",
                "    0  1000     .    1.000",
                "    1     1     .    0.000",
            ],
            StringConsole.Draw(new ConfusionMatrixTable(matrix), unicode: false));
    }

    [Fact]
    public void The_diagonal_is_green_and_errors_are_red()
    {
        var console = new StringConsole(ColorSystemSupport.TrueColor, ansi: true);

        console.Console.Write(new ConfusionMatrixTable(Matrix(2, (0, 0), (1, 0))));

        string[] lines = console.Lines;
        string right = new Style(Color.White, Color.Green4).ToMarkup();
        string wrong = new Style(Color.White, Color.Red3).ToMarkup();
        Assert.Contains(Escaped($"[{right}] 1 [/]"), lines[2], StringComparison.Ordinal);
        Assert.Contains(Escaped($"[{wrong}] 1 [/]"), lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_classes_for_the_width_become_a_list_of_the_worst_confusions()
    {
        ConfusionMatrix matrix = Matrix(30, (7, 7), (3, 29), (3, 29), (12, 4));

        Assert.Equal(["3 taken for 29: 2", "12 taken for 4: 1"], StringConsole.Draw(new ConfusionMatrixTable(matrix)));
        Assert.Equal(["no confusion"], StringConsole.Draw(new ConfusionMatrixTable(Matrix(30, (7, 7)))));
    }

    private static string Escaped(string markup)
    {
        var console = new StringConsole(ColorSystemSupport.TrueColor, ansi: true);
        console.Console.Markup(markup);
        return console.Text;
    }

    private static ConfusionMatrix Matrix(int classes, params (int Actual, int Predicted)[] samples) =>
        new EchoNetwork(classes).Evaluate(EchoData.Of(classes, samples)).Confusion!;
}
