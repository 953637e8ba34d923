using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>
/// Gives SELU the weights it is made for, which are its default, or the dropout that it is made for in place of the plain one, or takes that away
/// (NG0506).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MendSeluCodeFixProvider)), Shared]
public sealed class MendSeluCodeFixProvider() : DeclarationCodeFixProvider(Rules.SeluUnsupported.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            yield break;
        if (node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not null)
        {
            yield return new Mend("Leave the weights to the default initialiser, LecunNormal", "default", editor => editor.RemoveInitializer(attribute));
            yield break;
        }

        yield return new Mend("Use AlphaDropout", "alpha", editor => editor.ReplaceAttribute(attribute, "NetGen.AlphaDropoutAttribute"));
        yield return new Mend($"Remove [{attribute}]", "remove", editor => editor.Remove(attribute));
    }
}
