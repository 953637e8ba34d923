using System.Diagnostics;

namespace NetGen.Samples.Tests;

/// <summary>A sample that ran as a user runs it, in a process of its own, with its output in a pipe, where 0.5 is written 0,5.</summary>
internal sealed record Sample(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.TrimEnd('\n').Split('\n');

    public static async Task<Sample> RunAsync(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, name + ".dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("NETGEN_DATA");
        start.Environment["LC_ALL"] = "de_DE.UTF-8";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Sample(process.ExitCode, await output, await error);
    }
}
