using NetGen.Compiler.Declarations;
using NetGen.Compiler.Emission;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the names of layers are usable, and nothing else in the class has a generated name.</summary>
internal static class NameChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline) =>
        [.. LayerNames(outline), .. Duplicates(outline), .. Members(outline)];

    private static IEnumerable<Finding> LayerNames(NetworkOutline outline)
    {
        foreach (DenseItem layer in outline.DenseLayers)
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
                    with { Suggestion = FreeName(Identifiers.Nearest(name) ?? "Layer", outline) };
            }
        }
    }

    private static IEnumerable<Finding> Duplicates(NetworkOutline outline)
    {
        foreach (DenseItem layer in outline.DenseLayers)
        {
            string name = outline.NameOf(layer);
            if (GeneratedMembers.Names.Contains(name))
                yield return OnName(layer, Rules.DuplicateLayerName, name, "a generated member") with { Suggestion = FreeName(name + "Layer", outline) };

            // Files name tensors in lower case, so names must differ by more than case. Of two equal ones the stated or the later is wrong.
            DenseItem? other = outline.DenseLayers.FirstOrDefault(other =>
                other != layer
                && string.Equals(outline.NameOf(other), name, StringComparison.OrdinalIgnoreCase)
                && IsToBlame(layer, other));
            if (other is not null)
            {
                string otherName = outline.NameOf(other);
                string holder = otherName == name ? "another layer" : $"the layer '{otherName}', which differs by case alone";
                yield return OnName(layer, Rules.DuplicateLayerName, name, holder)
                    with { RelatedItem = other.Index, Suggestion = FreeName(name, outline) };
            }
        }
    }

    private static bool IsToBlame(DenseItem layer, DenseItem other) =>
        layer.Name is not null && (other.Name is null || other.Index < layer.Index);

    private static IEnumerable<Finding> Members(NetworkOutline outline)
    {
        HashSet<string> generated = [.. GeneratedMembers.Names, .. outline.DenseLayers.Select(outline.NameOf)];
        if (GeneratedMembers.Names.Contains(outline.HostName))
            yield return Finding.OnClass(Rules.MemberNameTaken, outline.HostName, outline.HostName, "it is the name of the class itself");

        foreach (string member in outline.Host.MemberNames.Where(generated.Contains))
        {
            yield return Finding.OnClass(Rules.MemberNameTaken, member, outline.HostName, "the class declares a member of that name")
                with { Member = member };
        }

        foreach (InheritedMember member in outline.Host.InheritedMembers.Where(member => generated.Contains(member.Name)))
            yield return Finding.OnClass(Rules.MemberNameTaken, member.Name, outline.HostName, $"the class inherits a member of that name from '{member.Type}'");
    }

    private static Finding OnName(DenseItem layer, Rule rule, params string[] arguments) =>
        Finding.OnArgument(layer, layer.Name is null ? null : nameof(DenseItem.Name), rule, arguments);

    /// <summary>A name, with a number appended where it is taken.</summary>
    private static string FreeName(string name, NetworkOutline outline)
    {
        HashSet<string> taken = new(
            [outline.HostName, .. GeneratedMembers.Names, .. outline.Host.MemberNames, .. outline.Host.InheritedMembers.Select(member => member.Name),
                .. outline.DenseLayers.Select(outline.NameOf)],
            StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? name : name + number).First(candidate => !taken.Contains(candidate));
    }
}
