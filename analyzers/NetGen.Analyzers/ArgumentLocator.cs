using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Declarations;

namespace NetGen.Analyzers;

/// <summary>Finds an attribute's argument by the name of its parameter or property.</summary>
internal static class ArgumentLocator
{
    /// <returns>Null where the argument is not written.</returns>
    public static SyntaxNode? Find(AttributeSyntax attribute, IMethodSymbol? constructor, string name)
    {
        if (Index(name, "<") is { } type)
            return TypeArgument(attribute.Name, type);
        if (attribute.ArgumentList is not { Arguments: var arguments })
            return null;

        AttributeArgumentSyntax[] positional = [.. arguments.Where(argument => argument.NameEquals is null)];
        if (Index(name, ParameterNames.Shape + "[") is { } dimension)
            return Dimension(positional, dimension);

        int position = constructor?.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Ordinal ?? int.MaxValue;
        return arguments.FirstOrDefault(argument => NameOf(argument) == name)
            ?? positional.Skip(position).FirstOrDefault(argument => argument.NameColon is null);
    }

    private static string? NameOf(AttributeArgumentSyntax argument) =>
        (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText;

    /// <summary>The 1 in <c>shape[1]</c> and <c>&lt;1&gt;</c>.</summary>
    private static int? Index(string name, string start) => name.StartsWith(start, StringComparison.Ordinal)
        ? int.Parse(name.Substring(start.Length, name.Length - start.Length - 1), CultureInfo.InvariantCulture)
        : null;

    /// <summary>Null where an alias stands for the attribute with its type arguments.</summary>
    private static TypeSyntax? TypeArgument(NameSyntax attribute, int index) =>
        attribute.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault()?.TypeArgumentList.Arguments.ElementAtOrDefault(index);

    /// <summary>A dimension, written as an argument of its own or within one array.</summary>
    private static SyntaxNode? Dimension(AttributeArgumentSyntax[] arguments, int index)
    {
        IReadOnlyList<SyntaxNode> dimensions = arguments.Length == 1 ? Elements(arguments[0].Expression) : arguments;
        return index < dimensions.Count ? dimensions[index] : arguments.FirstOrDefault();
    }

    private static IReadOnlyList<SyntaxNode> Elements(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements,
        _ => [expression],
    };
}
