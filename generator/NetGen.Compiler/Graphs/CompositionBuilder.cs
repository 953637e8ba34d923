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
    public static CompositionNode Build(CompositionItem composition, int id, GraphNode before, NetworkOutline outline, StreamCounter streams)
    {
        TensorShape shape = CompositionShapes.Of(composition, outline, before.Shape).Output!.Value;
        bool skips = composition.Form != CompositionForm.Branches;
        int repeat = composition.Repeat ?? 1;
        int firstStream = streams.Used;
        EquatableArray<GraphBranch> branches = new(Branches(composition, before.Shape, outline, streams));
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
            skips && before.Shape != shape ? Projection(composition, before, shape) : null,
            composition.Merge ?? MergeOperation.Add,
            repeat,
            composition.After is { } after ? new ActivationNode(id, new([id]), shape, composition.Index, after, After(composition, after)) : null,
            dropouts);
    }

    private static List<GraphBranch> Branches(CompositionItem composition, TensorShape input, NetworkOutline outline, StreamCounter streams)
    {
        IReadOnlyList<BranchPlan> plans = BranchPlan.Of(composition);
        string[] names = Names(plans);
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
            // What a finding says of a layer within a block stands on the attribute that brings the block in.
            IEnumerable<GraphNode> nodes = GraphBuilder.Nodes(new InputNode(0, source, composition.Index), outline.Of(plan, composition), streams)
                .Select(node => node with { Item = composition.Index });
            branches.Add(new GraphBranch(names[plan.Owner], plan.Block.Name, new EquatableArray<GraphNode>(nodes), plan.Source, plan.Owner, Streams: 0));
        }

        return branches;
    }

    /// <summary>The blocks' names, numbered where one occurs again; none where one block alone has parameters.</summary>
    private static string[] Names(IReadOnlyList<BranchPlan> plans)
    {
        BranchPlan[] owners = [.. plans.Where((plan, index) => plan.Owner == index)];
        if (owners.Length == 1)
            return [""];
        List<string> names = [];
        foreach (BranchPlan owner in owners)
        {
            string name = owner.Block.Name;
            for (int number = 2; names.Contains(name, StringComparer.OrdinalIgnoreCase); number++)
                name = owner.Block.Name + (char.IsDigit(owner.Block.Name[owner.Block.Name.Length - 1]) ? "_" : "") + number;
            names.Add(name);
        }

        return [.. names];
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
