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

    /// <summary>The attributes of a class that are of a type.</summary>
    public IEnumerable<AttributeSyntax> AttributesOf(ClassDeclarationSyntax host, string metadataName)
    {
        INamedTypeSymbol type = _model.Compilation.GetTypeByMetadataName(metadataName)!;
        return host.AttributeLists.SelectMany(list => list.Attributes).Where(attribute =>
            SymbolEqualityComparer.Default.Equals(_model.GetTypeInfo(attribute).Type, type));
    }

    /// <summary>Removes what a Dense attribute says of its weights.</summary>
    public void RemoveInitializer(AttributeSyntax layer)
    {
        foreach (AttributeArgumentSyntax argument in layer.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText is "Init" or "InitScale" or "InitMin" or "InitMax" or "InitValue")
                Remove(argument);
        }
    }

    /// <summary>Draws the weights of a Dense attribute from another distribution of a stated scale.</summary>
    public void SetInitializer(AttributeSyntax layer, string initializer, string scale)
    {
        const string Type = "NetGen.Initializer";
        if (layer.ArgumentList is not { Arguments: { Count: > 0 } arguments })
            return;

        foreach (AttributeArgumentSyntax argument in arguments)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText is "InitMin" or "InitMax" or "InitValue")
                Remove(argument);
        }

        if (Argument(layer, "Init") is not { } written)
        {
            SetArgument(layer, "Init", Word(Type, initializer, layer.SpanStart));
            SetArgument(layer, "InitScale", scale);
            return;
        }

        ReplaceWord(written.Expression, Type, initializer);
        if (Argument(layer, "InitScale") is { } figure)
            Replace(figure.Expression, scale);
        else
            Insert(written.Span.End, $", InitScale = {scale}");
    }

    /// <summary>Names another function in an Activation attribute.</summary>
    public void ReplaceActivation(AttributeSyntax activation, string function)
    {
        foreach (AttributeArgumentSyntax argument in activation.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameEquals is null)
                ReplaceWord(argument.Expression, "NetGen.ActivationFunction", function);
            else
                Remove(argument);
        }
    }

    /// <summary>Names another attribute, with the arguments as they are.</summary>
    public void ReplaceAttribute(AttributeSyntax attribute, string metadataName) =>
        Replace(attribute.Name, AttributeName(metadataName, attribute.SpanStart));

    /// <summary>Puts an attribute with a block as its type argument in the place of another one.</summary>
    public void ReplaceByComposition(AttributeSyntax attribute, string metadataName, string block, string arguments)
    {
        string name = AttributeName(metadataName, attribute.SpanStart);
        Replace(attribute, $"{name.Substring(0, name.IndexOf('<'))}<{block}>{arguments}");
    }

    /// <summary>Adds a class of layers below another class, with the same indentation.</summary>
    /// <param name="above">The class that it follows.</param>
    /// <param name="marker">The attribute that marks it.</param>
    /// <param name="layers">Its layers' attributes, in their brackets.</param>
    /// <param name="name">Its name.</param>
    public void InsertClass(ClassDeclarationSyntax above, string marker, string layers, string name)
    {
        TextLine first = _text.Lines.GetLineFromPosition(above.SpanStart);
        TextLine last = _text.Lines.GetLineFromPosition(above.Span.End);
        string line = first.ToString();
        string indentation = line.Substring(0, line.Length - line.TrimStart().Length);
        string lineBreak = LineBreakOf(first);
        string[] lines = [$"[{AttributeName(marker, above.SpanStart)}]", layers, $"partial class {name};"];
        string rest = _text.ToString(TextSpan.FromBounds(above.Span.End, last.End)).Trim();
        int end = rest.StartsWith("//", StringComparison.Ordinal) ? last.End : above.Span.End;
        Insert(end, lineBreak + string.Concat(lines.Select(text => lineBreak + indentation + text)));
    }

    /// <summary>A name that no type has where a class stands: the proposed one, or that with a number.</summary>
    public string FreeTypeName(ClassDeclarationSyntax host, string name)
    {
        string free = name;
        for (int number = 2; _model.LookupNamespacesAndTypes(host.SpanStart, name: free).Length > 0; number++)
            free = name + number;
        return free;
    }

    /// <summary>Writes another word of an enumeration, as plainly as it can be written there.</summary>
    public void ReplaceWord(ExpressionSyntax written, string metadataName, string word) =>
        Replace(written, Word(metadataName, word, written.SpanStart));

    /// <summary>Writes a named argument, or another value for it.</summary>
    public void SetArgument(AttributeSyntax attribute, string name, string value)
    {
        if (Argument(attribute, name) is { } written)
            Replace(written.Expression, value);
        else if (attribute.ArgumentList?.Arguments.LastOrDefault() is { } last)
            Insert(EndWithComments(last), $", {name} = {value}");
        else if (attribute.ArgumentList is { } list)
            Insert(list.OpenParenToken.Span.End, $"{name} = {value}");
        else
            Insert(attribute.Span.End, $"({name} = {value})");
    }

    /// <summary>Adds an Activation attribute before another attribute.</summary>
    public void InsertActivation(AttributeSyntax target, string function)
    {
        string word = Word("NetGen.ActivationFunction", function, target.SpanStart);
        InsertAttribute(target, "NetGen.ActivationAttribute", $"({word})");
    }

    /// <summary>Adds an attribute before another one, between the same brackets where others stand before it there.</summary>
    public void InsertAttribute(AttributeSyntax target, string metadataName, string arguments = "")
    {
        var list = (AttributeListSyntax)target.Parent!;
        string attribute = AttributeName(metadataName, target.SpanStart) + arguments;
        if (list.Attributes[0] == target)
            InsertBracketsBefore(list, attribute);
        else
            Insert(target.SpanStart, attribute + ", ");
    }

    /// <summary>Adds an attribute behind another one, between the same brackets where others stand there.</summary>
    public void InsertAttributeBehind(AttributeSyntax target, string metadataName)
    {
        var list = (AttributeListSyntax)target.Parent!;
        string attribute = AttributeName(metadataName, target.SpanStart);
        AttributeBlock block = AttributeBlock.Of(list, _text);
        if (list.Attributes.Count > 1)
            Insert(target.Span.End, ", " + attribute);
        else if (block.IsWholeLines)
            Insert(block.Span.End, $"{block.Indentation}[{attribute}]{block.LineBreak}");
        else
            Insert(list.Span.End, $" [{attribute}]");
    }

    /// <summary>Adds an attribute in brackets of its own, above or before a list.</summary>
    public void InsertBefore(AttributeListSyntax list, string metadataName) =>
        InsertBracketsBefore(list, AttributeName(metadataName, list.SpanStart));

    private void InsertBracketsBefore(AttributeListSyntax list, string attribute)
    {
        AttributeBlock block = AttributeBlock.Of(list, _text);
        string brackets = $"[{attribute}]";
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

    /// <summary>A value of an enumeration: by its word alone where that is in scope, as the vocabulary's are.</summary>
    private string Word(string metadataName, string word, int position)
    {
        INamedTypeSymbol type = _model.Compilation.GetTypeByMetadataName(metadataName)!;
        bool isInScope = _model.LookupSymbols(position, name: word).OfType<IFieldSymbol>().Any(field =>
            SymbolEqualityComparer.Default.Equals(field.Type, type) && field is { HasConstantValue: true, Name: var name } && name == word);
        return isInScope ? word : $"{type.ToMinimalDisplayString(_model, position)}.{word}";
    }

    /// <summary>An attribute's name as it can be written at a position: <c>Network</c>, or with its namespace.</summary>
    private string AttributeName(string metadataName, int position) =>
        _model.Compilation.GetTypeByMetadataName(metadataName)!.ToMinimalDisplayString(
            _model,
            position,
            SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.RemoveAttributeSuffix));

    private static AttributeArgumentSyntax? Argument(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);

    /// <summary>Where an argument ends, with the comments that belong to it.</summary>
    private static int EndWithComments(AttributeArgumentSyntax argument)
    {
        SyntaxTrivia comment = argument.GetTrailingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        return comment == default ? argument.Span.End : comment.Span.End;
    }

    private string LineBreakOf(TextLine line)
    {
        string lineBreak = _text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return lineBreak.Length > 0 ? lineBreak : "\n";
    }

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
