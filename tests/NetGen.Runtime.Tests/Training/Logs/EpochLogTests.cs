using System.Globalization;
using System.Text.Json;
using NetGen.Training;
using static NetGen.Training.Callbacks;

namespace NetGen.Runtime.Tests.Training.Logs;

public class EpochLogTests
{
    private const string Header = "epoch,loss,accuracy,validation_loss,validation_accuracy,learning_rate,samples_per_second,seconds";

    [Fact]
    public void Csv_has_every_figure_of_every_epoch_in_any_culture()
    {
        using var culture = new HostileCulture();
        using var directory = new TemporaryDirectory();

        History history = Fit(epochs: 3, CsvLog(directory["new/log.csv"]));

        string text = File.ReadAllText(directory["new/log.csv"]);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        string[] lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal(Header, lines[0]);
        Assert.Equal(history.Epochs.Select(Figures), lines[1..].Select(line => line.Split(',').Select(Number)));
    }

    [Fact]
    public void Csv_leaves_empty_what_does_not_exist_and_names_what_is_no_number()
    {
        using var directory = new TemporaryDirectory();
        var network = new LinearNetwork(1, 1, LossFunction.MeanSquaredError);
        network.ParameterBuffer[0] = float.NaN;

        network.Fit(new DataSet([1], 1, [1], 1), epochs: 1, callbacks: [CsvLog(directory["log.csv"])]);

        Assert.StartsWith("1,NaN,,,,0.1,", File.ReadAllLines(directory["log.csv"])[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_an_object_for_each_epoch()
    {
        using var culture = new HostileCulture();
        using var directory = new TemporaryDirectory();

        History history = Fit(epochs: 2, JsonLinesLog(directory["log.jsonl"]));

        string[] lines = File.ReadAllLines(directory["log.jsonl"]);
        Assert.Equal(2, lines.Length);
        string[] names = Header.Split(',');
        for (int line = 0; line < lines.Length; line++)
        {
            using var json = JsonDocument.Parse(lines[line]);
            Assert.Equal(names, json.RootElement.EnumerateObject().Select(property => property.Name));
            Assert.Equal(Figures(history.Epochs[line]), json.RootElement.EnumerateObject().Select(property => (double?)property.Value.GetDouble()));
        }
    }

    [Fact]
    public void Json_leaves_out_what_does_not_exist_and_quotes_what_is_no_number()
    {
        using var directory = new TemporaryDirectory();
        var network = new LinearNetwork(1, 1, LossFunction.MeanSquaredError);
        network.ParameterBuffer[0] = float.NaN;

        network.Fit(new DataSet([1], 1, [1], 1), epochs: 1, callbacks: [JsonLinesLog(directory["log.jsonl"])]);

        Assert.StartsWith("""{"epoch":1,"loss":"NaN","learning_rate":0.1,""", File.ReadAllText(directory["log.jsonl"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_resumed_run_keeps_the_epochs_before_it_and_replaces_the_rest(bool isCsv)
    {
        using var directory = new TemporaryDirectory();
        string path = directory["log"];
        ITrainingCallback log = isCsv ? CsvLog(path) : JsonLinesLog(path);
        Fit(epochs: 4, log);
        string[] first = File.ReadAllLines(path);
        File.AppendAllText(path, first[^1][..9]); // of the next epoch a piece, as after a kill

        Resume(log, firstEpoch: 3);

        string[] second = File.ReadAllLines(path);
        int kept = isCsv ? 3 : 2;
        Assert.Equal(kept + 1, second.Length);
        Assert.Equal(first[..kept], second[..kept]);
        Assert.Contains("4242", second[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_run_begins_anew()
    {
        using var directory = new TemporaryDirectory();
        Fit(epochs: 4, CsvLog(directory["log.csv"]));
        Fit(epochs: 2, CsvLog(directory["log.csv"]));
        Assert.Equal(3, File.ReadAllLines(directory["log.csv"]).Length);
    }

    [Theory]
    [InlineData("my,figures\n1,2\n", "line 1 ")]
    [InlineData("a text without an end of line", "line 1 ")]
    [InlineData(Header + "\nx,1\n", "line 2 ")]
    public void Another_file_is_left_alone(string content, string where)
    {
        using var directory = new TemporaryDirectory();
        foreach (Func<string, ITrainingCallback> log in (Func<string, ITrainingCallback>[])[CsvLog, JsonLinesLog])
        {
            File.WriteAllText(directory["file"], content);
            string message = Assert.Throws<InvalidDataException>(() => Fit(epochs: 1, log(directory["file"]))).Message;
            Assert.Equal(content, File.ReadAllText(directory["file"]));
            if (log == CsvLog)
                Assert.Contains(where, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_file_can_be_read_while_it_is_written()
    {
        using var directory = new TemporaryDirectory();
        List<int> lines = [];
        var reader = new RecordingCallback { AtEpochEnds = (_, _) => lines.Add(File.ReadAllLines(directory["log.csv"]).Length) };
        Fit(epochs: 3, CsvLog(directory["log.csv"]), reader);
        Assert.Equal([2, 3, 4], lines);
    }

    private static History Fit(int epochs, params ITrainingCallback[] callbacks)
    {
        DataSet clouds = Samples.Clouds(30, seed: 1);
        return new LinearNetwork(2, 3, LossFunction.SoftmaxCrossEntropy).Fit(clouds, clouds, epochs, callbacks: callbacks);
    }

    /// <summary>One epoch with a loss of 4242, as the loop would tell a callback of it.</summary>
    private static void Resume(ITrainingCallback log, int firstEpoch)
    {
        var caller = new RecordingCallback
        {
            AtTrainingBegins = progress =>
            {
                progress.Epoch = firstEpoch;
                log.TrainingBegins(progress);
                log.EpochBegins(progress);
                log.EpochEnds(progress, new EpochResult(firstEpoch, 4242, null, null, null, 0.1f, 1, TimeSpan.FromSeconds(1)));
                log.TrainingEnds(progress);
            },
        };
        Fit(epochs: 1, caller);
    }

    private static IEnumerable<double?> Figures(EpochResult epoch) =>
    [
        epoch.Epoch, epoch.Loss, epoch.Accuracy, epoch.ValidationLoss, epoch.ValidationAccuracy, double.Parse(
            epoch.LearningRate.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), epoch.SamplesPerSecond, epoch.Duration.TotalSeconds,
    ];

    private static double? Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
