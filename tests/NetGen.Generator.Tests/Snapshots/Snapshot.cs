using System.Reflection;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>
/// Compares a text with the file <c>_snapshots/Test#Hint.verified.cs</c>. Where they differ, what came is written beside it as
/// <c>.received.cs</c>: move it over the verified file to accept it. The convention is that of Verify, which can take this file's place.
/// </summary>
internal static class Snapshot
{
    private static readonly string _folder = Path.Combine(
        typeof(Snapshot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "ProjectDirectory").Value!,
        "_snapshots");

    public static void Verify(string test, string hint, string received)
    {
        string verifiedPath = Path.Combine(_folder, $"{test}#{hint}.verified.cs");
        string receivedPath = Path.Combine(_folder, $"{test}#{hint}.received.cs");
        string verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath) : "";
        if (received == verified)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Fail($"{Path.GetFileName(verifiedPath)} differs from what was emitted:\n{Difference(verified, received)}");
    }

    private static string Difference(string verified, string received) =>
        string.Join("\n", new InlineDiffBuilder(new Differ()).BuildDiffModel(verified, received).Lines
            .Where(line => line.Type != ChangeType.Unchanged)
            .Take(40)
            .Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text));
}
