using System.CommandLine;
using System.Diagnostics;
using System.Reflection;
using NetGen.Compiler.Signals;
using NetGen.Training;
using NetGen.Validation;
using NetGen.Validation.Agreement;
using NetGen.Validation.Starts;
using Samples;

Option<int> networks = new("--networks") { DefaultValueFactory = _ => 300, Description = "Networks whose signal is measured; 0: none." };
Option<int> seeds = new("--seeds") { DefaultValueFactory = _ => 8, Description = "Seeds over which root mean squares are taken." };
Option<int> trainings = new("--trainings") { DefaultValueFactory = _ => 120, Description = "Networks that are trained; 0: none." };
Option<int> seed = new("--seed") { DefaultValueFactory = _ => 1, Description = "The seed of the declarations." };
RootCommand command = new("Holds the signal model and the thresholds of its rules against real networks.") { networks, seeds, trainings, seed };
command.SetAction(result =>
{
    Measure(result.GetValue(networks), result.GetValue(seeds), result.GetValue(seed));
    Train(result.GetValue(trainings), result.GetValue(seed));
});
return command.Parse(args).Invoke();

static void Measure(int count, int seeds, int seed)
{
    if (count == 0)
        return;
    long start = Stopwatch.GetTimestamp();
    List<Comparison> comparisons = [];
    int inScope = 0;
    foreach (CompiledNetwork network in CompiledNetwork.Compile(RandomNetworks.Draw(count, new Random(seed))))
    {
        if (SignalProfile.Of(network.Graph) is null)
            throw new InvalidOperationException("A network without a profile was drawn.");
        Comparison[] figures = [.. Comparison.Of(network, seeds)];
        inScope += figures.Any(figure => figure.IsInScope) ? 1 : 0;
        comparisons.AddRange(figures);
    }

    string table = AgreementReport.Table(comparisons, count, inScope, seeds);
    Write("agreement.md", $"# Predicted and measured signals\n\n{table}\n![measured against predicted](agreement.svg)\n");
    File.WriteAllText(PathOf("agreement.svg"), AgreementReport.Picture(comparisons));
    Console.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
}

static void Train(int count, int seed)
{
    if (count == 0)
        return;
    long start = Stopwatch.GetTimestamp();
    DataSet data = DigitsData.Load();
    StartStudy study = new(data);
    IEnumerable<Source> declarations = TrainingNetworks.Draw(count, data.InputSize, Math.Round(study.InputSquare, 3), new Random(seed));
    Outcome[] outcomes = [.. CompiledNetwork.Compile(declarations).Select(study.Run)];
    Write("starts.md", "# Which networks start\n\n" + StartStudy.Table(outcomes));
    Console.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
}

static void Write(string name, string text)
{
    File.WriteAllText(PathOf(name), text);
    Console.WriteLine(text);
}

static string PathOf(string name) => Path.Combine(
    typeof(CompiledNetwork).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "ProjectDirectory").Value!,
    name);
