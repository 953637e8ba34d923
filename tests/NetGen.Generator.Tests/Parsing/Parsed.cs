using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Compiler.Declarations;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>Sources as the parser reads them.</summary>
internal static class Parsed
{
    private const string Usings = "global using NetGen; global using static NetGen.Dsl;";

    /// <summary>The declaration of the last class marked <c>[Network]</c>.</summary>
    public static NetworkDeclaration From(params string[] sources) => From(DocumentationMode.Parse, sources);

    public static NetworkDeclaration From(DocumentationMode documentation, params string[] sources)
    {
        CSharpParseOptions options = new(documentationMode: documentation);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Consumer",
            sources.Append(Usings).Select((source, index) => CSharpSyntaxTree.ParseText(source, options, $"File{index}.cs")),
            Consumer.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        INamedTypeSymbol type = compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(type => NetworkAttributes.Marker(type) is not null)
            .MaxBy(type => type.Locations[0].SourceSpan.Start)!;
        return NetworkParser.Parse(type, compilation, CancellationToken.None);
    }

    public static HostDeclaration Host(params string[] sources) => From(sources).Host;

    /// <summary>The items of a network whose attributes are given.</summary>
    public static IReadOnlyList<DeclarationItem> Items(string attributes) => From($"[Network] {attributes} partial class Net;").Items;

    public static DeclarationItem Item(string attribute) => Assert.Single(Items(attribute));
}
