using System.Reflection;

namespace NetGen.Package.Tests;

/// <summary>The packed package in a folder feed, and a fresh project outside the tree that restores it into an empty package cache.</summary>
public sealed class PackageFixture : IDisposable
{
    public const string Version = "0.0.1-test";

    private readonly string _root = Directory.CreateTempSubdirectory("netgen-package-").FullName;

    public PackageFixture()
    {
        string repository = typeof(PackageFixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(attribute => attribute.Key == "RepositoryRoot").Value!;
        Feed = Directory.CreateDirectory(Path.Combine(_root, "feed")).FullName;
        Consumer = Directory.CreateDirectory(Path.Combine(_root, "consumer")).FullName;
        string cache = Path.Combine(_root, "packages");
        Environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = cache };

        // Built apart, so that the outputs that other tests are using stay as they are.
        Dotnet.Run(
            repository, "dotnet", new Dictionary<string, string>(),
            "pack", "src/NetGen", "-c", "Release", "-o", Feed, "--artifacts-path", Path.Combine(_root, "artifacts"), $"-p:Version={Version}", "-v", "q");
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Consumer")))
            File.Copy(file, Path.Combine(Consumer, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(Consumer, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
        Dotnet.Run(Consumer, "dotnet", Environment, "build", "-c", "Release", $"-p:NetGenVersion={Version}", "-v", "q");
    }

    /// <summary>The folder that holds the package.</summary>
    public string Feed { get; }

    /// <summary>The project that uses it, built.</summary>
    public string Consumer { get; }

    public IReadOnlyDictionary<string, string> Environment { get; }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
