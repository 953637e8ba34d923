using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.CodeFixes;

/// <summary>An attribute list with what a reader takes to belong to it: the comments directly above it and the one beside it.</summary>
/// <param name="Span">All of it; the list alone where it shares its line with other code.</param>
/// <param name="IsWholeLines">Whether it fills its lines.</param>
/// <param name="Indentation">What its line begins with.</param>
/// <param name="LineBreak">How its line ends.</param>
internal readonly record struct AttributeBlock(TextSpan Span, bool IsWholeLines, string Indentation, string LineBreak)
{
    public static AttributeBlock Of(AttributeListSyntax list, SourceText text)
    {
        TextLine first = text.Lines.GetLineFromPosition(list.SpanStart);
        TextLine last = text.Lines.GetLineFromPosition(list.Span.End);
        string before = text.ToString(TextSpan.FromBounds(first.Start, list.SpanStart));
        string after = text.ToString(TextSpan.FromBounds(list.Span.End, last.End)).Trim();
        string lineBreak = text.ToString(TextSpan.FromBounds(last.End, last.EndIncludingLineBreak));

        if (before.Trim().Length > 0 || !(after.Length == 0 || IsComment(after)))
            return new AttributeBlock(list.Span, IsWholeLines: false, before, lineBreak);

        int start = first.LineNumber;
        while (start > 0 && text.Lines[start - 1].Start >= list.FullSpan.Start && IsComment(text.Lines[start - 1].ToString().Trim()))
            start--;
        TextSpan span = TextSpan.FromBounds(text.Lines[start].Start, last.EndIncludingLineBreak);
        return new AttributeBlock(span, IsWholeLines: true, before, lineBreak);
    }

    // A documentation comment belongs to the class.
    private static bool IsComment(string line) =>
        line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("///", StringComparison.Ordinal);
}
