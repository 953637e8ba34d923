using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Emission;

/// <summary>Declared augmentation as what is added to a network's description: it takes place before the network, where batches are put together.</summary>
internal static class AugmentationEmitter
{
    public static string Expression(NetworkGraph graph)
    {
        IEnumerable<string> changes = graph.Augmentations.Select(item =>
            $"new global::NetGen.Augmentation(global::NetGen.AugmentationMethod.{item.Method}, {Figures(item)})");
        return $"WithAugmentation(\n        {Image(graph.Input.Shape)},\n        {string.Join(",\n        ", changes)})";
    }

    /// <summary>The figures up to the last that is not 0.</summary>
    private static string Figures(AugmentationItem item)
    {
        double[] figures = [item.First, item.Second, item.Third];
        int count = Math.Max(1, 1 + Array.FindLastIndex(figures, figure => figure != 0));
        return string.Join(", ", figures.Take(count).Select(Text.Float));
    }

    private static string Image(TensorShape shape)
    {
        int[] sizes = [.. shape.Dimensions];
        return shape.Rank switch
        {
            2 => $"new global::NetGen.ImageShape(Channels: 1, Height: {sizes[0]}, Width: {sizes[1]})",
            3 => $"new global::NetGen.ImageShape(Channels: {sizes[0]}, Height: {sizes[1]}, Width: {sizes[2]})",
            _ => "default(global::NetGen.ImageShape)",
        };
    }
}
