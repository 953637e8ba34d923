using System.Globalization;

namespace NetGen.Samples.Tests;

public class DigitsTests
{
    [Fact]
    public async Task At_least_97_of_100_digits_are_read_and_the_result_is_the_same_each_time()
    {
        Sample first = await Sample.RunAsync("Digits");
        Sample second = await Sample.RunAsync("Digits");

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Matches(@"^test accuracy: 0\.\d{3}$", first.Lines[^1]);
        Assert.InRange(double.Parse(first.Lines[^1]["test accuracy: ".Length..], CultureInfo.InvariantCulture), 0.970, 1);
        Assert.Equal(Drawings(first), Drawings(second));
    }

    [Fact]
    public async Task Output_in_a_pipe_is_plain()
    {
        Sample digits = await Sample.RunAsync("Digits");

        Assert.DoesNotContain('\e', digits.Output);
        Assert.All(Drawings(digits), line => Assert.InRange(line.Length, 0, 80));
    }

    /// <summary>What comes after the lines of the epochs, which tell times.</summary>
    private static IEnumerable<string> Drawings(Sample digits) => digits.Lines.SkipWhile(line => line.Length > 0);
}
