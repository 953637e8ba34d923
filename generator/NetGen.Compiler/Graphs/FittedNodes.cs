using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>The nodes of layers that are fitted to the training set.</summary>
internal static class FittedNodes
{
    public static ScalingNode Scaling(ScalingItem item, string name, GraphNode before) => new(
        before.Id + 1, new([before.Id]), before.Shape, item.Index, name, item.Method, item.Low, item.High, item.Global);

    /// <summary>The layer that centres what a projection reads, where the declaration has none.</summary>
    public static ScalingNode Center(ProjectionItem item, string name, GraphNode before) => new(
        before.Id + 1, new([before.Id]), before.Shape, item.Index, name, PreprocessingMethod.ZeroCenter, 0, 0, IsGlobal: false);

    public static ProjectionNode Projection(ProjectionItem item, string name, GraphNode before) => new(
        before.Id + 1, new([before.Id]), new TensorShape(item.Components), item.Index, name, (int)before.Shape.Size, item.Components,
        item.Method == PreprocessingMethod.Whiten, item.Epsilon ?? (item.Method == PreprocessingMethod.Whiten ? Defaults.WhiteningEpsilon : 0));
}
