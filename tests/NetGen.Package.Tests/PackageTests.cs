using System.IO.Compression;
using System.Xml.Linq;

namespace NetGen.Package.Tests;

public sealed class PackageTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public void The_package_holds_the_library_its_documentation_and_every_assembly_of_the_extension()
    {
        using ZipArchive archive = Open();
        string[] entries = [.. archive.Entries.Select(entry => entry.FullName)];
        Assert.Superset(
            new HashSet<string>
            {
                "lib/net10.0/NetGen.dll", "lib/net10.0/NetGen.xml", "README.md",
                "analyzers/dotnet/cs/NetGen.Compiler.dll", "analyzers/dotnet/cs/NetGen.Generator.dll",
                "analyzers/dotnet/cs/NetGen.Analyzers.dll", "analyzers/dotnet/cs/NetGen.CodeFixes.dll",
            },
            entries.ToHashSet());
        Assert.DoesNotContain(entries, entry => entry.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public void The_package_depends_on_System_Numerics_Tensors_alone_and_is_under_the_MIT_licence()
    {
        using ZipArchive archive = Open();
        using Stream stream = archive.GetEntry("NetGen.nuspec")!.Open();
        XDocument manifest = XDocument.Load(stream);
        XNamespace space = manifest.Root!.Name.Namespace;
        Assert.Equal(["System.Numerics.Tensors"], manifest.Descendants(space + "dependency").Select(dependency => dependency.Attribute("id")!.Value));
        Assert.Equal("MIT", manifest.Descendants(space + "license").Single().Value);
    }

    [Fact]
    public void A_fresh_project_trains_saves_loads_and_solves_XOR() =>
        Assert.Contains("solved 4 of 4", Run(Path.Combine(package.Consumer, "bin", "Release", "net10.0")), StringComparison.Ordinal);

    [Fact]
    public void The_same_project_published_trimmed_solves_XOR()
    {
        string output = Path.Combine(package.Consumer, "published");
        Dotnet.Run(
            package.Consumer, "dotnet", package.Environment,
            "publish", "-c", "Release", "--use-current-runtime", "--self-contained", "-p:PublishTrimmed=true", $"-p:NetGenVersion={PackageFixture.Version}",
            "-o", output, "-v", "q");
        Assert.Contains("solved 4 of 4", Run(output), StringComparison.Ordinal);
    }

    private string Run(string folder) =>
        Dotnet.Run(package.Consumer, Path.Combine(folder, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer"), package.Environment);

    private ZipArchive Open() => ZipFile.OpenRead(Path.Combine(package.Feed, $"NetGen.{PackageFixture.Version}.nupkg"));
}
