using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Compiler.Findings;

namespace NetGen.Generator.Tests.Pipeline;

/// <summary>A run of the generator over some sources, from which a next one can follow after an edit.</summary>
internal sealed class Run
{
    private const string Usings = "global using NetGen; global using static NetGen.Dsl;";

    private static readonly CSharpCompilation _empty = CSharpCompilation.Create(
        "Consumer",
        [CSharpSyntaxTree.ParseText(Usings, path: "Usings.cs")],
        Consumer.References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    private readonly GeneratorDriver _driver;
    private readonly Compilation _input;

    private Run(GeneratorDriver driver, Compilation input)
    {
        _input = input;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        Output = output;
    }

    /// <summary>The first run; the sources are File0.cs, File1.cs, …</summary>
    public static Run Of(params string[] sources) => new(
        CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
        _empty.AddSyntaxTrees(sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, path: $"File{index}.cs"))));

    /// <summary>The compilation with the generated files.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result => Assert.Single(_driver.GetRunResult().Results);

    /// <summary>The generated files by their hint names.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());

    /// <summary>What C# says of the sources by themselves.</summary>
    public IEnumerable<Diagnostic> InputDiagnostics => Worrying(_input);

    /// <summary>What C# says of the sources with the generated files.</summary>
    public IEnumerable<Diagnostic> OutputDiagnostics => Worrying(Output);

    public IEnumerable<CompiledNetwork> Networks =>
        Result.TrackedSteps.TryGetValue(TrackingNames.Graph, out var steps)
            ? steps.SelectMany(step => step.Outputs).Select(output => (CompiledNetwork)output.Value)
            : [];

    public IEnumerable<Finding> Findings => Networks.SelectMany(network => network.Result.Findings);

    /// <summary>The run after an edit of one source.</summary>
    public Run AfterEdit(string before, string after, int file = 0)
    {
        SyntaxTree tree = _input.SyntaxTrees.Single(tree => tree.FilePath == $"File{file}.cs");
        string text = tree.ToString();
        Assert.Contains(before, text, StringComparison.Ordinal);
        string edited = text.Replace(before, after, StringComparison.Ordinal);
        return new Run(_driver, _input.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edited, path: tree.FilePath)));
    }

    /// <summary>Why a step's outputs are what they are, one for each network; the step is one of ours, or Roslyn's SourceOutput.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        (Result.TrackedSteps.TryGetValue(step, out var steps) || Result.TrackedOutputSteps.TryGetValue(step, out steps) ? steps : [])
            .SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static IEnumerable<Diagnostic> Worrying(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
}
