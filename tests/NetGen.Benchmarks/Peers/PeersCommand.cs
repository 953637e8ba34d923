using System.CommandLine;
using System.Text.Json;

namespace NetGen.Benchmarks;

/// <summary>NetGen beside every peer that is installed.</summary>
internal static class PeersCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var only = new Option<string?>("--only") { Description = "The cases to run, as in C2,C2a", HelpName = "CASES" };
        var threads = new Option<string>("--threads") { Description = "Numbers of threads", HelpName = "1,2", DefaultValueFactory = _ => "1,2" };
        var seconds = new Option<double>("--seconds-per-case") { Description = "How long each case is measured", DefaultValueFactory = _ => 5 };
        var json = new Option<string?>("--json") { Description = "Also write the results here", HelpName = "FILE" };
        var markdown = new Option<string?>("--markdown") { Description = "Also write the table here", HelpName = "FILE" };
        var density = new Option<double>("--density")
        {
            Description = "The share of the inputs that are not 0: zeros cost NetGen nothing",
            DefaultValueFactory = _ => Samples.Handwriting,
        };
        var noCompile = new Option<bool>("--no-compile") { Description = "Leave torch.compile out, which compiles half a minute for each case" };
        var python = new Option<string[]>("--python")
        {
            Description = "A command that runs Python with PyTorch or ONNX Runtime; may be given several times",
            HelpName = "COMMAND",
            DefaultValueFactory = _ => ["python3", "/opt/netgen-peers/netgen-python"],
        };
        var data = new Option<string>("--data")
        {
            Description = "The directory of the MNIST files; by default the one that NETGEN_DATA names, or ./mnist",
            HelpName = "DIR",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("NETGEN_DATA") ?? "mnist",
        };
        var command = new Command("peers", "NetGen beside its peers, by turns in one run.")
        {
            only, threads, seconds, density, json, markdown, noCompile, python, data,
        };
        command.SetAction(options =>
        {
            string[]? names = options.GetValue(only)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var run = new PeersRun(
                [.. Cases.All(options.GetRequiredValue(data), options.GetValue(density)).Where(one => names is null || names.Contains(one.Name))],
                names is null || names.Contains("F"),
                options.GetRequiredValue(python), options.GetValue(seconds), !options.GetValue(noCompile));
            foreach (string count in options.GetRequiredValue(threads).Split(','))
                run.Run(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));

            ResultTable table = run.Table();
            table.Write();
            if (options.GetValue(json) is { } jsonFile)
                File.WriteAllText(jsonFile, JsonSerializer.Serialize(new { Machine = MachineFacts.Lines(run.Versions), run.Results }, Indented));
            if (options.GetValue(markdown) is { } markdownFile)
                File.WriteAllText(markdownFile, MachineFacts.Markdown(run.Versions) + "\n" + table.ToMarkdown());
            return run.Results.Any(result => result.Verdict == "below") ? 1 : 0;
        });
        return command;
    }
}

/// <summary>A run of the peers over the chosen cases.</summary>
internal sealed class PeersRun(IReadOnlyList<PeerCase> cases, bool start, string[] pythons, double seconds, bool compile)
{
    private readonly List<PeerResult> _results = [];

    public IReadOnlyList<PeerResult> Results => _results;

    public SortedDictionary<string, string> Versions { get; } = new(StringComparer.Ordinal);

    public void Run(int threads)
    {
        if (Cores.Pin(threads) is { Length: > 0 } cores)
            Console.WriteLine($"{threads} thread(s), pinned to core {string.Join(" and ", cores)}");
        else
            Console.WriteLine($"{threads} thread(s), not pinned");

        string directory = Directory.CreateTempSubdirectory("netgen-peers-").FullName;
        try
        {
            using PeerSet peers = PeerSet.Start(pythons, threads, compile, directory);
            foreach (string line in peers.Absent)
                Console.WriteLine(line);
            foreach ((string name, string version) in peers.Drivers.SelectMany(driver => driver.Versions))
                Versions[name] = version;
            foreach (PeerCase one in cases.Where(one => threads <= one.MostThreads))
                RunCase(one, threads, peers, Path.Combine(directory, one.Name));
            if (start && threads == 1)
                RunStart(directory);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    public ResultTable Table()
    {
        var table = new ResultTable(
            "NetGen beside its peers", "case", "threads", "NetGen", "peer", "variant", "its time", "ratio", "95 % interval", "target", "");
        foreach (PeerResult result in _results)
            table.Add(result.Cells());
        return table;
    }

    private void RunCase(PeerCase one, int threads, PeerSet peers, string directory)
    {
        if (one.Missing is { } reason)
        {
            Console.WriteLine($"{one.Name} {threads}T left out: {reason}");
            return;
        }

        Directory.CreateDirectory(directory);
        Add(PeerMeasurement.Run(one, threads, peers, directory, seconds, Console.WriteLine));
        Directory.Delete(directory, recursive: true);
        GC.Collect();
    }

    private void RunStart(string directory)
    {
        var one = new StartCase(directory, pythons);
        (string Peer, StartSide Side)[] peers = [.. one.Peers(Console.WriteLine)];
        if (peers.Length == 0)
            return;
        PairedTimes[] times = PeerMeasurement.Measure(one.NetGen("predict"), [.. peers.Select(peer => peer.Side)], 1, seconds);
        Add(PeerMeasurement.Judge([.. peers.Zip(times, (peer, time) => PeerResult.From("F", 1, peer.Peer, "Python", time))]));
    }

    private void Add(IReadOnlyList<PeerResult> results)
    {
        _results.AddRange(results);
        foreach (PeerResult result in results)
            Console.WriteLine(result);
    }
}
