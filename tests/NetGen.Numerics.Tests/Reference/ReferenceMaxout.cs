using NetGen.Compiler.Graphs;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>The largest of several pieces; the values of piece p stand from p · units on.</summary>
internal static class ReferenceMaxout
{
    public static double[,] Forward(MaxPiecesNode node, double[,] x) => Map(x, node, (row, unit) => x[row, Winner(node, x, row, unit)]);

    /// <summary>The gradient goes to the largest, on ties to the first.</summary>
    public static double[,] Backward(MaxPiecesNode node, double[,] x, double[,] dy)
    {
        double[,] dx = new double[x.GetLength(0), x.GetLength(1)];
        Map(x, node, (row, unit) => dx[row, Winner(node, x, row, unit)] = dy[row, unit]);
        return dx;
    }

    /// <summary>How near the second largest comes to the largest, beside the largest value of all.</summary>
    public static double KinkDistance(MaxPiecesNode node, double[,] x)
    {
        double[,] gaps = Map(x, node, (row, unit) =>
        {
            double[] values = [.. Enumerable.Range(0, node.Pieces).Select(piece => x[row, piece * Units(node) + unit]).OrderDescending()];
            return values[0] - values[1];
        });
        // Where all that comes in was dropped, all pieces are equal and stay so.
        double[] telling = [.. gaps.Cast<double>().Where(gap => gap > 0)];
        return telling.Length == 0 ? double.PositiveInfinity : telling.Min() / x.Cast<double>().Max(Math.Abs);
    }

    private static int Units(MaxPiecesNode node) => (int)node.Shape.Size;

    private static int Winner(MaxPiecesNode node, double[,] x, int row, int unit)
    {
        int winner = unit;
        for (int piece = 1; piece < node.Pieces; piece++)
        {
            if (x[row, piece * Units(node) + unit] > x[row, winner])
                winner = piece * Units(node) + unit;
        }

        return winner;
    }

    private static double[,] Map(double[,] x, MaxPiecesNode node, Func<int, int, double> value)
    {
        double[,] result = new double[x.GetLength(0), Units(node)];
        for (int row = 0; row < result.GetLength(0); row++)
        {
            for (int unit = 0; unit < result.GetLength(1); unit++)
                result[row, unit] = value(row, unit);
        }

        return result;
    }
}
