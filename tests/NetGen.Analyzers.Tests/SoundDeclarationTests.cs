using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Tests.RulePages;

namespace NetGen.Analyzers.Tests;

/// <summary>What this repository shows to its users is told nothing above info.</summary>
public sealed partial class SoundDeclarationTests
{
    private static readonly string _root = Path.Combine(RulePage.Folder, "..", "..", "..");

    private static readonly string[] _folders =
        ["samples/Digits", "samples/Mnist", "samples/Xor", "tests/NetGen.Allocations", "tests/NetGen.Benchmarks/Networks"];

    public static TheoryData<string> Files =>
        [.. _folders.SelectMany(folder => Directory.GetFiles(Path.Combine(_root, folder), "*.cs"))
            .Where(path => File.ReadAllText(path).Contains("[Network]", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(_root, path))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_declarations_of_a_program_are_sound(string path) =>
        AssertSound(await AnalyzerTest.DiagnosticsAsync(await File.ReadAllTextAsync(Path.Combine(_root, path))));

    [Fact]
    public async Task The_declarations_of_the_readme_are_sound()
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(_root, "README.md"));
        string[] declarations = [.. Declaration().Matches(readme).Select(match => match.Value)];
        Assert.NotEmpty(declarations);
        foreach (string declaration in declarations)
            AssertSound(await AnalyzerTest.DiagnosticsAsync(declaration));
    }

    private static void AssertSound(ImmutableArray<Diagnostic> diagnostics) =>
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);

    [GeneratedRegex(@"^\[Network\]\n(.*\n)*?.*class \w+;", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
