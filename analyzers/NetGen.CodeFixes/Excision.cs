using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.CodeFixes;

/// <summary>
/// Cuts tokens out of a text the way a careful person does: comments between and beside them stay, lines that become empty go, and no
/// double spaces are left behind.
/// </summary>
internal static class Excision
{
    /// <summary>The spans of text to delete, in order, so that the tokens are gone.</summary>
    public static IEnumerable<TextSpan> Spans(SourceText text, IEnumerable<SyntaxToken> tokens) =>
        Join(text, tokens.Select(token => token.Span).OrderBy(span => span.Start)).Select(span => Tidy(text, span));

    /// <summary>Joins the spans that nothing but white space separates.</summary>
    private static IEnumerable<TextSpan> Join(SourceText text, IEnumerable<TextSpan> spans)
    {
        TextSpan? joined = null;
        foreach (TextSpan span in spans)
        {
            if (joined is { } previous && SkipWhiteSpace(text, previous.End, text.Length) >= span.Start)
            {
                joined = TextSpan.FromBounds(previous.Start, span.End);
            }
            else
            {
                if (joined is { } finished)
                    yield return finished;
                joined = span;
            }
        }

        if (joined is { } last)
            yield return last;
    }

    /// <summary>Extends a span over the white space that would be left over.</summary>
    private static TextSpan Tidy(SourceText text, TextSpan span)
    {
        TextLine first = text.Lines.GetLineFromPosition(span.Start);
        TextLine last = text.Lines.GetLineFromPosition(span.End);
        int before = SkipWhiteSpaceBack(text, span.Start, first.Start);
        int after = SkipWhiteSpace(text, span.End, last.End);
        bool startsLine = before == first.Start;
        bool endsLine = after == last.End;

        if (startsLine && endsLine)
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
        if (before == span.Start && !startsLine && text[before - 1] is '[' or '(')
            return TextSpan.FromBounds(span.Start, SkipWhiteSpace(text, span.End, text.Length));
        if (endsLine)
            return TextSpan.FromBounds(before, span.End);
        if (startsLine || before < span.Start)
            return TextSpan.FromBounds(span.Start, after);
        return span;
    }

    private static int SkipWhiteSpace(SourceText text, int position, int end)
    {
        while (position < end && char.IsWhiteSpace(text[position]))
            position++;
        return position;
    }

    private static int SkipWhiteSpaceBack(SourceText text, int position, int start)
    {
        while (position > start && char.IsWhiteSpace(text[position - 1]))
            position--;
        return position;
    }
}
