using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the inputs can be told apart, fit into one row, and are read.</summary>
internal static class InputChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline) =>
        [.. Names(outline), .. Size(outline), .. Selections(outline), .. Unread(outline)];

    /// <summary>Whether the inputs that a network or a block selects are there.</summary>
    public static IEnumerable<Finding> Selections(NetworkOutline outline)
    {
        foreach (SelectItem select in outline.Layers.OfType<SelectItem>())
        {
            if (outline.PartsInto(select) is { } parts && parts.All(part => part.Name != select.Input))
            {
                yield return Finding.OnArgument(
                    select,
                    ParameterNames.Input,
                    Rules.InputUnknown,
                    select.Input,
                    parts.Count == 0
                        ? "a selection comes first, where the network's declared inputs arrive"
                        : $"the network has {string.Join(" and ", parts.Select(part => $"'{part.Name}'"))}");
            }
        }
    }

    /// <summary>Names are words of C#, since they become parameters, and differ by more than case.</summary>
    private static IEnumerable<Finding> Names(NetworkOutline outline)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        for (int place = 0; place < outline.Inputs.Count; place++)
        {
            InputItem input = outline.Inputs[place];
            string name = InputPart.NameOf(input, place);
            string? objection = !Identifiers.IsName(name) ? "no C# identifier"
                : !names.Add(name) ? "the name of another input"
                : null;
            if (objection is not null)
                yield return Finding.OnArgument(input, nameof(input.Name), Rules.InputNameUnusable, name, "an input", objection);
        }
    }

    private static IEnumerable<Finding> Size(NetworkOutline outline)
    {
        if (outline.Inputs.Count < 2)
            yield break;
        double values = 0;
        foreach (InputItem input in outline.Inputs)
        {
            values += input.Shape.Aggregate(1.0, (size, dimension) => size * dimension);
            if (values > int.MaxValue)
            {
                yield return Finding.On(input, Rules.NetworkTooLarge, "The inputs up to this one take", values.ToString("N0", CultureInfo.InvariantCulture));
                yield break;
            }
        }
    }

    private static IEnumerable<Finding> Unread(NetworkOutline outline)
    {
        if (!outline.IsComplete || outline.Inputs.Count < 2 || outline.InputParts is not { } parts || outline.Layers.Count == 0)
            yield break;
        HashSet<string> read = [.. ReadBy(outline) ?? parts.Select(part => part.Name)];
        for (int place = 0; place < parts.Count; place++)
        {
            if (!read.Contains(parts[place].Name))
                yield return Finding.On(outline.Inputs[place], Rules.InputUnread, parts[place].Name);
        }
    }

    /// <summary>
    /// The names of the inputs that the layers of a network or a block select; null where they read the whole row, or where a selection is wrong
    /// itself.
    /// </summary>
    private static IEnumerable<string>? ReadBy(NetworkOutline outline)
    {
        foreach (LayerItem layer in outline.Layers.SkipWhile(NetworkOutline.KeepsColumns))
        {
            if (layer is SelectItem select)
                return ShapeInference.PartOf(outline, select) is { } part ? [part.Name] : null;
            if (layer is not CompositionItem { Skips: false } composition)
                return null;
            IEnumerable<string>?[] branches = [.. BranchPlan.Of(composition).Select(branch => ReadBy(outline.Of(branch, composition)))];
            return branches.Contains(null) ? null : branches.SelectMany(names => names!);
        }

        return null;
    }
}
