using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator;

/// <summary>Reads the user's own documentation of a class.</summary>
internal static class Documentation
{
    /// <summary>
    /// The inner XML of the class's summary; null where there is none. Roslyn parses documentation only where a documentation file is asked
    /// for; else it is a comment like any other.
    /// </summary>
    public static string? Summary(INamedTypeSymbol type, ImmutableArray<TypeDeclarationSyntax> parts, CancellationToken cancel)
    {
        string parsed = type.GetDocumentationCommentXml(cancellationToken: cancel) ?? "";
        return Summary(parsed.Length > 0 ? parsed : $"<member>{string.Concat(parts.SelectMany(CommentLines))}</member>");
    }

    private static string? Summary(string documentation)
    {
        try
        {
            XElement? summary = XElement.Parse(documentation, LoadOptions.PreserveWhitespace).Element("summary");
            return summary is null
                ? null
                : string.Concat(summary.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))).Trim();
        }
        catch (XmlException)
        {
            // Not well-formed, of which C# warns.
            return null;
        }
    }

    private static IEnumerable<string> CommentLines(TypeDeclarationSyntax part) =>
        part.GetLeadingTrivia().Select(trivia => trivia.ToFullString())
            .Where(comment => comment.StartsWith("///", StringComparison.Ordinal))
            .Select(comment => comment.Substring(3) + "\n");
}
