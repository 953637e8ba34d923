using System.Text.Json;
using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Numerics.Tests.Vectors;

/// <summary>A network with a normalisation, of <c>write_normalizations.py</c>.</summary>
/// <param name="Attributes">The declaration.</param>
/// <param name="Batches">Trained on in turn.</param>
/// <param name="Parameters">At the start, with PyTorch's names and orientation.</param>
/// <param name="Statistics">The running statistics at the start.</param>
/// <param name="Outputs">At the start, for the first batch, at inference.</param>
/// <param name="Loss">At the start, for the first batch, in training.</param>
/// <param name="Gradients">Likewise.</param>
/// <param name="Losses">Of each step, before its update.</param>
/// <param name="Trained">The parameters after these steps.</param>
/// <param name="TrainedStatistics">The running statistics after these steps.</param>
/// <param name="TrainedOutputs">For the first batch after these steps, at inference.</param>
internal sealed record NormalizationVector(
    string Name,
    string[] Attributes,
    BatchVector[] Batches,
    Dictionary<string, JsonElement> Parameters,
    Dictionary<string, JsonElement> Statistics,
    double[][] Outputs,
    double Loss,
    Dictionary<string, JsonElement> Gradients,
    double[] Losses,
    Dictionary<string, JsonElement> Trained,
    Dictionary<string, JsonElement> TrainedStatistics,
    double[][] TrainedOutputs)
{
    public static NormalizationVector[] All { get; } = VectorFile.Read<NormalizationVector>("normalizations");

    /// <summary>Parameters and statistics as the reference has them.</summary>
    public static ParameterSet ToParameters(
        NetworkGraph graph, Dictionary<string, JsonElement> parameters, Dictionary<string, JsonElement> statistics)
    {
        ParameterSet all = NetworkVector.ToParameters(graph, parameters);
        Assert.Equal(statistics.Keys, all.Statistics);
        foreach ((string name, JsonElement tensor) in statistics)
        {
            double[] values = tensor.Deserialize<double[]>()!;
            for (int i = 0; i < values.Length; i++)
                all[name][0, i] = values[i];
        }

        return all;
    }
}
