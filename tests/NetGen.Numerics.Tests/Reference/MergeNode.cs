using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>The merge of what several nodes return, by itself.</summary>
internal sealed record MergeNode(int Id, EquatableArray<int> Inputs, TensorShape Shape, MergeKind Merge) : GraphNode(Id, Inputs, Shape, -1)
{
    public double[,] Forward(double[][,] inputs)
    {
        double[,] y = new double[inputs[0].GetLength(0), (int)Shape.Size];
        for (int row = 0; row < y.GetLength(0); row++)
        {
            for (int column = 0; column < y.GetLength(1); column++)
            {
                y[row, column] = Merge switch
                {
                    MergeKind.Add => inputs.Sum(x => x[row, column]),
                    MergeKind.Multiply => inputs.Aggregate(1.0, (product, x) => product * x[row, column]),
                    _ => Concatenated(inputs, row)[column],
                };
            }
        }

        return y;
    }

    /// <summary>The gradient of one of the inputs.</summary>
    public double[,] Backward(double[][,] inputs, int input, double[,] dy)
    {
        double[,] dx = new double[dy.GetLength(0), inputs[input].GetLength(1)];
        int first = Merge == MergeKind.Concat ? inputs.Take(input).Sum(x => x.GetLength(1)) : 0;
        for (int row = 0; row < dx.GetLength(0); row++)
        {
            for (int column = 0; column < dx.GetLength(1); column++)
            {
                double others = Merge == MergeKind.Multiply
                    ? inputs.Where((_, other) => other != input).Aggregate(1.0, (product, x) => product * x[row, column])
                    : 1;
                dx[row, column] = dy[row, first + column] * others;
            }
        }

        return dx;
    }

    private static double[] Concatenated(double[][,] inputs, int row) =>
        [.. inputs.SelectMany(x => Enumerable.Range(0, x.GetLength(1)).Select(column => x[row, column]))];
}
