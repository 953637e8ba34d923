using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Samples.Tests;

public partial class XorTests
{
    [Fact]
    public async Task Each_row_of_the_truth_table_is_learned()
    {
        Sample xor = await Sample.RunAsync("Xor");

        Assert.Equal((0, ""), (xor.ExitCode, xor.Error));
        (int Truth, double Output)[] rows =
        [
            .. Row().Matches(xor.Output).Select(row =>
                (int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture))),
        ];
        Assert.Equal([0, 1, 1, 0], rows.Select(row => row.Truth));
        Assert.All(rows, row => Assert.InRange(Math.Abs(row.Output - row.Truth), 0, 0.05));
    }

    [GeneratedRegex(@"│ [01] +│ [01] +│ ([01]) +│ ([0-9.]+) +│")]
    private static partial Regex Row();
}
