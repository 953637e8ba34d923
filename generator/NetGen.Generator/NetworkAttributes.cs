using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator;

/// <summary>Finds a network's attributes on its class.</summary>
public static class NetworkAttributes
{
    /// <summary>The metadata name of the attribute that marks a network.</summary>
    public const string Network = "NetGen.NetworkAttribute";

    private static readonly ImmutableHashSet<string> _vocabulary =
    [
        "InputAttribute", "SelectAttribute", "DenseAttribute", "MaxoutAttribute", "BatchNormAttribute", "LayerNormAttribute", "RMSNormAttribute", "ActivationAttribute",
        "PReLUAttribute", "DropoutAttribute", "AlphaDropoutAttribute", "ResidualAttribute", "BranchesAttribute", "Poly2Attribute", "MPoly2Attribute", "TwoWayAttribute", "LossAttribute",
        "HeadAttribute", "OptimizerAttribute", "ScheduleAttribute", "L1Attribute", "L2Attribute", "ElasticNetAttribute", "MaxNormAttribute", "GradientClipAttribute",
        "BudgetAttribute", "TrainingAttribute", "FlattenAttribute", "ZeroCenterAttribute", "StandardizeAttribute", "MinMaxAttribute", "PcaAttribute",
        "WhitenAttribute", "FlipAttribute", "ScaleAttribute", "StretchAttribute", "ShearAttribute", "RotateAttribute", "TranslateAttribute",
        "ElasticAttribute", "BlurAttribute", "SharpenAttribute", "ColorJitterAttribute", "GaussianNoiseAttribute", "CutoutAttribute", "MixUpAttribute",
    ];

    /// <summary>
    /// The attributes that make up a network, in the order of the source, as <see cref="Compiler.Declarations.DeclarationItem.Index"/>
    /// counts them. One that is not resolved is among them, since it may be a layer that someone is typing.
    /// </summary>
    public static ImmutableArray<AttributeData> InSourceOrder(INamedTypeSymbol type, CancellationToken cancel)
    {
        ImmutableArray<TypeDeclarationSyntax> parts = UserCode.PartsOf(type, cancel);
        return
        [
            .. type.GetAttributes()
                .Where(attribute => IsOfVocabulary(attribute) || IsUnresolved(attribute))
                .Where(attribute => attribute.ApplicationSyntaxReference is not null)
                .OrderBy(attribute => PartOf(attribute, parts, cancel))
                .ThenBy(attribute => attribute.ApplicationSyntaxReference!.Span.Start),
        ];
    }

    /// <summary>The attribute that marks the class as a network; null where there is none.</summary>
    public static AttributeData? Marker(INamedTypeSymbol type) => Marker(type, "NetworkAttribute");

    /// <summary>The attribute that marks the class as a block; null where there is none.</summary>
    public static AttributeData? BlockMarker(INamedTypeSymbol type) => Marker(type, "BlockAttribute");

    /// <summary>Whether an attribute is one of those that describe a network.</summary>
    public static bool IsOfVocabulary(AttributeData attribute) =>
        attribute.AttributeClass is { } type && _vocabulary.Contains(type.Name) && IsNetGens(type, type.Name);

    /// <summary>Whether C# does not know which attribute is meant.</summary>
    public static bool IsUnresolved(AttributeData attribute) => attribute.AttributeClass is null or { TypeKind: TypeKind.Error };

    /// <summary>Which of a class's parts an attribute stands on.</summary>
    internal static int PartOf(AttributeData attribute, ImmutableArray<TypeDeclarationSyntax> parts, CancellationToken cancel) =>
        parts.IndexOf(attribute.ApplicationSyntaxReference!.GetSyntax(cancel).FirstAncestorOrSelf<TypeDeclarationSyntax>()!);

    private static AttributeData? Marker(INamedTypeSymbol type, string name) =>
        type.GetAttributes().FirstOrDefault(attribute => IsNetGens(attribute.AttributeClass, name));

    private static bool IsNetGens(INamedTypeSymbol? type, string name) =>
        type?.Name == name
        && type is { ContainingType: null, TypeKind: TypeKind.Class }
        && type.ContainingNamespace is { Name: nameof(NetGen), ContainingNamespace.IsGlobalNamespace: true };
}
