using System.Globalization;
using System.Text;

namespace NetGen.Training;

/// <summary>What <see cref="SanityExtensions.SanityCheck"/> found. Its text is a table.</summary>
public sealed class SanityReport
{
    private readonly SanityFinding[] _findings;

    internal SanityReport(IEnumerable<SanityFinding> findings) => _findings = [.. findings];

    /// <summary>The findings in the order of the checks.</summary>
    public IReadOnlyList<SanityFinding> Findings => _findings;

    /// <summary>Whether nothing is bad or doubtful.</summary>
    public bool IsGood => _findings.All(finding => finding.Verdict is SanityVerdict.Good or SanityVerdict.Skipped);

    /// <summary>The findings in plain text, a line each, in the invariant culture.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        int width = _findings.Max(finding => finding.Check.Length);
        foreach (SanityFinding finding in _findings)
        {
            string verdict = finding.Verdict == SanityVerdict.Good ? "good" : finding.Verdict.ToString().ToUpperInvariant();
            text.AppendLine(CultureInfo.InvariantCulture, $"{finding.Check.PadRight(width)}  {verdict,-8}  {finding.Text}");
        }
        return text.ToString();
    }
}
