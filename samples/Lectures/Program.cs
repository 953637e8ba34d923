using System.CommandLine;
using System.Diagnostics;
using Samples;
using Spectre.Console;

var only = new Option<int?>("--only") { Description = "Run one lecture", HelpName = "N" };
var quick = new Option<bool>("--quick") { Description = "Fewer seeds, images and epochs: all lectures in about two minutes" };
var data = new Option<string>("--data")
{
    Description = "The directory of the four MNIST files; by default the one that NETGEN_DATA names, or ./mnist",
    HelpName = "DIR",
    DefaultValueFactory = _ => Environment.GetEnvironmentVariable("NETGEN_DATA") ?? "mnist",
};
only.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int?>() is { } number && Lecture.All.All(lecture => lecture.Number != number))
        result.AddError($"--only is one of {string.Join(", ", Lecture.All.Select(lecture => lecture.Number))}.");
});

var command = new RootCommand("Claims of the lectures on feed-forward networks, each tried.") { only, quick, data };
command.SetAction(options =>
{
    Lecture[] lectures = [.. Lecture.All.Where(lecture => options.GetValue(only) is not { } number || lecture.Number == number)];
    string directory = options.GetRequiredValue(data);
    if (lectures.Any(lecture => lecture.NeedsMnist) && MnistData.Advice(directory) is string advice)
    {
        Console.Error.WriteLine(advice);
        return 1;
    }

    var laboratory = new Laboratory(directory, options.GetValue(quick));
    long start = Stopwatch.GetTimestamp();
    foreach (Lecture lecture in lectures)
    {
        long begin = Stopwatch.GetTimestamp();
        laboratory.Console.Write(new Rule($"[bold]{lecture.Number}. {lecture.Title.EscapeMarkup()}[/]").LeftJustified());
        lecture.Run(laboratory);
        laboratory.Say($"({Stopwatch.GetElapsedTime(begin).TotalSeconds:F0} s)");
        laboratory.Console.WriteLine();
    }

    laboratory.Say($"seconds in all: {Stopwatch.GetElapsedTime(start).TotalSeconds:F0}");
    return 0;
});
return command.Parse(args).Invoke();
