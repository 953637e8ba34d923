using NetGen.Compiler.Declarations;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Graphs;

/// <summary>Builds the graph of a composition.</summary>
internal static class CompositionBuilder
{
    /// <param name="composition">The attribute, free of errors.</param>
    /// <param name="id">The node's place in the list it will stand in.</param>
    /// <param name="before">The node it reads.</param>
    /// <param name="outline">The declaration it stands in.</param>
    /// <param name="streams">Numbers the dropouts.</param>
    /// <param name="rateFactor">By what the learning rate is multiplied in all layers within.</param>
    public static CompositionNode Build(
        CompositionItem composition, int id, GraphNode before, NetworkOutline outline, StreamCounter streams, double rateFactor)
    {
        TensorShape shape = CompositionShapes.Of(composition, outline, before.Shape).Output!.Value;
        bool skips = composition.Skips;
        int repeat = composition.Repeat ?? 1;
        int firstStream = streams.Used;
        EquatableArray<GraphBranch> branches = new(Branches(composition, before.Shape, outline, streams, rateFactor));
        int dropouts = streams.Used - firstStream;
        streams.Skip(dropouts * (repeat - 1));
        return new CompositionNode(
            id,
            new([before.Id]),
            shape,
            composition.Index,
            outline.NameOf(composition),
            composition.Form,
            branches,
            skips,
            skips && before.Shape != shape ? Projection(composition, before, shape) with { RateFactor = rateFactor } : null,
            composition.Merge ?? MergeOperation.Add,
            repeat,
            composition.After is { } after ? new ActivationNode(id, new([id]), shape, composition.Index, after, After(composition, after)) : null,
            dropouts);
    }

    private static List<GraphBranch> Branches(
        CompositionItem composition, TensorShape input, NetworkOutline outline, StreamCounter streams, double rateFactor)
    {
        IReadOnlyList<BranchPlan> plans = BranchPlan.Of(composition);
        string[] names = Names(composition, plans);
        int width = 0;
        int first = streams.Used;
        List<GraphBranch> branches = [];
        foreach (BranchPlan plan in plans)
        {
            if (plan.Owner < branches.Count)
            {
                int before = streams.Used;
                streams.Skip(branches[plan.Owner].Nodes.Dropouts());
                branches.Add(branches[plan.Owner] with { Source = plan.Source, Owner = plan.Owner, Streams = before - first });
                continue;
            }

            TensorShape source = plan.Source < 0 ? input : branches[plan.Source].Output.Shape;
            HeadItem? head = composition.Heads.Count > 0 ? composition.Heads[branches.Count] : null;
            // What a finding says of a layer within a block stands on the attribute that brings the block in.
            int item = head?.Index ?? composition.Index;
            InputNode beginning = new(0, source, item);
            GraphNode[] nodes =
                [.. GraphBuilder.Nodes(beginning, outline.Of(plan, composition), streams, rateFactor).Select(node => node with { Item = item })];
            branches.Add(new GraphBranch(names[plan.Owner], plan.Block.Name, new EquatableArray<GraphNode>(nodes), plan.Source, plan.Owner, Streams: 0)
            {
                Head = head is null ? null : new GraphHead(GraphLoss.Of(head, nodes), head.Weight ?? 1, width),
            });
            width += head is null ? 0 : (int)nodes[nodes.Length - 1].Shape.Size;
        }

        return branches;
    }

    /// <summary>Of heads their names, else those of the blocks; none where one block alone has parameters.</summary>
    private static string[] Names(CompositionItem composition, IReadOnlyList<BranchPlan> plans)
    {
        if (composition.Heads.Count > 0)
            return [.. HeadNames(composition.Heads)];
        BranchPlan[] owners = [.. plans.Where((plan, index) => plan.Owner == index)];
        return owners.Length == 1 ? [""] : [.. Numbered(owners.Select(owner => owner.Block.Name))];
    }

    /// <summary>The heads' names: as stated, or those of their blocks.</summary>
    public static IReadOnlyList<string> HeadNames(IReadOnlyList<HeadItem> heads)
    {
        HeadItem[] unnamed = [.. heads.Where(head => head.Name is null)];
        List<string> ofBlocks = Numbered(unnamed.Select(head => head.Block.Name));
        return [.. heads.Select(head => head.Name ?? ofBlocks[Array.IndexOf(unnamed, head)])];
    }

    /// <summary>Names, numbered where one occurs again.</summary>
    private static List<string> Numbered(IEnumerable<string> blocks)
    {
        List<string> names = [];
        foreach (string block in blocks)
        {
            string name = block;
            for (int number = 2; names.Contains(name, StringComparer.OrdinalIgnoreCase); number++)
                name = block + (char.IsDigit(block[block.Length - 1]) ? "_" : "") + number;
            names.Add(name);
        }

        return names;
    }

    /// <summary>W of x·W: without a bias, as the branch has one, and of the variance that keeps that of x.</summary>
    private static DenseNode Projection(CompositionItem composition, GraphNode before, TensorShape shape)
    {
        int fanIn = (int)before.Shape.Size;
        int units = (int)shape.Size;
        DenseItem declared = new(composition.Index, null, units) { Init = Initializer.LecunNormal };
        WeightInitializer initializer = InitializerFigures.Of(declared, fanIn, next: null) with { IsDefault = true };
        return new DenseNode(1, new([0]), shape, composition.Index, "Projection", fanIn, units, Bias: false, initializer);
    }

    private static double After(CompositionItem composition, ActivationFunction after) => Defaults.Alpha(new ActivationItem(composition.Index, after));
}
