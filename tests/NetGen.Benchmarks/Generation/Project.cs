using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Benchmarks;

/// <summary>A project with networks and with a file that has nothing to do with them.</summary>
internal sealed class Project
{
    private const string Usings = "global using System; global using NetGen; global using static NetGen.Dsl;";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "NetGen.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <param name="networks">How many networks, each in a file of its own.</param>
    /// <param name="layers">Layers of each.</param>
    public Project(int networks, int layers)
    {
        (Networks, Layers) = (networks, layers);
        Compilation = Create([Usings, Unrelated(0), .. Enumerable.Range(0, networks).Select(network => Network(network, width: 64))]);
    }

    public int Networks { get; }

    public int Layers { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>After a key was pressed in the file that has nothing to do with networks.</summary>
    public CSharpCompilation AfterKeystroke(int edit) => Replace(1, Unrelated(edit));

    /// <summary>After the width of a layer of the first network was changed.</summary>
    public CSharpCompilation AfterAttributeEdit(int edit) => Replace(2, Network(0, width: 64 + edit));

    /// <summary>The project compiled from text, as a build does.</summary>
    /// <param name="more">Files beside those of the project.</param>
    public CSharpCompilation FromText(params IEnumerable<string> more) =>
        Create([.. Compilation.SyntaxTrees.Select(tree => tree.ToString()), .. more]);

    private static CSharpCompilation Create(string[] sources) => CSharpCompilation.Create(
        "Project", sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{index}.cs", Encoding.UTF8)),
        References, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    private CSharpCompilation Replace(int index, string source)
    {
        SyntaxTree old = Compilation.SyntaxTrees[index];
        return Compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(source, ParseOptions, old.FilePath, Encoding.UTF8));
    }

    private static string Unrelated(int edit) =>
        $"class Unrelated {{ int _field; void Method() {{ _field = {edit.ToString(CultureInfo.InvariantCulture)}; }} }}";

    /// <summary>Dense layers and ReLU in turns, the odd one out at the end.</summary>
    private string Network(int index, int width)
    {
        var text = new StringBuilder("namespace Networks;\n\n[Network]\n[Input(32)]\n");
        for (int layer = 0; layer < Layers; layer++)
            text.Append(layer % 2 == 1 ? "[Activation(ReLU)]\n" : string.Create(CultureInfo.InvariantCulture, $"[Dense({(layer == 0 ? width : 64)}, Init = He)]\n"));
        return text.Append(CultureInfo.InvariantCulture, $"[Loss(MeanSquaredError)]\n[Optimizer(Adam)]\npublic partial class Network{index};\n").ToString();
    }
}
