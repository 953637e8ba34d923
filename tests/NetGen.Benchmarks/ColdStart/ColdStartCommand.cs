using System.CommandLine;
using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>Process start to the first prediction and to the first steps of training, and sizes.</summary>
internal static class ColdStartCommand
{
    private const double MostPredictionMilliseconds = 20;
    private const double MostFirstStepMilliseconds = 50;
    private const double MostHundredStepsMilliseconds = 100;

    public static Command Create()
    {
        var starts = new Option<int>("--starts") { Description = "How often each program is started", DefaultValueFactory = _ => 21 };
        var noPublish = new Option<bool>("--no-publish") { Description = "This program alone: nothing is published" };
        var python = new Option<string[]>("--python")
        {
            Description = "A command that runs Python with PyTorch or ONNX Runtime; may be given several times",
            HelpName = "COMMAND",
            DefaultValueFactory = _ => ["python3", "/opt/netgen-peers/netgen-python"],
        };
        var command = new Command("coldstart", "Process start to the first prediction and the first steps; sizes.") { starts, noPublish, python };
        command.SetAction(options =>
        {
            string directory = Directory.CreateTempSubdirectory("netgen-start-").FullName;
            try
            {
                Run(directory, options.GetValue(starts), options.GetValue(noPublish), options.GetRequiredValue(python));
            }
            finally
            {
                Directory.Delete(directory, recursive: true);
            }
        });
        return command;
    }

    private static void Run(string directory, int starts, bool noPublish, string[] pythons)
    {
        var start = new StartCase(directory, pythons);
        var programs = new List<(string Name, string[] Command)> { ("built", [Environment.ProcessPath!, "start"]) };
        var sizes = new ResultTable("Sizes", "what", "KB");
        sizes.Add("NetGen.dll", Kilobytes(new FileInfo(typeof(INetwork).Assembly.Location).Length));
        if (!noPublish)
        {
            foreach (Publication published in Published(directory))
            {
                programs.Add((published.Name, [published.Program]));
                sizes.Add($"{published.Name}: all", Kilobytes(published.Bytes));
                sizes.Add($"{published.Name}: NetGen.dll", Kilobytes(published.NetGenBytes));
            }
        }

        var first = new ResultTable("Process start to the first prediction, 784-200-10 (ms)", "program",
            "empty", "predicts", "more", "95 % interval", "target", "", "methods compiled for it",
            "in, ms");
        var training = new ResultTable(
            "First steps of C2 after the trainer exists (ms)", "program", "first step", "target", "", "first hundred", "target", "");
        foreach ((string name, string[] command) in programs)
        {
            AddFirstPrediction(first, name, new StartSide([.. command, "empty", start.Weights]), new StartSide([.. command, "predict", start.Weights]), starts);
            AddTraining(training, name, new StartSide([.. command, "train", start.Weights]), starts);
        }

        foreach ((string peer, StartSide side) in start.Peers(Console.WriteLine))
        {
            double[] times = [.. Enumerable.Range(0, Math.Max(starts / 3, 5)).Select(_ => side.Measure(1) * 1e3)];
            first.Add($"Python + {peer}", "", Milliseconds(Statistics.Median(times)), "", "", "", "", "", "");
        }

        first.Write();
        training.Write();
        sizes.Write();
    }

    private static IEnumerable<Publication> Published(string directory)
    {
        (string Name, string[] Properties)[] ways =
        [
            ("framework-dependent", ["SelfContained=false"]),
            ("ReadyToRun", ["SelfContained=false", "PublishReadyToRun=true"]),
            ("trimmed", ["SelfContained=true", "PublishTrimmed=true"]),
            ("trimmed ReadyToRun", ["SelfContained=true", "PublishTrimmed=true", "PublishReadyToRun=true"]),
        ];
        foreach ((string name, string[] properties) in ways)
        {
            Publication? published = null;
            try
            {
                published = Publication.Create(name, directory, properties);
            }
            catch (PeerException e)
            {
                Console.WriteLine($"{name}: {e.Message}");
            }

            if (published is not null)
                yield return published;
        }
    }

    private static void AddFirstPrediction(ResultTable table, string name, StartSide empty, StartSide predict, int starts)
    {
        double[] differences = new double[starts], emptyTimes = new double[starts], predictTimes = new double[starts];
        double[] methods = new double[starts], compilation = new double[starts];
        for (int i = -1; i < starts; i++)
        {
            (double emptySeconds, double[] emptyTold) = empty.Start();
            (double predictSeconds, double[] predictTold) = predict.Start();
            // The first pair reads the files from the disk.
            if (i < 0)
                continue;
            (emptyTimes[i], predictTimes[i], differences[i]) = (emptySeconds * 1e3, predictSeconds * 1e3, (predictSeconds - emptySeconds) * 1e3);
            (methods[i], compilation[i]) = (predictTold[0] - emptyTold[0], predictTold[1] - emptyTold[1]);
        }

        double more = Statistics.Median(differences);
        Interval interval = Statistics.MedianInterval(differences);
        table.Add(
            name, Milliseconds(Statistics.Median(emptyTimes)), Milliseconds(Statistics.Median(predictTimes)), Milliseconds(more),
            $"{Milliseconds(interval.Lower)} to {Milliseconds(interval.Upper)}", Milliseconds(MostPredictionMilliseconds),
            Verdict(more, MostPredictionMilliseconds), Statistics.Median(methods).ToString("F0", CultureInfo.InvariantCulture),
            Milliseconds(Statistics.Median(compilation)));
    }

    private static void AddTraining(ResultTable table, string name, StartSide train, int starts)
    {
        double[][] told = [.. Enumerable.Range(0, starts).Select(_ => train.Start().Told)];
        double first = Statistics.Median([.. told.Select(times => times[0])]);
        double hundred = Statistics.Median([.. told.Select(times => times[1])]);
        table.Add(
            name, Milliseconds(first), Milliseconds(MostFirstStepMilliseconds), Verdict(first, MostFirstStepMilliseconds),
            Milliseconds(hundred), Milliseconds(MostHundredStepsMilliseconds), Verdict(hundred, MostHundredStepsMilliseconds));
    }

    private static string Verdict(double value, double most) => value <= most ? "ok" : "below";

    private static string Milliseconds(double value) => value.ToString("F1", CultureInfo.InvariantCulture);

    private static string Kilobytes(long bytes) => (bytes / 1024.0).ToString("N0", CultureInfo.InvariantCulture);
}
