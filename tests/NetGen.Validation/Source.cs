namespace NetGen.Validation;

/// <summary>A declaration as text.</summary>
/// <param name="Attributes">Those of the network.</param>
/// <param name="Blocks">The classes of its blocks.</param>
internal sealed record Source(string Attributes, string Blocks = "");
