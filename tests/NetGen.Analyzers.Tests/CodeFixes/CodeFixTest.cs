using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.CodeFixes;

namespace NetGen.Analyzers.Tests.CodeFixes;

/// <summary>
/// Mends a source as an IDE does, compares the text, and compiles it with the generator's output: the diagnostic must be gone, and no error
/// or warning left.
/// </summary>
internal static class CodeFixTest
{
    /// <summary>Every code fix provider of the package.</summary>
    public static ImmutableArray<CodeFixProvider> Providers { get; } =
    [
        .. typeof(DeclarationCodeFixProvider).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static IEnumerable<string> FixableIds => Providers.SelectMany(provider => provider.FixableDiagnosticIds);

    public static CodeFixProvider ProviderOf(string id) => Assert.Single(Providers, provider => provider.FixableDiagnosticIds.Contains(id));

    /// <summary>Mends the first diagnostic of an id.</summary>
    /// <param name="key">The equivalence key of the mend.</param>
    public static async Task MendsAsync(string id, string key, string before, string after, string usings = AnalyzerTest.Usings)
    {
        using AdhocWorkspace workspace = new();
        Document document = Consumer.AddDocument(workspace, before, usings);
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync(document, id);
        Assert.NotEmpty(diagnostics);

        ImmutableArray<CodeAction> actions = await ActionsAsync(document, diagnostics[0], ProviderOf(id));
        CodeAction action = Assert.Single(actions, action => action.EquivalenceKey == key);
        await CheckAsync(document, action, id, after, expectedRest: diagnostics.Length - 1);
    }

    /// <summary>Mends every diagnostic of an id at once.</summary>
    /// <param name="key">The equivalence key of the mends; null for the first of each.</param>
    public static async Task MendsAllAsync(string id, string? key, string before, string after)
    {
        using AdhocWorkspace workspace = new();
        Document document = Consumer.AddDocument(workspace, before);
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync(document, id);
        Assert.True(diagnostics.Length > 1, "There is one diagnostic at most: nothing to mend at once.");

        CodeFixProvider provider = ProviderOf(id);
        FixAllContext context = new(
            document, provider, FixAllScope.Document, key, [id], new Diagnostics(diagnostics), CancellationToken.None);
        CodeAction? action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        await CheckAsync(document, action!, id, after, expectedRest: 0);
    }

    /// <summary>The mends on offer for the first diagnostic of an id.</summary>
    public static async Task<ImmutableArray<CodeAction>> ActionsAsync(string id, string source, string usings = AnalyzerTest.Usings)
    {
        using AdhocWorkspace workspace = new();
        Document document = Consumer.AddDocument(workspace, source, usings);
        return await ActionsAsync(document, (await DiagnosticsAsync(document, id))[0], ProviderOf(id));
    }

    /// <summary>What the other providers have on offer for the first diagnostic of an id.</summary>
    public static async Task<ImmutableArray<CodeAction>> ActionsOfOthersAsync(string id, string source)
    {
        using AdhocWorkspace workspace = new();
        Document document = Consumer.AddDocument(workspace, source);
        Diagnostic diagnostic = (await DiagnosticsAsync(document, id))[0];
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (CodeFixProvider provider in Providers.Remove(ProviderOf(id)))
            actions.AddRange(await ActionsAsync(document, diagnostic, provider));
        return actions.ToImmutable();
    }

    private static async Task<ImmutableArray<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic, CodeFixProvider provider)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        CodeFixContext context = new(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        await provider.RegisterCodeFixesAsync(context);
        return actions.ToImmutable();
    }

    private static async Task CheckAsync(Document document, CodeAction action, string id, string after, int expectedRest)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Document changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetDocument(document.Id)!;
        Assert.Equal(after, (await changed.GetTextAsync()).ToString());

        Assert.Equal(expectedRest, (await DiagnosticsAsync(changed, id)).Length);
        if (expectedRest == 0)
            Assert.Empty(AnalyzerTest.CompilerDiagnostics(after));
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Document document, string id) =>
        [.. (await Consumer.DiagnosticsAsync(document)).Where(diagnostic => diagnostic.Id == id)];

    private sealed class Diagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
