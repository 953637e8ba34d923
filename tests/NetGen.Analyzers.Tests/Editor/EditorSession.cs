using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Analyzers.Tests.CodeFixes;

namespace NetGen.Analyzers.Tests.Editor;

/// <summary>A file of a project that is open in an editor: one workspace from the first key to the last, generator and analyzer at work.</summary>
internal sealed class EditorSession : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly DocumentId _document;

    /// <param name="text">The text of the file; <c>|</c> is the cursor.</param>
    public EditorSession(string text)
    {
        Cursor = text.IndexOf('|');
        ProjectId project = ProjectId.CreateNewId();
        _document = DocumentId.CreateNewId(project);
        Solution solution = _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, "Consumer", "Consumer", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse),
                metadataReferences: AnalyzerTest.References,
                analyzerReferences: [new NetGenReference()]))
            .AddDocument(DocumentId.CreateNewId(project), "Usings.cs", SourceText.From(AnalyzerTest.Usings))
            .AddDocument(_document, "Digits.cs", SourceText.From(text.Remove(Cursor, 1)));
        Assert.True(_workspace.TryApplyChanges(solution));
    }

    public int Cursor { get; private set; }

    /// <summary>How long each key took, from the change of the text to the last diagnostic.</summary>
    public List<TimeSpan> Keystrokes { get; } = [];

    private Document Document => _workspace.CurrentSolution.GetDocument(_document)!;

    public void Dispose() => _workspace.Dispose();

    /// <summary>Types a text, and sees after each key what the analyzer says.</summary>
    /// <returns>The text typed so far and the diagnostics, one element for each key.</returns>
    public async IAsyncEnumerable<(string Typed, ImmutableArray<Diagnostic> Diagnostics)> TypeAsync(string text)
    {
        for (int key = 0; key < text.Length; key++)
            yield return (text[..(key + 1)], await ReplaceAsync(length: 0, text[key].ToString()));
    }

    /// <summary>Takes back characters before the cursor, one by one.</summary>
    /// <returns>The diagnostics after the last one.</returns>
    public async Task<ImmutableArray<Diagnostic>> BackspaceAsync(int count)
    {
        ImmutableArray<Diagnostic> diagnostics = [];
        for (int key = 0; key < count; key++)
            diagnostics = await ReplaceAsync(length: 1, "");
        return diagnostics;
    }

    /// <summary>What the analyzer says of the file as it stands.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        Compilation compilation = (await Document.Project.GetCompilationAsync())!;
        SemanticModel model = compilation.GetSemanticModel((await Document.GetSyntaxTreeAsync())!);
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([new NetworkAnalyzer()]);
        ImmutableArray<Diagnostic> diagnostics = await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None);
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Errors and warnings of C# in the whole project, generated files included.</summary>
    public async Task<IEnumerable<Diagnostic>> CompilerDiagnosticsAsync() =>
        (await Document.Project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    /// <summary>The documentation that a tooltip over a type shows.</summary>
    public async Task<string> HoverAsync(string type) =>
        (await Document.Project.GetCompilationAsync())!.GetTypeByMetadataName(type)!.GetDocumentationCommentXml()!;

    /// <summary>What stands in the menu under a diagnostic.</summary>
    public async Task<ImmutableArray<CodeAction>> MenuAsync(Diagnostic diagnostic)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (CodeFixProvider provider in CodeFixTest.Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(
                new CodeFixContext(Document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions.ToImmutable();
    }

    /// <summary>The text of the file.</summary>
    public async Task<string> TextAsync() => (await Document.GetTextAsync()).ToString();

    /// <summary>The text under a diagnostic.</summary>
    public async Task<string> TextAtAsync(Diagnostic diagnostic) =>
        (await Document.GetTextAsync()).ToString(diagnostic.Location.SourceSpan);

    /// <summary>Takes an entry of the menu. The cursor stays at the same distance from the end of the file.</summary>
    public async Task ApplyAsync(CodeAction action)
    {
        int fromEnd = (await Document.GetTextAsync()).Length - Cursor;
        foreach (CodeActionOperation operation in await action.GetOperationsAsync(CancellationToken.None))
            operation.Apply(_workspace, CancellationToken.None);
        Cursor = (await Document.GetTextAsync()).Length - fromEnd;
    }

    private async Task<ImmutableArray<Diagnostic>> ReplaceAsync(int length, string text)
    {
        SourceText before = await Document.GetTextAsync();
        long start = Stopwatch.GetTimestamp();
        SourceText after = before.WithChanges(new TextChange(new TextSpan(Cursor - length, length), text));
        Assert.True(_workspace.TryApplyChanges(_workspace.CurrentSolution.WithDocumentText(_document, after)));
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync();
        Keystrokes.Add(Stopwatch.GetElapsedTime(start));
        Cursor += text.Length - length;
        return diagnostics;
    }
}
