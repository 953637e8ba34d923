using System.Diagnostics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks;

/// <summary>The application beside this program, published in some way.</summary>
/// <param name="Name">The way.</param>
/// <param name="Program">The published program.</param>
/// <param name="Bytes">All of what is published.</param>
/// <param name="NetGenBytes">NetGen.dll as published.</param>
internal sealed record Publication(string Name, string Program, long Bytes, long NetGenBytes)
{
    /// <summary>Publishes it.</summary>
    /// <param name="name">What to call the way.</param>
    /// <param name="directory">Where to copy the sources and publish.</param>
    /// <param name="properties">MSBuild properties, <c>Name=value</c>.</param>
    /// <exception cref="PeerException">The SDK can't; the message is its error.</exception>
    public static Publication Create(string name, string directory, params string[] properties)
    {
        string sources = Path.Combine(AppContext.BaseDirectory, "ColdStart", "Application");
        string project = Directory.CreateDirectory(Path.Combine(directory, name.Replace(' ', '-'))).FullName;
        foreach (string file in Directory.EnumerateFiles(sources))
            File.Copy(file, Path.Combine(project, Path.GetFileName(file)), overwrite: true);

        string output = Path.Combine(project, "published");
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish", project, "-c", "Release", "-o", output, "-r", RuntimeInformation.RuntimeIdentifier, "--nologo", "-v", "quiet",
                $"-p:NetGenDirectory={AppContext.BaseDirectory.TrimEnd('/')}", $"-p:TensorsVersion={TensorsVersion()}",
                .. properties.Select(property => $"-p:{property}"),
            ])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = project,
        };
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new PeerException(text.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? text);

        long size = Directory.EnumerateFiles(output).Sum(file => new FileInfo(file).Length);
        return new Publication(name, Path.Combine(output, "Application"), size, new FileInfo(Path.Combine(output, "NetGen.dll")).Length);
    }

    private static string TensorsVersion() =>
        FileVersionInfo.GetVersionInfo(typeof(TensorPrimitives).Assembly.Location).ProductVersion!.Split('+')[0];
}
