using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// The checkpoints of a run in its directory: <c>epoch-00003-step-0000005625.safetensors</c> after three epochs, so that their names sort as
/// they were made.
/// </summary>
internal static class CheckpointFolder
{
    public const string Best = "best.safetensors";
    public const string Extension = ".safetensors";

    private const string Step = "-step-";
    private const string Pattern = $"epoch-*{Step}*{Extension}";

    /// <summary>The path of a checkpoint.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="epochs">The epochs that are complete.</param>
    /// <param name="step">The steps that were made.</param>
    public static string PathOf(string directory, int epochs, int step) =>
        Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"epoch-{epochs:D5}{Step}{step:D10}{Extension}"));

    /// <summary>The checkpoints, that of the most steps first.</summary>
    public static string[] Files(string directory) => Directory.Exists(directory)
        ? [.. Directory.EnumerateFiles(directory, Pattern).Where(path => StepOf(path) >= 0).OrderByDescending(StepOf).ThenByDescending(path => path, StringComparer.Ordinal)]
        : [];

    /// <summary>The step in a checkpoint's name; -1 where the name is another one.</summary>
    public static int StepOf(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        int step = name.LastIndexOf(Step, StringComparison.Ordinal);
        return step >= 0 && int.TryParse(name.AsSpan(step + Step.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;
    }

    /// <summary>Removes what a process was killed over while it wrote.</summary>
    public static void RemoveLeftovers(string directory)
    {
        PendingFile.RemoveLeftovers(directory, Pattern);
        PendingFile.RemoveLeftovers(directory, Best);
    }
}
