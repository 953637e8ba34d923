using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator;

/// <summary>Generates the other part of every class marked <c>[Network]</c>. What is wrong with one, the analyzers say.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<GeneratedFile> files = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkAttributes.Network,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (context, cancel) => NetworkParser.Parse(context, cancel))
            .WithTrackingName(TrackingNames.Parse)
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => CompiledNetwork.Of(declaration!))
            .WithTrackingName(TrackingNames.Graph)
            .Select(static (network, _) => network.Emit())
            .WithTrackingName(TrackingNames.Emit);

        context.RegisterSourceOutput(
            files, static (context, file) => context.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8)));
    }
}
