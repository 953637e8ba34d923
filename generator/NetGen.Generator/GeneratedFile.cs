namespace NetGen.Generator;

/// <summary>A file as it is added to the compilation.</summary>
public sealed record GeneratedFile(string HintName, string Text);
