using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Analyzers.Tests;

/// <summary>
/// A source in which <c>{|NG0101:784|}</c> says that this rule is expected on this text, in the notation of Microsoft.CodeAnalysis.Testing.
/// </summary>
/// <param name="Source">The source without the marks.</param>
/// <param name="Expected">What is expected where, in the order of the source.</param>
internal sealed partial record Markup(string Source, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string marked)
    {
        StringBuilder source = new();
        Stack<(string Id, int Start)> open = [];
        List<(string Id, TextSpan Span)> expected = [];
        int next = 0;
        foreach (Match mark in Mark().Matches(marked))
        {
            source.Append(marked, next, mark.Index - next);
            next = mark.Index + mark.Length;
            if (mark.Groups["id"].Success)
            {
                open.Push((mark.Groups["id"].Value, source.Length));
            }
            else
            {
                (string id, int start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, source.Length)));
            }
        }

        Assert.Empty(open);
        source.Append(marked, next, marked.Length - next);
        return new Markup(
            source.ToString(), [.. expected.OrderBy(expectation => expectation.Span.Start).ThenBy(expectation => expectation.Id)]);
    }

    [GeneratedRegex(@"\{\|(?<id>[A-Z]+[0-9]+):|\|\}")]
    private static partial Regex Mark();
}
