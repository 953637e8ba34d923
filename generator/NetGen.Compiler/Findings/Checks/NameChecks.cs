using NetGen.Compiler.Declarations;
using NetGen.Compiler.Emission;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the names of layers are usable, and nothing else in the class has a generated name.</summary>
internal static class NameChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline)
    {
        FreeNames free = new(outline);
        return [.. LayerNames(outline, free), .. Duplicates(outline, free), .. Members(outline), .. Blocks(outline)];
    }

    private static IEnumerable<Finding> LayerNames(NetworkOutline outline, FreeNames free)
    {
        foreach (NamedLayerItem layer in outline.NamedLayers)
        {
            string name = outline.NameOf(layer);
            string? objection =
                Identifiers.IsKeyword(name) ? "a keyword of C#"
                : !Identifiers.IsValid(name) ? "no C# identifier"
                : name == outline.HostName ? "the name of the class"
                : null;
            if (objection is not null)
            {
                yield return OnName(layer, Rules.LayerNameInvalid, name, objection)
                    with { Suggestion = free.Take(Identifiers.Nearest(name) ?? "Layer") };
            }
        }
    }

    private static IEnumerable<Finding> Duplicates(NetworkOutline outline, FreeNames free)
    {
        foreach (NamedLayerItem layer in outline.NamedLayers)
        {
            string name = outline.NameOf(layer);
            NamedLayerItem? other = outline.NamedLayers.FirstOrDefault(other => IsToBlame(layer, other)
                && string.Equals(outline.NameOf(other), name, StringComparison.OrdinalIgnoreCase));
            if (Holder(name, other, outline) is { } holder)
            {
                yield return OnName(layer, Rules.DuplicateLayerName, name, holder)
                    with { RelatedItem = other?.Index ?? -1, Suggestion = free.Take(other is null ? name + "Layer" : name) };
            }
        }
    }

    /// <summary>Who has a layer's name already; null where nobody has.</summary>
    private static string? Holder(string name, NamedLayerItem? other, NetworkOutline outline)
    {
        if (other is not null)
        {
            string taken = outline.NameOf(other);
            return taken == name ? "another layer" : $"the layer '{taken}', from which it differs by case alone";
        }

        if (GeneratedMembers.Names.Contains(name) || GeneratedMembers.AmongLayers.Contains(name))
            return "a generated member";
        if (VocabularyWords.All.Contains(name))
            return "the vocabulary, whose word it would hide from the attributes";
        InheritedMember? inherited = outline.Host.InheritedMembers.FirstOrDefault(member => member.Name == name);
        return inherited is null ? null : $"a member that the class inherits from '{inherited.Type}'";
    }

    /// <summary>
    /// Whether it is the first of two layers of one name that should change it: a stated name yields to one that counts layers, a later one
    /// to an earlier. Files name tensors in lower case, so that names must differ by more than case.
    /// </summary>
    private static bool IsToBlame(NamedLayerItem layer, NamedLayerItem other) =>
        layer.Name is not null && layer != other && (other.Name is null || other.Index < layer.Index);

    private static IEnumerable<Finding> Members(NetworkOutline outline)
    {
        if (GeneratedMembers.Names.Contains(outline.HostName))
            yield return Finding.OnClass(Rules.MemberNameTaken, outline.HostName, outline.HostName, "it is the name of the class itself");

        HashSet<string> generated = [.. GeneratedMembers.Names, .. outline.NamedLayers.Select(outline.NameOf)];
        foreach (string member in outline.Host.MemberNames.Where(generated.Contains))
        {
            yield return Finding.OnClass(Rules.MemberNameTaken, member, outline.HostName, "the class declares a member of that name")
                with { Member = member };
        }

        foreach (InheritedMember member in outline.Host.InheritedMembers.Where(member => GeneratedMembers.Names.Contains(member.Name)))
        {
            yield return Finding.OnClass(
                Rules.MemberNameTaken, member.Name, outline.HostName, $"the class inherits a member of that name from '{member.Type}'");
        }
    }

    /// <summary>Within the class a generated type hides a block of its name from the attributes.</summary>
    private static IEnumerable<Finding> Blocks(NetworkOutline outline)
    {
        foreach (CompositionItem composition in outline.Compositions)
        {
            if (composition.Blocks.FirstOrDefault(block => GeneratedMembers.Types.Contains(block.Name)) is { } block)
                yield return CompositionChecks.Unusable(composition, block, "a type of that name is generated within the network's class and hides it");
        }
    }

    private static Finding OnName(NamedLayerItem layer, Rule rule, params string[] arguments) =>
        Finding.OnArgument(layer, layer.Name is null ? null : nameof(NamedLayerItem.Name), rule, arguments);
}
