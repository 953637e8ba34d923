using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace NetGen.Analyzers.Tests.Editor;

/// <summary>A network is typed key by key into an open file, as an editor sees it.</summary>
public sealed class TypingTests(ITestOutputHelper output)
{
    private const string Empty = "namespace Demo;\n\n|public sealed partial class Digits;\n";

    [Fact]
    public async Task A_sound_network_is_typed_without_noise()
    {
        using EditorSession editor = new(Empty);
        const string NothingYet = "[Network]\n[Input(64)]\n";
        List<string> said = [];
        await foreach ((string typed, ImmutableArray<Diagnostic> diagnostics) in editor.TypeAsync(
            NothingYet + "[Dense(32)]\n[Activation(ReLU)]\n[Dropout(0.2)]\n[Dense(10, Name = \"Head\")]\n"
            + "[Loss(SoftmaxCrossEntropy)]\n[Optimizer(Adam, LearningRate = 1e-3)]\n"))
        {
            // A mark on a class without layers is an error until the first one stands.
            bool hasLayer = typed.Contains("[Dense(32)]", StringComparison.Ordinal);
            said.AddRange(diagnostics
                .Where(diagnostic => IsHalfTyped(typed) || (hasLayer && diagnostic.Severity > DiagnosticSeverity.Info))
                .Select(diagnostic => $"{typed[(typed.LastIndexOf('\n') + 1)..]}  {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));
        }

        Report(editor);
        Assert.Equal([], said);
        Assert.Empty(await editor.DiagnosticsAsync());
        Assert.Empty(await editor.CompilerDiagnosticsAsync());
    }

    [Fact]
    public async Task A_clash_of_shapes_comes_with_the_bracket_and_goes_with_the_mend()
    {
        using EditorSession editor = new(Empty);
        await TypeAsync(editor, "[Network]\n[Dense(784, 200)]\n[Activation(ReLU)]\n");

        Assert.Empty(await TypeAsync(editor, "[Dense(100, 10)"));
        Diagnostic clash = Assert.Single(await TypeAsync(editor, "]"));
        Assert.Equal(("NG0101", "100"), (clash.Id, await editor.TextAtAsync(clash)));
        Assert.Single(clash.AdditionalLocations);

        Assert.Empty(await editor.BackspaceAsync("100, 10)]".Length));
        clash = Assert.Single(await TypeAsync(editor, "100, 10)]"));
        await editor.ApplyAsync((await editor.MenuAsync(clash))[0]);

        Assert.Contains("[Dense(200, 10)]", await editor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await TypeAsync(editor, "\n[Loss(SoftmaxCrossEntropy)]\n"));
        Assert.Empty(await editor.CompilerDiagnosticsAsync());
        Report(editor);
    }

    [Fact]
    public async Task A_vanishing_gradient_is_told_in_figures_shown_in_the_tooltip_and_mended_from_the_menu()
    {
        using EditorSession editor = new(Empty);
        await TypeAsync(editor, "[Network]\n[Input(100)]\n");
        for (int layer = 1; layer <= 7; layer++)
            await TypeAsync(editor, "[Dense(100)] [Activation(Sigmoid)]\n");
        ImmutableArray<Diagnostic> diagnostics = await TypeAsync(editor, "[Dense(10)]\n[Loss(SoftmaxCrossEntropy)]\n");

        Diagnostic vanishing = Assert.Single(diagnostics);
        Assert.Equal(("NG0203", "Sigmoid"), (vanishing.Id, await editor.TextAtAsync(vanishing)));
        Assert.Contains("7 sigmoid layers", vanishing.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Matches(@"Dense1, Xavier\s+100\s+10,100\s+10,000\s.*e-", await editor.HoverAsync("Demo.Digits"));

        await editor.ApplyAsync((await editor.MenuAsync(vanishing)).First(action => action.EquivalenceKey == "ReLU"));

        Assert.Empty(await TypeAsync(editor, "[Optimizer(Momentum)]\n"));
        Assert.DoesNotContain("Sigmoid", await editor.TextAsync(), StringComparison.Ordinal);
        Assert.Matches(@"Dense1, He\s+100\s+10,100\s+10,000", await editor.HoverAsync("Demo.Digits"));
        Assert.Empty(await editor.CompilerDiagnosticsAsync());
        Report(editor);
    }

    /// <summary>What stands in the file when the whole text has been typed.</summary>
    private static async Task<ImmutableArray<Diagnostic>> TypeAsync(EditorSession editor, string text)
    {
        ImmutableArray<Diagnostic> last = [];
        await foreach ((_, ImmutableArray<Diagnostic> diagnostics) in editor.TypeAsync(text))
            last = diagnostics;
        return last;
    }

    private static bool IsHalfTyped(string typed) => typed.LastIndexOf('[') > typed.LastIndexOf(']');

    private void Report(EditorSession editor)
    {
        TimeSpan[] times = [.. editor.Keystrokes.Order()];
        output.WriteLine(FormattableString.Invariant(
            $"{times.Length} keys: median {times[times.Length / 2].TotalMilliseconds:0.0} ms, slowest {times[^1].TotalMilliseconds:0.0} ms"));
    }
}
