using System.Text.Json;
using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Numerics.Tests.Vectors;

/// <summary>A whole network in training.</summary>
/// <param name="Attributes">The declaration.</param>
/// <param name="Batches">Trained on in turn.</param>
/// <param name="Parameters">At the start, with PyTorch's names and orientation.</param>
/// <param name="Outputs">What Predict returns at the start for the first batch.</param>
/// <param name="Loss">At the start for the first batch.</param>
/// <param name="Gradients">Likewise.</param>
/// <param name="Losses">Of each step, before its update; null where dropout draws fresh masks.</param>
/// <param name="Trained">The parameters after these steps.</param>
/// <param name="Masks">For each dropout layer, 1 where it kept the value.</param>
internal sealed record NetworkVector(
    string Name,
    string[] Attributes,
    BatchVector[] Batches,
    Dictionary<string, JsonElement> Parameters,
    double[][] Outputs,
    double Loss,
    Dictionary<string, JsonElement> Gradients,
    double[]? Losses,
    Dictionary<string, JsonElement>? Trained,
    int[][][]? Masks)
{
    public override string ToString() => Name;

    /// <summary>PyTorch's tensors as the reference has them: [out, in] becomes [in, out].</summary>
    public static ParameterSet ToParameters(NetworkGraph graph, Dictionary<string, JsonElement> tensors)
    {
        var parameters = new ParameterSet(graph);
        Assert.Equal(tensors.Keys, parameters.Names);
        foreach ((string name, JsonElement tensor) in tensors)
        {
            double[,] values = tensor[0].ValueKind == JsonValueKind.Array
                ? Matrix.Transpose(Matrix.Of(tensor.Deserialize<double[][]>()!))
                : Matrix.Of([tensor.Deserialize<double[]>()!]);
            Assert.Equal(parameters[name].Length, values.Length);
            Array.Copy(values, parameters[name], values.Length);
        }

        return parameters;
    }
}
