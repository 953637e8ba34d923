using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Numerics.Tests;

/// <summary>Gradients found by varying one parameter after the other: they know nothing of the backward pass.</summary>
internal static class CentralDifferences
{
    private const double Distance = 1e-3;

    /// <summary>Twice the distance that a parameter is varied by must not carry any activation over its kink.</summary>
    private const double KinkMargin = 0.02;

    /// <summary>∂loss/∂parameter by the five-point stencil, whose error is of the fourth order in the distance.</summary>
    public static ParameterSet Gradients(NetworkGraph graph, ParameterSet parameters, Batch batch, DropoutReplay? dropout)
    {
        var interpreter = new ReferenceInterpreter(graph);
        var gradients = new ParameterSet(graph);
        HashSet<string> frozen = [.. Unrolled.Of(graph).Nodes.OfType<ParametricNode>().Where(layer => layer.RateFactor == 0).Select(layer => layer.FileName)];
        foreach (string name in parameters.Names.Where(name => !frozen.Contains(name[..name.LastIndexOf('.')])))
        {
            double[,] values = parameters[name];
            for (int row = 0; row < values.GetLength(0); row++)
            {
                for (int column = 0; column < values.GetLength(1); column++)
                {
                    ref double value = ref values[row, column];
                    double centre = value;
                    double near = LossAt(ref value, centre + Distance) - LossAt(ref value, centre - Distance);
                    double far = LossAt(ref value, centre + 2 * Distance) - LossAt(ref value, centre - 2 * Distance);
                    value = centre;
                    gradients[name][row, column] = (8 * near - far) / (12 * Distance);
                }
            }
        }

        return gradients;

        double LossAt(ref double parameter, double value)
        {
            parameter = value;
            return interpreter.Train(parameters, batch.InputMatrix, batch.TargetMatrix, dropout).Loss;
        }
    }

    /// <summary>The first random parameters and batch that stay away from every kink.</summary>
    public static (ParameterSet Parameters, Batch Batch) AwayFromKinks(NetworkGraph graph, int rows, DropoutReplay? dropout)
    {
        var interpreter = new ReferenceInterpreter(graph);
        for (int seed = 0; ; seed++)
        {
            var random = new Random(seed);
            ParameterSet parameters = ParameterTransfer.Draw(graph, random);
            Batch batch = Batch.Draw(graph, random, rows, preferLabels: seed % 2 == 0);
            if (interpreter.Train(parameters, batch.InputMatrix, batch.TargetMatrix, dropout).KinkDistance > KinkMargin)
                return (parameters, batch);
        }
    }
}
