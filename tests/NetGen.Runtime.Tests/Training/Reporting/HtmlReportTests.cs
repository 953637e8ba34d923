using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using NetGen.Training;
using static NetGen.Training.Callbacks;

namespace NetGen.Runtime.Tests.Training.Reporting;

/// <summary>The page is well-formed XML as well, so that every tag and every escape can be read back.</summary>
public class HtmlReportTests
{
    [Fact]
    public void A_page_stands_alone()
    {
        using var culture = new HostileCulture();
        string page = Page(Classifier(), Samples.Clouds(60, seed: 1, spread: 4), new HtmlReportOptions());

        XElement html = Parse(page);
        Assert.Equal("LinearNet", html.Descendants("h1").Single().Value);
        Assert.Equal(
            ["Learning curves", "Confusion", "Classes", "Misread with the greatest certainty", "Activations", "Gradients", "Parameters", "Epochs"],
            html.Descendants("h2").Select(heading => heading.Value));
        Assert.Empty(html.Descendants("script"));
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', page);
        Assert.DoesNotContain('\u2212', page); // the culture's minus sign
    }

    [Fact]
    public void Every_figure_of_every_epoch_is_there()
    {
        History? history = null;
        XElement html = Parse(Page(
            Classifier(), Samples.Clouds(60, seed: 1), new HtmlReportOptions(), new RecordingCallback { AtTrainingEnds = progress => history = progress.History }));

        string[][] rows = Rows(Section(html, "Epochs"));
        Assert.Equal(history!.Epochs.Select(epoch => Invariant(epoch.Loss)), rows[1..].Select(row => row[1]));
        Assert.Equal(history.Epochs.Select(epoch => Invariant(epoch.ValidationAccuracy!.Value)), rows[1..].Select(row => row[4]));
        Assert.Equal(2 * 2 * history.Epochs.Count, Section(html, "Learning curves").Descendants("circle").Count());
    }

    [Fact]
    public void Confusion_and_classes_are_those_of_the_test_data()
    {
        LinearNetwork network = Classifier();
        DataSet test = Samples.Clouds(30, seed: 9, spread: 3);
        XElement html = Parse(Page(network, Samples.Clouds(60, seed: 1), new HtmlReportOptions { Test = test, ClassNames = ["a", "b", "c"] }));

        EvaluationReport report = network.Report(test);
        string[][] rows = Rows(Section(html, "Confusion"));
        Assert.Equal(["", "a", "b", "c"], rows[0]);
        for (int actual = 0; actual < 3; actual++)
        {
            for (int predicted = 0; predicted < 3; predicted++)
            {
                int count = report.Evaluation.Confusion![actual, predicted];
                Assert.Equal(count == 0 ? "·" : count.ToString(CultureInfo.InvariantCulture), rows[actual + 1][predicted + 1]);
            }
        }
        Assert.Equal(Invariant(report.Classification![1].F1), Rows(Section(html, "Classes"))[2][3]);
        int wrong = (int)Math.Round(30 * (1 - report.Evaluation.Accuracy!.Value));
        Assert.Equal(Math.Min(24, wrong), Section(html, "Misread").Descendants("figure").Count());
        Assert.Contains("test accuracy", html.Value, StringComparison.Ordinal);
    }

    /// <summary>One layer has no flow to measure; what is predicted of more is shown all the same.</summary>
    [Fact]
    public void A_flow_that_cannot_be_measured_is_shown_as_predicted()
    {
        var predicted = new Dictionary<string, double> { ["dense1"] = 0.25, ["dense2"] = 1 };
        XElement html = Parse(Page(Classifier(), Samples.Clouds(60, seed: 1), new HtmlReportOptions { PredictedGradients = predicted }));

        string[][] rows = Rows(Section(html, "Gradient flow"));
        Assert.Equal(["layer", "predicted", ""], rows[0]);
        Assert.Equal([("dense1", "0.25"), ("dense2", "1")], rows[1..].Select(row => (row[0], row[1])));
    }

    [Fact]
    public void Misread_samples_are_pictures_where_they_have_a_width()
    {
        XElement html = Parse(Page(Classifier(), Samples.Clouds(60, seed: 1, spread: 4), new HtmlReportOptions { ImageWidth = 2, MostMisread = 3 }));
        string[] sources = [.. html.Descendants("img").Select(image => image.Attribute("src")!.Value)];
        Assert.Equal(3, sources.Length);
        Assert.All(sources, source => Assert.StartsWith("data:image/png;base64,iVBORw0KGgo", source, StringComparison.Ordinal));
        double[] certainties = [.. html.Descendants("figcaption").Select(caption => double.Parse(
            System.Text.RegularExpressions.Regex.Match(caption.Value, @"([0-9.]+) %").Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.Equal(certainties.OrderDescending(), certainties);
    }

    [Fact]
    public void What_others_have_written_is_escaped()
    {
        const string Nasty = "<script>alert(\"'&\")</script>";
        string page = Page(
            Classifier(), Samples.Clouds(60, seed: 1, spread: 4),
            new HtmlReportOptions
            {
                Title = Nasty,
                ClassNames = [Nasty, Nasty, Nasty],
                Settings = new Dictionary<string, object> { [Nasty] = Nasty },
                PredictedGradients = new Dictionary<string, double> { [Nasty] = 1 },
            },
            new RecordingCallback
            {
                AtEpochEnds = (progress, epoch) =>
                {
                    progress.Notice(Nasty);
                    if (epoch.Epoch == 2)
                        progress.Stop(Nasty);
                },
            });

        XElement html = Parse(page);
        Assert.Empty(html.Descendants("script"));
        Assert.Equal(Nasty, html.Descendants("title").First().Value);
        Assert.Equal([Nasty, Nasty, $"Stopped: {Nasty}"], html.Descendants("p").Where(p => p.Attribute("class")?.Value == "note").Select(p => p.Value));
    }

    [Fact]
    public void Regression_and_long_runs_have_a_page()
    {
        var network = new LinearNetwork(1, 1, LossFunction.MeanSquaredError);
        var data = new DataSet([0, 1, 2, 3], 1, [1, 3, 5, 7], 1);
        using var directory = new TemporaryDirectory();
        network.Fit(data, epochs: 50, callbacks: [HtmlReport(directory["report.html"])]);
        XElement html = Parse(File.ReadAllText(directory["report.html"]));
        Assert.Equal(["Learning curves", "Activations", "Gradients", "Parameters", "Epochs"], html.Descendants("h2").Select(heading => heading.Value));
        Assert.Empty(html.Descendants("circle"));
    }

    [Fact]
    public void Figures_that_are_no_numbers_break_nothing()
    {
        LinearNetwork network = Classifier();
        DataSet data = Samples.Clouds(9, seed: 1);
        using var directory = new TemporaryDirectory();
        var ruin = new RecordingCallback { AtEpochEnds = (progress, _) => progress.Network.ParameterBuffer.Fill(float.NaN) };
        network.Fit(data, data, epochs: 3, callbacks: [ruin, HtmlReport(directory["report.html"])]);
        string page = File.ReadAllText(directory["report.html"]);
        Parse(page);
        Assert.DoesNotContain("\"NaN", page, StringComparison.Ordinal); // no coordinate
    }

    [Fact]
    public void Training_is_the_same_with_and_without_it()
    {
        LinearNetwork watched = Classifier();
        LinearNetwork alone = Classifier();
        DataSet data = Samples.Clouds(60, seed: 1);
        Page(watched, data, new HtmlReportOptions());
        alone.Fit(data, data, epochs: 4);
        Assert.Equal(alone.ParameterBuffer.ToArray(), watched.ParameterBuffer.ToArray());
    }

    [Fact]
    public void Arguments_are_checked_before_training()
    {
        Assert.Throws<ArgumentException>("path", () => HtmlReport(""));
        Assert.Throws<ArgumentOutOfRangeException>("options", () => HtmlReport("x", new HtmlReportOptions { ImageWidth = -1 }));
        DataSet data = Samples.Clouds(9, seed: 1);
        Assert.Throws<InvalidOperationException>(() => Classifier().Fit(data, callbacks: [HtmlReport("x", new HtmlReportOptions { ImageWidth = 3 })]));
        Assert.Throws<ArgumentException>(() => Classifier().Fit(data, callbacks: [HtmlReport("x", new HtmlReportOptions { Test = Samples.Numbered(0) })]));
    }

    private static string Page(LinearNetwork network, DataSet data, HtmlReportOptions options, params ITrainingCallback[] callbacks)
    {
        using var directory = new TemporaryDirectory();
        network.Fit(data, data, epochs: 4, callbacks: [.. callbacks, HtmlReport(directory["new/report.html"], options)]);
        return File.ReadAllText(directory["new/report.html"]);
    }

    private static XElement Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }

    private static XElement Section(XElement html, string heading) =>
        html.Descendants("section").Single(section => section.Element("h2")?.Value.StartsWith(heading, StringComparison.Ordinal) == true);

    private static string[][] Rows(XElement section) =>
        [.. section.Descendants("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray())];

    private static string Invariant(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    private static LinearNetwork Classifier() => new(2, 3, LossFunction.SoftmaxCrossEntropy);
}
