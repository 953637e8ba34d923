using System.CommandLine;
using NetGen;
using Samples;

var data = new Option<string>("--data")
{
    Description = "The directory of the four MNIST files; by default the one that NETGEN_DATA names, or ./mnist",
    HelpName = "DIR",
    DefaultValueFactory = _ => Environment.GetEnvironmentVariable("NETGEN_DATA") ?? "mnist",
};
var download = new Option<string?>("--download") { Description = "Fetch the files that are missing from this address, and check them", HelpName = "BASE_URL" };
var epochs = new Option<int?>("--epochs") { Description = "How often to go through the training data, 10 times by default", HelpName = "N" };
epochs.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int?>() < 1)
        result.AddError("--epochs is at least 1.");
});
var output = new Option<string?>("--output") { Description = "Where to put a report, TensorBoard's event files, logs and checkpoints", HelpName = "DIR" };
var resume = new Option<bool>("--resume") { Description = "Go on from the last checkpoint in the output directory, if it has any" };
resume.Validators.Add(result =>
{
    if (result.GetValueOrDefault<bool>() && result.GetValue(output) is null)
        result.AddError("--resume needs --output, where the checkpoints are.");
});
var best = new Option<bool>("--best") { Description = "Train the larger network with augmentation, by default for 100 epochs" };
var search = new Option<int?>("--search") { Description = "Only try so many learning rates and batch sizes of the larger network, for 6 epochs each", HelpName = "TRIALS" };
search.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int?>() < 1)
        result.AddError("--search is at least 1.");
});
var sheet = new Option<string?>("--sheet") { Description = "Only draw a sheet of augmented digits into this PNG file", HelpName = "FILE" };
var check = new Option<bool>("--check") { Description = "Look at the network and the data before training" };

var command = new RootCommand("Trains a network to read the handwritten digits of MNIST: 784-200-10, or the best that a perceptron does in ten minutes.")
{
    data, download, best, epochs, output, resume, check, search, sheet,
};
command.SetAction(async options =>
{
    string directory = options.GetRequiredValue(data);
    try
    {
        if (options.GetValue(download) is string baseUrl)
            await MnistData.DownloadAsync(new Uri(baseUrl), directory);
        if (MnistData.Advice(directory) is string advice)
            return Fail(advice);
        var experiment = new Experiment(directory, options.GetValue(output), options.GetValue(resume), options.GetValue(check));
        if (options.GetValue(sheet) is string file)
            experiment.DrawSheet(file);
        else if (options.GetValue(search) is int trials)
            experiment.Search(trials);
        else if (options.GetValue(best))
            experiment.RunBest(options.GetValue(epochs) ?? 100);
        else
            experiment.Run(options.GetValue(epochs) ?? 10);
        return 0;
    }
    catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or UriFormatException
        or ParameterFileException or InvalidOperationException)
    {
        return Fail(e.Message);
    }
});
return await command.Parse(args).InvokeAsync();

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}
