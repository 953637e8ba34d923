using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Generator;

namespace NetGen.Analyzers;

/// <summary>Finds the syntax that a finding is about.</summary>
internal sealed class FindingLocator(INamedTypeSymbol type, AttributeData marker, CancellationToken cancel)
{
    private readonly ImmutableArray<AttributeData> _items = NetworkAttributes.InSourceOrder(type, cancel);

    public Location Location(Finding finding) =>
        finding.Item >= 0 ? Argument(_items[finding.Item], finding.Argument).GetLocation()
        : finding.Member is { } member && Member(member) is { } location ? location
        : ClassName();

    public IEnumerable<Location> RelatedLocations(Finding finding) =>
        finding.RelatedItem >= 0 ? [Syntax(_items[finding.RelatedItem]).GetLocation()] : [];

    private AttributeSyntax Syntax(AttributeData attribute) => (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancel);

    /// <summary>An argument of an attribute, or the attribute where the argument is not written.</summary>
    private SyntaxNode Argument(AttributeData attribute, string? name)
    {
        AttributeSyntax syntax = Syntax(attribute);
        if (name is null || syntax.ArgumentList is null)
            return syntax;

        AttributeArgumentSyntax[] positional = [.. syntax.ArgumentList.Arguments.Where(argument => argument.NameEquals is null)];
        if (Dimension(name) is { } index)
            return Element(positional, index) ?? (SyntaxNode)syntax;
        int position = ParameterPosition(attribute, name);
        return syntax.ArgumentList.Arguments.FirstOrDefault(argument =>
                (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == name)
            ?? (position >= 0 && position < positional.Length && positional[position].NameColon is null ? positional[position] : (SyntaxNode)syntax);
    }

    private static int ParameterPosition(AttributeData attribute, string name) =>
        attribute.AttributeConstructor is { } constructor ? constructor.Parameters.ToList().FindIndex(parameter => parameter.Name == name) : -1;

    /// <summary>The index in the name of a dimension, <c>shape[1]</c>.</summary>
    private static int? Dimension(string name)
    {
        const string Start = ParameterNames.Shape + "[";
        return name.StartsWith(Start, StringComparison.Ordinal)
            ? int.Parse(name.Substring(Start.Length, name.Length - Start.Length - 1), CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>A dimension, written as an argument of its own or within one array.</summary>
    private static SyntaxNode? Element(AttributeArgumentSyntax[] arguments, int index)
    {
        if (arguments.Length != 1)
            return index < arguments.Length ? arguments[index] : null;
        SyntaxNode[] elements = arguments[0].Expression switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
            ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => [.. initializer.Expressions],
            CollectionExpressionSyntax collection => [.. collection.Elements],
            _ => [arguments[0]],
        };
        return index < elements.Length ? elements[index] : arguments[0];
    }

    private Location? Member(string name) => type.GetMembers(name).Where(UserCode.Wrote).SelectMany(member => member.Locations).FirstOrDefault();

    /// <summary>The class's name on the part that carries the mark.</summary>
    private Location ClassName() =>
        Syntax(marker).FirstAncestorOrSelf<TypeDeclarationSyntax>()!.Identifier.GetLocation();
}
