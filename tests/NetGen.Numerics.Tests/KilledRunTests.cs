using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using NetGen.Numerics.Tests.Harness;
using NetGen.Training;

namespace NetGen.Numerics.Tests;

/// <summary>A process that trains is killed at random moments and started anew, and ends in the bits of one that was left in peace.</summary>
public sealed class KilledRunTests : IDisposable
{
    private const int Kills = 50;
    private const string Epochs = "60";

    private static readonly string s_program = typeof(KilledRunTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "InterruptionsProgram")
        .Value!;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    private string Checkpoints => Path.Combine(_directory.FullName, "checkpoints");

    [Fact]
    public void Whenever_it_is_killed_a_run_goes_on_to_the_same_bits()
    {
        byte[] expected = RunToTheEnd(checkpoints: null);
        var random = new Random(1);
        int lastStep = 0, progressed = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            bool isTraining = kill % 2 == 0; // every other one may not have come so far
            if (!KillAfter(TimeSpan.FromMilliseconds(random.Next(isTraining ? 25 : 400)), isTraining))
            {
                Assert.Equal(expected, Result()); // it was done before
                Directory.Delete(Checkpoints, recursive: true);
                lastStep = 0;
                continue;
            }
            string? latest = CheckpointFile.Latest(Checkpoints);
            int step = latest is null ? 0 : StepOf(latest);
            Assert.True(step >= lastStep, $"After step {lastStep} the last checkpoint is {latest}.");
            progressed += step > lastStep ? 1 : 0;
            lastStep = step;
        }

        Assert.InRange(progressed, Kills / 5, Kills);
        Assert.Equal(expected, RunToTheEnd(Checkpoints));
        Assert.Empty(Directory.EnumerateFiles(Checkpoints, ".*"));
        Assert.Equal(3, Directory.EnumerateFiles(Checkpoints).Count()); // two of the row, and the best
    }

    [Fact]
    public void Ctrl_C_leaves_a_checkpoint_and_a_program_that_goes_on()
    {
        byte[] expected = RunToTheEnd(checkpoints: null);
        File.Delete(ResultPath);
        using Process process = Begin();
        process.StandardOutput.ReadLine();

        using (Process signal = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            signal.WaitForExit();

        Assert.Equal("Ctrl+C asked for it.", process.StandardOutput.ReadToEnd().TrimEnd());
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.False(File.Exists(ResultPath));
        Assert.Equal(expected, RunToTheEnd(Checkpoints));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>Lets it live for so long, from its beginning or from its first steps on; false where it came to its end first.</summary>
    private bool KillAfter(TimeSpan time, bool isTraining)
    {
        using Process process = Begin();
        if (isTraining)
            process.StandardOutput.ReadLine(); // nothing where none are left to make
        bool hasEnded = process.WaitForExit(time);
        process.Kill();
        process.WaitForExit();
        Assert.True(!hasEnded || process.ExitCode == 0, $"The program failed with {process.ExitCode}.");
        return !hasEnded;
    }

    private Process Begin() =>
        Process.Start(new ProcessStartInfo("dotnet", [s_program, ResultPath, Epochs, Checkpoints]) { RedirectStandardOutput = true })!;

    private byte[] RunToTheEnd(string? checkpoints)
    {
        ChildProcess.Run(s_program, "DOTNET_TieredPGO", "0", [ResultPath, Epochs, .. checkpoints is null ? [] : (string[])[checkpoints]]);
        return Result();
    }

    private string ResultPath => Path.Combine(_directory.FullName, "result.safetensors");

    private byte[] Result() => File.ReadAllBytes(ResultPath);

    private static int StepOf(string path) => int.Parse(Path.GetFileNameWithoutExtension(path).Split('-')[^1], CultureInfo.InvariantCulture);
}
