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
var epochs = new Option<int>("--epochs") { Description = "How often to go through the training data", HelpName = "N", DefaultValueFactory = _ => 10 };
epochs.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < 1)
        result.AddError("--epochs is at least 1.");
});
var output = new Option<string?>("--output") { Description = "Where to put a report, TensorBoard's event files, logs and checkpoints", HelpName = "DIR" };
var resume = new Option<bool>("--resume") { Description = "Go on from the last checkpoint in the output directory, if it has any" };
resume.Validators.Add(result =>
{
    if (result.GetValueOrDefault<bool>() && result.GetValue(output) is null)
        result.AddError("--resume needs --output, where the checkpoints are.");
});
var check = new Option<bool>("--check") { Description = "Look at the network and the data before training" };

var command = new RootCommand("Trains a 784-200-10 network to read the handwritten digits of MNIST.") { data, download, epochs, output, resume, check };
command.SetAction(async options =>
{
    string directory = options.GetRequiredValue(data);
    try
    {
        if (options.GetValue(download) is string baseUrl)
            await MnistData.DownloadAsync(new Uri(baseUrl), directory);
        if (MnistData.Advice(directory) is string advice)
            return Fail(advice);
        Experiment.Run(directory, options.GetValue(epochs), options.GetValue(output), options.GetValue(resume), options.GetValue(check));
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
