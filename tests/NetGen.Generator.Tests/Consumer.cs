using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests;

/// <summary>What a project refers to that uses NetGen.</summary>
internal static class Consumer
{
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "NetGen.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
