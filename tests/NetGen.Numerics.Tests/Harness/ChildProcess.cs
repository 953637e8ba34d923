using System.Diagnostics;
using NetGen.Kernels;

namespace NetGen.Numerics.Tests.Harness;

/// <summary>Runs a program of this build in a process of its own, where it can be given another engine.</summary>
internal static class ChildProcess
{
    /// <summary>What it prints; fails if it does.</summary>
    public static string Run(string assembly, EngineKind engine, params IEnumerable<string> arguments) =>
        Run(assembly, "NETGEN_ENGINE", engine.ToString(), arguments);

    /// <summary>What it prints with an environment variable; fails if it does.</summary>
    public static string Run(string assembly, string variable, string value, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable] = value;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(assembly)} ended with {process.ExitCode}.\n{output}\n{errors.Result}");
        return output;
    }
}
