using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether heads stand last, can be told apart, and are all that has a loss.</summary>
internal static class HeadChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline) => [.. Places(outline), .. Losses(outline), .. Names(outline)];

    private static IEnumerable<Finding> Places(NetworkOutline outline)
    {
        foreach (HeadItem head in outline.Heads)
        {
            LayerItem? follower = outline.Layers.FirstOrDefault(layer => layer is not CompositionItem { Form: CompositionForm.Heads } && layer.Index > head.Index);
            if (follower is not null)
                yield return Finding.On(head, Rules.HeadMisplaced, CompositionChecks.WordOf(follower)) with { RelatedItem = follower.Index };
        }
    }

    private static IEnumerable<Finding> Losses(NetworkOutline outline)
    {
        if (outline is { Loss: { } loss, Heads.Count: > 0 })
            yield return Finding.On(loss, Rules.ConflictingArguments, "Head", "Loss") with { RelatedItem = outline.Heads[0].Index };
    }

    /// <summary>They become members and parameters, beside the parameters that are inputs.</summary>
    private static IEnumerable<Finding> Names(NetworkOutline outline)
    {
        HashSet<string> inputs = new(outline.Inputs.Select(InputPart.NameOf), StringComparer.OrdinalIgnoreCase);
        HashSet<string> heads = new(StringComparer.OrdinalIgnoreCase);
        IReadOnlyList<string> names = CompositionBuilder.HeadNames(outline.Heads);
        for (int i = 0; i < names.Count; i++)
        {
            string? objection = Identifiers.IsKeyword(names[i]) ? "a keyword of C#"
                : !Identifiers.IsValid(names[i]) ? "no C# identifier"
                : !heads.Add(names[i]) ? "the name of another head"
                : outline.Inputs.Count > 1 && inputs.Contains(names[i]) ? "the name of an input"
                : null;
            bool isTold = outline.Heads[i] is { Name: null, Block.Problem: BlockProblem.NotClass };
            if (objection is not null && !isTold)
                yield return Finding.OnArgument(outline.Heads[i], nameof(HeadItem.Name), Rules.InputNameUnusable, names[i], "a head", objection);
        }
    }
}
