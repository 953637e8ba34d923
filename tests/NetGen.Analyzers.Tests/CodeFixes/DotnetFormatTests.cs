using System.Diagnostics;

namespace NetGen.Analyzers.Tests.CodeFixes;

/// <summary>The command line: <c>dotnet format</c> takes analyzers and fixes from the project's references.</summary>
public sealed class DotnetFormatTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netgen-format-");

    public void Dispose() => _folder.Delete(recursive: true);

    [FactOnRoslynFloor]
    public async Task It_applies_the_first_fix_of_each_rule_to_a_project_on_disk()
    {
        string source = Write("Digits.cs",
            """
            using NetGen;
            using static NetGen.Dsl;

            // Two errors and a warning.
            [Network]
            [Dense(784, 200)]
            [Activation(ReLU, Alpha = 0.1)]
            [Dense(100 /* in */, 30)] // a second hidden layer
            [Dense(20, 10), Dropout(0.5)]
            public sealed partial class Digits;
            """);
        WriteProject();

        await DotnetAsync("format", "analyzers", "Consumer.csproj", "--diagnostics", "NG0101", "NG0015");

        Assert.Equal(
            """
            using NetGen;
            using static NetGen.Dsl;

            // Two errors and a warning.
            [Network]
            [Dense(784, 200)]
            [Activation(ReLU)]
            [Dense(200 /* in */, 30)] // a second hidden layer
            [Dense(30, 10), Dropout(0.5)]
            public sealed partial class Digits;
            """,
            await File.ReadAllTextAsync(source));
    }

    [FactOnRoslynFloor]
    public async Task With_the_severity_info_it_applies_the_fixes_of_hints()
    {
        string source = Write("Digits.cs",
            """
            using NetGen;
            using static NetGen.Dsl;

            [Network]
            [Dense(784, 200)] // a hidden layer
            [BatchNorm] [Activation(ReLU)]
            [Dense(10)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(Adam)]
            [L2(1e-4)] // small
            public sealed partial class Digits;
            """);
        WriteProject();

        await DotnetAsync("format", "analyzers", "Consumer.csproj", "--severity", "info", "--diagnostics", "NG0701", "NG0604");

        Assert.Equal(
            """
            using NetGen;
            using static NetGen.Dsl;

            [Network]
            [Dense(784, 200, Bias = false)] // a hidden layer
            [BatchNorm] [Activation(ReLU)]
            [Dense(10)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(AdamW, WeightDecay = 1e-4)]
            // small
            public sealed partial class Digits;
            """,
            await File.ReadAllTextAsync(source));
    }

    /// <summary>A project as a user has it, in which nothing of the surroundings takes part and which has no package to restore.</summary>
    private void WriteProject()
    {
        Write("Consumer.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{PathOf("NetGen")}" />
                <Analyzer Include="{PathOf("NetGen.Compiler")};{PathOf("NetGen.Generator")}" />
                <Analyzer Include="{PathOf("NetGen.Analyzers")};{PathOf("NetGen.CodeFixes")}" />
              </ItemGroup>
            </Project>
            """);
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
    }

    private static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task DotnetAsync(params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet {arguments[0]} ended with {process.ExitCode}:\n{await output}{await errors}");
    }
}
