using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;
using NetGen.Generator;

namespace NetGen.Analyzers;

/// <summary>Finds the syntax that a finding is about.</summary>
/// <param name="type">The network's class.</param>
/// <param name="marker">Its <c>[Network]</c>.</param>
/// <param name="cancel">Cancels the look-up.</param>
internal sealed class FindingLocator(INamedTypeSymbol type, AttributeData marker, CancellationToken cancel)
{
    private readonly ImmutableArray<AttributeData> _items = NetworkAttributes.InSourceOrder(type, cancel);

    public Location Location(Finding finding) =>
        finding.Item >= 0 ? Item(finding).GetLocation()
        : finding.Member is { } member && Member(member) is { } location ? location
        : ClassName();

    public IEnumerable<Location> RelatedLocations(Finding finding) =>
        finding.RelatedItem >= 0 ? [Syntax(_items[finding.RelatedItem]).GetLocation()] : [];

    /// <summary>The argument that is wrong, or the attribute where it is not written.</summary>
    private SyntaxNode Item(Finding finding)
    {
        AttributeData attribute = _items[finding.Item];
        AttributeSyntax syntax = Syntax(attribute);
        return finding.Argument is { } argument ? ArgumentLocator.Find(syntax, attribute.AttributeConstructor, argument) ?? syntax : syntax;
    }

    private Location? Member(string name) =>
        type.GetMembers(name).Where(UserCode.Wrote).SelectMany(member => member.Locations).FirstOrDefault();

    /// <summary>The class's name on the part that carries the mark.</summary>
    private Location ClassName() => Syntax(marker).FirstAncestorOrSelf<TypeDeclarationSyntax>()!.Identifier.GetLocation();

    private AttributeSyntax Syntax(AttributeData attribute) => (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancel);
}
