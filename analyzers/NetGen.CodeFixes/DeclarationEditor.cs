using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.CodeFixes;

/// <summary>Gathers edits to the declarations of one document and writes them into its text together.</summary>
internal sealed class DeclarationEditor
{
    private readonly SourceText _text;
    private readonly SemanticModel _model;

    // A set: two networks in one type both ask for the type to become partial.
    private readonly HashSet<TextChange> _changes = [];
    private readonly HashSet<SyntaxNode> _removed = [];

    private DeclarationEditor(SyntaxNode root, SourceText text, SemanticModel model) => (Root, _text, _model) = (root, text, model);

    public SyntaxNode Root { get; }

    public static async Task<DeclarationEditor> CreateAsync(Document document, CancellationToken cancel) => new(
        (await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false))!,
        await document.GetTextAsync(cancel).ConfigureAwait(false),
        (await document.GetSemanticModelAsync(cancel).ConfigureAwait(false))!);

    public void Insert(int position, string text) => _changes.Add(new TextChange(new TextSpan(position, 0), text));

    public void Replace(SyntaxNode node, string text) => _changes.Add(new TextChange(node.Span, text));

    /// <summary>Removes an attribute, and its brackets with the last one between them.</summary>
    public void Remove(AttributeSyntax attribute) => _removed.Add(attribute);

    public void Remove(AttributeArgumentSyntax argument) => _removed.Add(argument);

    public void MakePartial(TypeDeclarationSyntax type)
    {
        if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
            Insert(type.Keyword.SpanStart, "partial ");
    }

    /// <summary>Adds an attribute in brackets of its own, above or before a list.</summary>
    public void InsertBefore(AttributeListSyntax list, string metadataName)
    {
        AttributeBlock block = AttributeBlock.Of(list, _text);
        string brackets = $"[{AttributeName(metadataName, list.SpanStart)}]";
        Insert(block.Span.Start, block.IsWholeLines ? block.Indentation + brackets + block.LineBreak : brackets + " ");
    }

    /// <summary>Moves an attribute so that it stands just before another one.</summary>
    public void MoveBefore(AttributeSyntax attribute, AttributeSyntax target)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        var targetList = (AttributeListSyntax)target.Parent!;
        AttributeBlock block = AttributeBlock.Of(list, _text);
        AttributeBlock targetBlock = AttributeBlock.Of(targetList, _text);
        bool hasOwnBrackets = list.Attributes.Count == 1 && targetList.Attributes[0] == target;

        if (hasOwnBrackets && block.IsWholeLines && targetBlock.IsWholeLines)
        {
            Insert(targetBlock.Span.Start, _text.ToString(block.Span));
            _changes.Add(new TextChange(block.Span, ""));
            return;
        }

        if (hasOwnBrackets)
            Insert(targetList.SpanStart, list + " ");
        else
            Insert(target.SpanStart, attribute + ", ");
        Remove(attribute);
    }

    public SourceText GetChangedText()
    {
        IEnumerable<TextChange> removals = Excision.Spans(_text, RemovedTokens()).Select(span => new TextChange(span, ""));
        return _text.WithChanges(_changes.Concat(removals).OrderBy(change => change.Span));
    }

    /// <summary>An attribute's name as it can be written at a position: <c>Network</c>, or with its namespace.</summary>
    private string AttributeName(string metadataName, int position) =>
        _model.Compilation.GetTypeByMetadataName(metadataName)!.ToMinimalDisplayString(
            _model,
            position,
            SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.RemoveAttributeSuffix));

    private IEnumerable<SyntaxToken> RemovedTokens()
    {
        foreach (IGrouping<SyntaxNode, SyntaxNode> siblings in _removed.GroupBy(node => node.Parent!))
        {
            IEnumerable<SyntaxToken> tokens = siblings.Key switch
            {
                AttributeListSyntax list when list.Attributes.All(_removed.Contains) => list.DescendantTokens(),
                AttributeListSyntax list => ElementTokens(list.Attributes),
                AttributeArgumentListSyntax list => ElementTokens(list.Arguments),
                _ => [],
            };
            foreach (SyntaxToken token in tokens)
                yield return token;
        }
    }

    /// <summary>The tokens of removed elements, each with the comma after it; at the end of a list, with the one before them.</summary>
    private IEnumerable<SyntaxToken> ElementTokens<T>(SeparatedSyntaxList<T> list)
        where T : SyntaxNode
    {
        int lastKept = list.LastIndexOf(element => !_removed.Contains(element));
        for (int i = 0; i < list.Count; i++)
        {
            if (_removed.Contains(list[i]))
            {
                foreach (SyntaxToken token in list[i].DescendantTokens())
                    yield return token;
            }

            bool commaGoes = i < lastKept ? _removed.Contains(list[i]) : i < list.Count - 1;
            if (commaGoes)
                yield return list.GetSeparator(i);
        }
    }
}
