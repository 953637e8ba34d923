using NetGen.Compiler.Graphs;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>Layers fitted to the training set, as their definitions say.</summary>
internal static class ReferencePreprocessing
{
    public static double[,] Forward(FittedNode layer, ParameterSet parameters, double[,] x)
    {
        double[,] y = new double[x.GetLength(0), layer.Shape.Size];
        for (int row = 0; row < y.GetLength(0); row++)
        {
            for (int column = 0; column < y.GetLength(1); column++)
                y[row, column] = layer is ProjectionNode ? Projected(layer, parameters, x, row, column) : Scaled(layer, parameters, x[row, column], column);
        }

        return y;
    }

    private static double Scaled(FittedNode layer, ParameterSet parameters, double x, int column)
    {
        double centred = double.IsFinite(x) ? x - parameters.Fitted(layer, "mean")[0, column] : 0;
        return centred * parameters.Fitted(layer, "scale")[0, column] + parameters.Fitted(layer, "offset")[0, column];
    }

    private static double Projected(FittedNode layer, ParameterSet parameters, double[,] x, int row, int column) =>
        Enumerable.Range(0, x.GetLength(1)).Sum(feature => x[row, feature] * parameters.Fitted(layer, "components")[feature, column]);
}
