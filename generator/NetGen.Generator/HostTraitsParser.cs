using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Declarations;

namespace NetGen.Generator;

/// <summary>Reads what makes a class unfit to host a network.</summary>
internal static class HostTraitsParser
{
    public static HostTraits Parse(
        INamedTypeSymbol type,
        ImmutableArray<TypeDeclarationSyntax> parts,
        IReadOnlyList<INamedTypeSymbol> around,
        Compilation compilation,
        CancellationToken cancel)
    {
        HostTraits traits = HostTraits.None;
        Add(HostTraits.NotPartial, parts.Any(part => !part.Modifiers.Any(SyntaxKind.PartialKeyword)));
        Add(HostTraits.Generic, type.Arity > 0 || around.Any(outer => outer.Arity > 0));
        Add(HostTraits.Abstract, type.IsAbstract);
        Add(HostTraits.Static, type.IsStatic);
        Add(HostTraits.Record, type.IsRecord);
        Add(HostTraits.FileLocal, type.IsFileLocal || around.Any(outer => outer.IsFileLocal));
        Add(HostTraits.PrimaryConstructor, parts.Any(part => part.ParameterList is not null));
        Add(HostTraits.BaseWithoutParameterlessConstructor, !BaseCanBeConstructed(type, compilation));
        Add(HostTraits.RequiredMembers, WithAncestors(type).SelectMany(ancestor => ancestor.GetMembers()).Any(IsRequired));
        Add(HostTraits.DerivesFromNetwork, WithAncestors(type).Skip(1).Any(ancestor => NetworkAttributes.Marker(ancestor) is not null));

        Add(HostTraits.WithoutStaticAbstractMembers, compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp11 });

        foreach (IMethodSymbol constructor in type.InstanceConstructors.Where(UserCode.Wrote))
        {
            if (constructor.DeclaringSyntaxReferences[0].GetSyntax(cancel) is not ConstructorDeclarationSyntax syntax)
                continue;
            Add(HostTraits.UnchainedConstructor, !syntax.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer));
            Add(HostTraits.SeedConstructor, constructor.Parameters.Length == 1 && IsPlainInt(constructor.Parameters[0]));
        }

        return traits;

        void Add(HostTraits trait, bool applies) => traits |= applies ? trait : HostTraits.None;
    }

    /// <summary>Whether <c>base()</c> finds a constructor. Where the base class itself is not known, C# has said so.</summary>
    private static bool BaseCanBeConstructed(INamedTypeSymbol type, Compilation compilation) =>
        type.IsStatic
        || type.BaseType is null or { TypeKind: TypeKind.Error }
        || type.BaseType.InstanceConstructors.Any(constructor =>
            constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)
            && compilation.IsSymbolAccessibleWithin(constructor, type));

    private static bool IsPlainInt(IParameterSymbol parameter) =>
        parameter is { Type.SpecialType: SpecialType.System_Int32, RefKind: RefKind.None };

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static IEnumerable<INamedTypeSymbol> WithAncestors(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
    }
}
