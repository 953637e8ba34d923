using System.IO.Compression;
using System.Text;
using NetGen.Training;

namespace NetGen.Csv.Tests;

public sealed class CsvFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-csv-").FullName;
    private readonly HostileCulture _culture = new();

    private string FilePath => Path.Combine(_folder, "table.csv");

    public void Dispose()
    {
        _culture.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Names_become_classes_in_ordinal_order()
    {
        CsvFile file = Open("length,width,species\n5.1,3.5,setosa\n-7e-1,+3,Virginica\n6,2,setosa\n", new() { Label = "species" });

        Assert.Equal(["Virginica", "setosa"], file.ClassNames);
        Assert.Equal(["column 1 (length)", "column 2 (width)"], file.FeatureNames);
        Assert.Equal((2, 0, 2, 3L, 0L), (file.InputSize, file.TargetSize, file.Classes, file.Count!.Value, file.Skipped));
        Assert.Equal(["5.1 3.5 | 1", "-0.7 3 | 0", "6 2 | 1"], Rows(file));
    }

    [Theory]
    [InlineData("1,a,0\n2,b,3\n3,c,1\n")]
    [InlineData("1,a,0\r\n2,b,3\r\n3,c,1")]
    [InlineData("1,a,0\n\n2,b,03\n\n\n3,c,1\n\n")]
    [InlineData(" 1 ,a,\"0\"\n\"2\",b,3\n3,c, 1 \n")]
    public void Whole_numbers_are_the_classes_themselves(string text)
    {
        CsvFile file = Open(text, new() { HasHeader = false, Label = ^1, Features = [0] });
        Assert.Equal(["0", "1", "2", "3"], file.ClassNames);
        Assert.Equal(["1 | 0", "2 | 3", "3 | 1"], Rows(file));
        Assert.Equal(["column 1"], file.FeatureNames);
    }

    [Fact]
    public void Classes_can_be_named_beforehand()
    {
        CsvFile file = Open("x,y\n1,b\n2,a\n", new() { Label = "y", Classes = ["b", "c", "a"] });
        Assert.Equal((3, "1 | 0", "2 | 2"), (file.Classes, Rows(file)[0], Rows(file)[1]));
        Refused("table.csv, line 3, column 2 (y): 'a' is none of the classes.", "x,y\n1,b\n2,a\n", new() { Label = "y", Classes = ["b"] });
    }

    [Fact]
    public void Features_and_targets_come_in_the_order_in_which_they_are_named()
    {
        CsvFile file = Open("a,b,c,d\n1,2,3,4\n5,6,7,8\n", new() { Targets = ["d", "b"], Features = ["c", 0] });
        Assert.Equal((2, 2, 0), (file.InputSize, file.TargetSize, file.Classes));
        Assert.Equal(["3 1 | 4 2", "7 5 | 8 6"], Rows(file));
        Assert.Empty(file.ClassNames);
        Assert.Equal(["2 3 | 1 4", "6 7 | 5 8"], Rows(Open("a,b,c,d\n1,2,3,4\n5,6,7,8\n", new() { Targets = [0, ^1] })));
    }

    [Fact]
    public void Other_separators_quotes_byte_order_marks_and_compression_are_read()
    {
        var options = new CsvOptions { Label = "the \"class\"", Separator = ';' };
        const string Text = "x;\"the \"\"class\"\"\"\n1.5;\"a;\nb\"\n2.5;c\n";
        Assert.Equal(["1.5 | 0", "2.5 | 1"], Rows(Open(Text, options)));
        Assert.Equal(["a;\nb", "c"], Open(Text, options).ClassNames);
        foreach (Encoding encoding in (Encoding[])[new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            File.WriteAllText(FilePath, Text, encoding);
            Assert.Equal(["1.5 | 0", "2.5 | 1"], Rows(CsvFile.Open(FilePath, options)));
        }
        using (var compressed = new GZipStream(File.Create(FilePath), CompressionLevel.Fastest))
            compressed.Write(Encoding.UTF8.GetBytes(Text));
        Assert.Equal(["1.5 | 0", "2.5 | 1"], Rows(CsvFile.Open(FilePath, options)));
    }

    [Theory]
    [InlineData("a,b,y\n1,2,0\n3,wide,1\n", "line 3, column 2 (b): 'wide' is no number.")]
    [InlineData("a,b,y\n1,2,0\n3,\"4,5\",1\n", "line 3, column 2 (b): '4,5' is no number.")]
    [InlineData("a,b,y\n1,2,0\n\"3\n\",4,1\n5,x,0\n", "line 5, column 2 (b): 'x' is no number.")]
    [InlineData("a,b,y\n\n\n1,1e39,0\n", "line 4, column 2 (b): '1e39' is no finite number.")]
    [InlineData("a,b,y\n1,Infinity,0\n", "line 2, column 2 (b): 'Infinity' is no finite number.")]
    [InlineData("a,b,y\n1,,0\n", "line 2, column 2 (b): the value is missing.")]
    [InlineData("a,b,y\n1, NA ,0\n", "line 2, column 2 (b): the value is missing.")]
    [InlineData("a,b,y\n1,2,?\n", "line 2, column 3 (y): the label is missing.")]
    [InlineData("a,b,y\n1,2\n", "line 2: 2 values instead of 3.")]
    [InlineData("a,b,y\n1,2,3,4\n", "line 2: 4 values instead of 3.")]
    [InlineData("a,b,y\n1,\"2\"x,3\n", "line 2: the quotes are wrong (TextAfterClosingQuote).")]
    public void A_bad_row_is_an_error_with_its_place_or_a_counted_skip(string text, string message)
    {
        var options = new CsvOptions { Label = "y" };
        Refused($"table.csv, {message}", text, options);

        CsvFile file = Open(text + "\n9,9,0\n", options with { SkipBadRows = true });
        Assert.Contains("9 9 | 0", Rows(file));
        Assert.Equal(file.Count, Rows(file).Length);
        Assert.Equal(1, file.Skipped);
        Assert.EndsWith(message, Assert.Single(file.SkippedRows), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_an_error_even_where_bad_rows_are_skipped()
    {
        const string Text = "a,b,y\n1,2,0\n1,\"2,3\n4,5,6\n";
        foreach (bool skip in (bool[])[false, true])
            Refused("table.csv, line 3: a quote is opened and never closed.", Text, new() { Label = "y", SkipBadRows = skip });
    }

    [Fact]
    public void Missing_values_are_filled_but_not_missing_labels()
    {
        CsvFile file = Open("a,b,y\n1,,0\nNA,2,1\n3,3,\n", new() { Label = "y", FillMissing = -0.5f, SkipBadRows = true });
        Assert.Equal(["1 -0.5 | 0", "-0.5 2 | 1"], Rows(file));
        Assert.Equal(1, file.Skipped);
        Assert.Equal(["7 | 1"], Rows(Open("a,y\n7,1\n-9,1\n", new() { Label = "y", MissingMarks = ["-9"], SkipBadRows = true })));
    }

    [Fact]
    public void Missing_inputs_are_let_through_where_that_is_asked_for_and_bad_rows_counted_beside_them()
    {
        const string Text = "a,b,y\n1,,0\nNA,2,1\n3,3,\n4,wide,1\n?, nan ,0\n5,1e39,0\n";
        var options = new CsvOptions { Label = "y", AllowMissing = true, SkipBadRows = true };
        CsvFile file = Open(Text, options);
        Assert.True(file.AllowsMissing && file.ShuffleBuffer(2).Prefetch().AllowsMissing);
        string[] rows = ["1 NaN | 0", "NaN 2 | 1", "NaN NaN | 0"];
        Assert.Equal(rows, Rows(file));
        Assert.Equal(rows, Rows(file.ToDataSet()));
        Assert.Equal((3L, 3L), (file.Count!.Value, file.Skipped));
        Assert.Equal(
            [
                "line 4, column 3 (y): the label is missing.", "line 5, column 2 (b): 'wide' is no number.", "line 7, column 2 (b): '1e39' is no finite number.",
            ],
            file.SkippedRows.Select(problem => problem[(problem.IndexOf("table.csv, ", StringComparison.Ordinal) + 11)..]));

        options = options with { SkipBadRows = false };
        Refused("table.csv, line 4, column 3 (y): the label is missing.", Text, options);
        Refused("table.csv, line 2, column 2 (b): 'NaN' is no finite number.", "a,b,y\n1,NaN,0\n", options with { MissingMarks = [""] });
        Refused("table.csv, line 3, column 2 (b): the value is missing.", "a,b\n,1\n1,\n", options with { Label = null, Targets = ["b"] });
        Assert.Equal(["NaN | 1"], Rows(Open("a,b\n,1\n", options with { Label = null, Targets = ["b"] })));
        Assert.False(Open("a,y\n1,0\n", new() { Label = "y" }).AllowsMissing);
    }

    [Fact]
    public void All_problems_are_counted_and_the_first_kept_in_words()
    {
        string text = "a,y\n1,0\n" + string.Concat(Enumerable.Repeat("x,0\n", 250));
        CsvFile file = Open(text, new() { Label = "y", SkipBadRows = true });
        Assert.Equal((250L, 100, 1L), (file.Skipped, file.SkippedRows.Count, file.Count!.Value));
    }

    [Fact]
    public void A_table_of_many_rows_is_delivered_whole_and_a_pass_allocates_little()
    {
        string text = "a,y\n" + string.Concat(Enumerable.Range(0, 5000).Select(row => FormattableString.Invariant($"{row},{row % 3}\n")));
        CsvFile file = Open(text, new() { Label = "y" });

        Assert.Equal(Enumerable.Range(0, 5000).Select(row => FormattableString.Invariant($"{row} | {row % 3}")), Rows(file));

        using IBatchReader reader = file.Open(10);
        Assert.True(reader.MoveNext());
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int batch = 0; batch < 400; batch++)
            Assert.True(reader.MoveNext());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000); // 4,000 rows: no string for any of them
    }

    [Fact]
    public void A_table_is_trained_on_only_behind_a_shuffle_buffer_or_from_memory()
    {
        CsvFile file = Open("a,y\n1,0\n2,1\n3,2\n", new() { Label = "y" });
        Assert.False(file.CanShuffle);
        Assert.True(file.ShuffleBuffer(3).Prefetch().CanShuffle);
        Assert.Equal(["1 | 0", "2 | 1", "3 | 2"], Rows(file.ToDataSet()));
        Assert.Equal(["1 | 0", "2 | 1", "3 | 2"], Rows(file.ShuffleBuffer(3).Prefetch(), new EpochOrder(1)).Order());
    }

    [Fact]
    public void A_file_that_changes_while_it_is_used_is_refused()
    {
        CsvFile file = Open("a,y\n1,red\n2,blue\n", new() { Label = "y" });
        File.WriteAllText(FilePath, "a,y\n1,red\n2,green\n");
        Assert.EndsWith(
            "line 3, column 2 (y): 'green' is none of the classes.",
            Assert.Throws<InvalidDataException>(() => Rows(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_that_cannot_be_read_are_refused()
    {
        var options = new CsvOptions { Label = "y" };
        Refused("table.csv is empty.", "", options);
        Refused("table.csv has no row that can be used.", "a,y\n", options);
        Refused("table.csv has no row that can be used.", "a,y\nx,1\n", options with { SkipBadRows = true });
        Assert.Throws<FileNotFoundException>(() => CsvFile.Open(Path.Combine(_folder, "none"), options));
        File.WriteAllBytes(FilePath, [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF]);
        Assert.Contains("table.csv cannot be read as a table", Assert.Throws<InvalidDataException>(() => CsvFile.Open(FilePath, options)).Message);
        string labels = "a,y\n" + string.Concat(Enumerable.Range(0, 100_001).Select(row => $"1,l{row}\n"));
        Refused("table.csv, line 100002, column 2 (y): there are too many different labels; is this a target?", labels, options);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        const string Text = "a,b,b\n1,2,3\n";
        Wrong("A table has either a column of labels or columns of targets.", Text, new());
        Wrong("A table has either a column of labels or columns of targets.", Text, new() { Label = "a", Targets = ["b"] });
        Wrong("Classes need a column of labels.", Text, new() { Targets = ["a"], Classes = ["x"] });
        Wrong("What is taken for a missing value is finite.", Text, new() { Label = "a", FillMissing = float.NaN });
        Wrong("A missing value is either filled in or let through.", Text, new() { Label = "a", FillMissing = 0, AllowMissing = true });
        Wrong("table.csv has no column 'c', but a, b, b.", Text, new() { Label = "c" });
        Wrong("table.csv has 2 columns 'b': give the one that is meant by its position.", Text, new() { Label = "b" });
        Wrong("table.csv has 3 columns, and no column 3.", Text, new() { Label = 3 });
        Wrong("table.csv has 3 columns, and no column ^4.", Text, new() { Label = ^4 });
        Wrong("table.csv: column 1 (a) is used twice.", Text, new() { Label = "a", Features = [0] });
        Wrong("table.csv leaves no column for the inputs.", Text, new() { Label = "a", Features = [] });
        Wrong("column 'a' has to be given by its position.", Text, new() { Label = "a", HasHeader = false });
        Wrong("The class 'x' is named twice.", Text, new() { Label = "a", Classes = ["x", "x"] });
        Wrong("There is at least one class.", Text, new() { Label = "a", Classes = [] });
    }

    private CsvFile Open(string text, CsvOptions options)
    {
        File.WriteAllText(FilePath, text);
        return CsvFile.Open(FilePath, options);
    }

    private void Refused(string message, string text, CsvOptions options) =>
        Assert.Equal(Path.Combine(_folder, message), Assert.Throws<InvalidDataException>(() => Open(text, options)).Message);

    private void Wrong(string message, string text, CsvOptions options) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => Open(text, options)).Message, StringComparison.Ordinal);

    /// <summary>Each row as its inputs, a bar, and its label or targets.</summary>
    private static string[] Rows(IBatchSource source, EpochOrder? order = null)
    {
        List<string> rows = [];
        foreach (Batch batch in source.Batches(3, order))
        {
            for (int row = 0; row < batch.Rows; row++)
            {
                IEnumerable<float> outcome = source.HasLabels ? [batch.Labels[row]] : batch.Targets.Slice(row * source.TargetSize, source.TargetSize).ToArray();
                rows.Add($"{Text(batch.Inputs.Slice(row * source.InputSize, source.InputSize).ToArray())} | {Text(outcome)}");
            }
        }
        return [.. rows];

        static string Text(IEnumerable<float> values) => string.Join(' ', values.Select(value => FormattableString.Invariant($"{value}")));
    }
}
