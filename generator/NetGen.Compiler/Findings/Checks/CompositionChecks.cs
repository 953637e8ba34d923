using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the blocks of a network can be used, and their outputs merged.</summary>
internal static class CompositionChecks
{
    /// <param name="outline">A network, or a block.</param>
    /// <param name="shapes">Its shapes.</param>
    public static IEnumerable<Finding> Run(NetworkOutline outline, ShapeInference shapes) =>
        outline.Compositions.SelectMany(composition => Composition(composition, outline, shapes));

    private static IEnumerable<Finding> Composition(CompositionItem composition, NetworkOutline outline, ShapeInference shapes)
    {
        foreach (BlockDeclaration block in composition.Blocks)
        {
            if (Objection(block) is { } objection)
            {
                yield return Unusable(composition, block, objection);
                yield break;
            }
        }

        CompositionShapes within = CompositionShapes.Of(composition, outline, shapes.Into(composition));
        IReadOnlyList<BranchPlan> plans = BranchPlan.Of(composition);
        for (int i = 0; i < plans.Count; i++)
        {
            TensorShape? source = plans[i].Source < 0 ? within.Input : within.Branches[plans[i].Source];
            if (InnerError(outline.Of(plans[i], composition), source) is { } error)
            {
                yield return Unusable(composition, plans[i].Block, $"within it, {error.Rule.Id}: {error.Message}");
                yield break;
            }
        }

        if (NormalizedTwice(plans) is { } twice)
        {
            yield return Unusable(
                composition, twice,
                $"[{composition.Form}] computes it twice with the same parameters, and a normalisation in it would have two inputs to its statistics; "
                    + "put the normalisation behind the composition, or use blocks with parameters of their own");
        }

        if (Mismatch(composition, within) is { } mismatch)
            yield return mismatch;
    }

    /// <summary>On the type argument that names the block.</summary>
    public static Finding Unusable(CompositionItem composition, BlockDeclaration block, string objection)
    {
        int index = composition.Blocks.TakeWhile(other => !ReferenceEquals(other, block)).Count();
        return composition.Heads.Count > 0
            ? Finding.OnArgument(composition.Heads[index], ParameterNames.TypeArgument(0), Rules.BlockUnusable, block.Name, objection)
            : Finding.OnArgument(composition, ParameterNames.TypeArgument(index), Rules.BlockUnusable, block.Name, objection);
    }

    /// <summary>The attribute that a block is declared by: the composition's, or a head's.</summary>
    private static DeclarationItem ItemOf(CompositionItem composition, int block) => composition.Heads.Count > 0 ? composition.Heads[block] : composition;

    /// <summary>A block with a normalisation at some depth that is used more than once.</summary>
    private static BlockDeclaration? NormalizedTwice(IReadOnlyList<BranchPlan> plans) =>
        plans.Where((plan, index) => plan.Owner != index).Select(plan => plan.Block).FirstOrDefault(IsNormalized);

    private static bool IsNormalized(BlockDeclaration block) =>
        block.Items.Any(item => item is NormalizationItem || item is CompositionItem composition && composition.Blocks.Any(IsNormalized));

    /// <summary>What the class itself shows.</summary>
    private static string? Objection(BlockDeclaration block) => block.Problem switch
    {
        BlockProblem.NotClass => "it is no class; a part is a class of layers, marked [Block]",
        BlockProblem.NotMarked => "it is not marked [Block]",
        BlockProblem.Network => "it is a network; a part is a class of layers, marked [Block]",
        BlockProblem.OtherAssembly => "it comes from another assembly, which does not keep the order of its attributes; declare it in this project",
        BlockProblem.Recursive => "it contains itself",
        BlockProblem.TooDeep => "blocks are nested too deep",
        _ when block.Items.Count == 0 => "it has no layers",
        _ when block.Items.FirstOrDefault(item => item is not (LayerItem or IncompleteItem) or FittedItem) is { } item =>
            $"it has {WordOf(item)}, which belongs to the network that uses it",
        _ when block.Items.Any(item => item.Part != block.Items[0].Part) =>
            "its layers stand on several parts of the class, so that their order is undefined",
        _ => null,
    };

    /// <summary>An attribute that no block has, in words.</summary>
    public static string WordOf(DeclarationItem item)
    {
        string type = item.GetType().Name;
        return $"[{item switch
        {
            PenaltyItem penalty => penalty.Word,
            FittedItem fitted => fitted.Method.ToString(),
            CompositionItem composition => composition.Form.ToString(),
            NormalizationItem normalization => normalization.Method.ToString(),
            _ => type.Substring(0, type.Length - "Item".Length),
        }}]";
    }

    /// <summary>The first error among the layers of a block.</summary>
    private static Finding? InnerError(NetworkOutline block, TensorShape? input)
    {
        ShapeInference shapes = new(block, input);
        IEnumerable<Finding> findings =
            [.. BlockNames(block), .. ArgumentChecks.Run(block), .. ShapeChecks.Layers(block, shapes), .. InputChecks.Selections(block),
                .. TyingChecks.OfBlock(block), .. Run(block, shapes)];
        return findings.FirstOrDefault(finding => finding.Rule.Severity == RuleSeverity.Error);
    }

    /// <summary>The names of a block's layers: words of C#, and no two alike. Nothing else is in their scope.</summary>
    public static IEnumerable<Finding> BlockNames(NetworkOutline block)
    {
        HashSet<string> names = new(["Projection"], StringComparer.OrdinalIgnoreCase);
        foreach (NamedLayerItem layer in block.NamedLayers)
        {
            string name = block.NameOf(layer);
            if (!Identifiers.IsValid(name))
                yield return Finding.On(layer, Rules.LayerNameInvalid, name, Identifiers.IsKeyword(name) ? "a keyword of C#" : "no C# identifier");
            else if (!names.Add(name))
                yield return Finding.On(layer, Rules.DuplicateLayerName, name, "another layer");
        }
    }

    private static Finding? Mismatch(CompositionItem composition, CompositionShapes shapes)
    {
        if (shapes.Branches.Any(branch => branch is null))
            return null;

        string merge = composition.Merge is MergeOperation.Multiply ? "The product" : "The sum";
        TensorShape first = shapes.Branches[0]!.Value;
        if (shapes.Branches.FirstOrDefault(branch => branch != first) is { } other && composition.Merge is not MergeOperation.Concat)
            return Finding.On(composition, Rules.BranchesDiffer, merge, first.ToString(), other.ToString());
        if (composition.Merge is MergeOperation.Concat && shapes.Branches.FirstOrDefault(branch => branch!.Value.Rank > 1) is { } tall)
            return Finding.On(ItemOf(composition, shapes.Branches.ToList().FindIndex(branch => branch == tall)), Rules.BranchesDiffer, "The concatenation of flat outputs", tall.ToString(), "one row");
        if (shapes.Input is not { } input)
            return null;

        if (composition.Skips && first != input && !composition.Projection)
        {
            return Finding.On(composition, Rules.BlockChangesShape, composition.Blocks[0].Name, first.ToString(), input.ToString())
                with { Suggestion = composition.Form == CompositionForm.Residual ? nameof(composition.Projection) : null };
        }

        if (composition is { Projection: true } && (input.Rank > 1 || first.Rank > 1))
            return Finding.On(composition, Rules.DenseNeedsFlatInput, input.ToString(), input.Size.ToString(CultureInfo.InvariantCulture));
        return composition.Repeat > 1 && shapes.Output is { } output && output != input
            ? Finding.OnArgument(
                composition, nameof(composition.Repeat), Rules.RepetitionChangesShape, $"{composition.Repeat}", input.ToString(), output.ToString())
            : null;
    }
}
