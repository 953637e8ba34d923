namespace NetGen.Generator.Tests.Snapshots;

/// <summary>The emitted code of a dozen networks, word for word.</summary>
public sealed class SnapshotTests
{
    public static TheoryData<string> Names => [.. SampleDeclarations.Sources.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Emitted_code_is_as_it_was(string name)
    {
        Compiled compiled = Compiled.From(SampleDeclarations.Sources[name]);
        (string hint, string text) = Assert.Single(compiled.Files);
        Snapshot.Verify("Emitted", Path.GetFileNameWithoutExtension(hint), text);
    }
}
