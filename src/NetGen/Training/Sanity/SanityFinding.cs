namespace NetGen.Training;

/// <summary>One thing that was looked at before training.</summary>
/// <param name="Check">What: <c>loss at the start</c>.</param>
/// <param name="Verdict">Whether it is as it should be.</param>
/// <param name="Text">What was measured, what was expected, and where that differs what to do.</param>
public sealed record SanityFinding(string Check, SanityVerdict Verdict, string Text);
