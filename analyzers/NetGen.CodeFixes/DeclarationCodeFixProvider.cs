using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Analyzers;

namespace NetGen.CodeFixes;

/// <summary>
/// A code fix for declarations of networks. It reads the syntax and the diagnostic's properties, and edits the text, so that whatever it
/// does not mean to change, comments and layout included, stays as the user wrote it.
/// </summary>
public abstract class DeclarationCodeFixProvider : CodeFixProvider
{
    private protected DeclarationCodeFixProvider(params string[] ids) => FixableDiagnosticIds = [.. ids];

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    // The batch fixer merges separate edits and gives up where they touch, as the removals of neighbours do. One editor knows of them all.
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create((context, document, diagnostics) =>
            ApplyAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken)!);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Mend mend in MendsOf(diagnostic, root))
            {
                string warning = await NameUse.WarningOfAsync(context.Document.Project, mend.Renames, context.CancellationToken).ConfigureAwait(false);
                context.RegisterCodeFix(
                    CodeAction.Create(mend.Title + warning, cancel => ApplyAsync(context.Document, [diagnostic], mend.Key, cancel), mend.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>The ways to mend a diagnostic, the likeliest first.</summary>
    /// <param name="node">The syntax the diagnostic stands on.</param>
    private protected abstract IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic);

    /// <summary>Diagnostics that are mended together, in the order in which what is inserted at one place has to stand.</summary>
    private protected virtual IEnumerable<Diagnostic> InOrder(IEnumerable<Diagnostic> diagnostics) => diagnostics;

    /// <summary>What would be right in place of what is written, as far as the analyzer knows it.</summary>
    private protected static string? Suggestion(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(NetworkAnalyzer.SuggestionProperty, out string? suggestion) ? suggestion : null;

    /// <summary>The other attribute that the diagnostic is about.</summary>
    private protected static AttributeSyntax? RelatedAttribute(SyntaxNode node, Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Count == 0
            ? null
            : node.SyntaxTree.GetRoot().FindNode(diagnostic.AdditionalLocations[0].SourceSpan).FirstAncestorOrSelf<AttributeSyntax>();

    // dotnet format may ask a fix about another rule's diagnostic, and then applies the fix under the key null.
    private IEnumerable<Mend> MendsOf(Diagnostic diagnostic, SyntaxNode root) =>
        FixableDiagnosticIds.Contains(diagnostic.Id) ? Mends(root.FindNode(diagnostic.Location.SourceSpan), diagnostic) : [];

    private async Task<Document> ApplyAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancel)
    {
        DeclarationEditor editor = await DeclarationEditor.CreateAsync(document, cancel).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in InOrder(diagnostics))
            MendsOf(diagnostic, editor.Root).FirstOrDefault(mend => key is null || mend.Key == key)?.Apply(editor);
        return document.WithText(editor.GetChangedText());
    }
}
