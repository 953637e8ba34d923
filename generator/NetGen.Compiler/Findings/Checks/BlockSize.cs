using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>The floats of a composition, in double, which holds what no buffer can.</summary>
/// <param name="Parameters">Of its parameters with their padding.</param>
/// <param name="Row">Of one sample's values.</param>
internal readonly record struct BlockSize(double Parameters, double Row)
{
    /// <summary>γ, β and the running statistics.</summary>
    public const int NormalizationVectors = 4;

    public static BlockSize Of(CompositionItem composition, NetworkOutline outline, TensorShape? input)
    {
        CompositionShapes shapes = CompositionShapes.Of(composition, outline, input);
        IReadOnlyList<BranchPlan> plans = BranchPlan.Of(composition);
        double parameters = composition.Projection && input is { } arriving && shapes.Output is { } output ? (double)arriving.Size * Padded(output) : 0;
        double row = Padded(shapes.Output);
        for (int i = 0; i < plans.Count; i++)
        {
            BlockSize branch = Of(outline.Of(plans[i], composition), plans[i].Source < 0 ? input : shapes.Branches[plans[i].Source]);
            parameters += plans[i].Owner == i ? branch.Parameters : 0;
            row += branch.Row;
        }

        double repeat = Math.Max(1, composition.Repeat ?? 1);
        return new BlockSize(repeat * parameters, repeat * row);
    }

    private static BlockSize Of(NetworkOutline block, TensorShape? input)
    {
        ShapeInference shapes = new(block, input);
        BlockSize sum = default;
        foreach (LayerItem layer in block.Layers)
        {
            BlockSize size = layer switch
            {
                DenseItem { Units: >= 1 } dense => new(
                    ((shapes.Into(dense)?.Size ?? 1.0) + 1) * LeadingDimension.Of(dense.Columns), LeadingDimension.Of(dense.Columns)),
                NormalizationItem => new(NormalizationVectors * Padded(shapes.Into(layer)), Padded(shapes.Into(layer))),
                CompositionItem composition => Of(composition, block, shapes.Into(composition)),
                _ => new(0, Padded(shapes.Into(layer))),
            };
            sum = new BlockSize(sum.Parameters + size.Parameters, sum.Row + size.Row);
        }

        return sum;
    }

    private static double Padded(TensorShape? shape) => shape is { } known ? LeadingDimension.Of(known.Size) : 1;
}
