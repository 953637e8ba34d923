using System.CommandLine;
using NetGen.Search;
using Samples;
using static System.FormattableString;

var seeds = new Option<int>("--seeds") { Description = "How often to repeat both searches", HelpName = "N", DefaultValueFactory = _ => 20 };
seeds.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < 1)
        result.AddError("--seeds is at least 1.");
});
var output = new Option<string?>("--output") { Description = "Where pictures and tables of the first seed go", HelpName = "DIR" };

var command = new RootCommand("Grid against random search on small digits (Bergstra and Bengio 2012).") { seeds, output };
command.SetAction(options =>
{
    Contest[] contests = [.. Enumerable.Range(1, options.GetValue(seeds)).Select(seed => new Contest(seed))];
    SearchResult[] grids = [.. contests.Select(contest => contest.Grid())];
    SearchResult[] randoms = [.. contests.Select(contest => contest.Random())];

    Console.WriteLine("The five best of the first random search:");
    Console.WriteLine(string.Join('\n', randoms[0].ToString().Split('\n').Take(6)));
    Console.WriteLine();
    Console.WriteLine(Invariant($"Best validation accuracy of {Contest.Trials} trials, of which a grid tries 3 learning rates and a random search {Contest.Trials}:"));
    Console.WriteLine("seed    grid  random");
    for (int seed = 1; seed <= contests.Length; seed++)
        Console.WriteLine(Invariant($"{seed,4}  {grids[seed - 1].Best.Score:F4}  {randoms[seed - 1].Best.Score:F4}"));
    Console.WriteLine(Invariant($"mean  {grids.Average(grid => grid.Best.Score):F4}  {randoms.Average(random => random.Best.Score):F4}"));
    Console.WriteLine();
    Console.WriteLine("The same had there been fewer trials:");
    Console.WriteLine("trials    grid  random");
    foreach (int trials in (int[])[1, 2, 4, 8, 16, Contest.Trials])
    {
        double grid = grids.Average(result => Expectation.OfBest(result, trials));
        double random = randoms.Average(result => Expectation.OfBest(result, trials));
        Console.WriteLine(Invariant($"{trials,6}  {grid:F4}  {random:F4}"));
    }

    if (options.GetValue(output) is string directory)
    {
        Directory.CreateDirectory(directory);
        grids[0].WriteParallelCoordinates(Path.Combine(directory, "grid.svg"));
        randoms[0].WriteParallelCoordinates(Path.Combine(directory, "random.svg"));
        randoms[0].WriteCsv(Path.Combine(directory, "random.csv"));
        new Plain(seed: 1).TestLearningRates(contests[0].TrainingData, low: 1e-5, batchSize: 32).WriteSvg(Path.Combine(directory, "rates.svg"));
    }
});
return command.Parse(args).Invoke();
