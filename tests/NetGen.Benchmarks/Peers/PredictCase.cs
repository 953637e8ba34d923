using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>Prediction of one sample or of a batch.</summary>
/// <param name="name">The case.</param>
/// <param name="layers">The layers in words that the drivers know.</param>
/// <param name="rows">Samples at once.</param>
/// <param name="density">The share of the inputs that are not 0.</param>
/// <param name="create">The network.</param>
/// <param name="loop">NetGen's loop.</param>
internal sealed class PredictCase<TNetwork>(
    string name, string layers, int rows, double density, Func<TNetwork> create, Func<TNetwork, float[][], float[][], int, LocalSide> loop)
    : PeerCase(name, training: false)
    where TNetwork : INetwork
{
    private const int Batches = 8;

    public override PreparedCase Prepare(string directory, int threads)
    {
        TNetwork network = create();
        NetworkDescription description = network.Description;
        float[][] inputs = Samples.Inputs(Batches, rows, description.InputSize, density);
        float[][] outputs = [.. inputs.Select(_ => new float[rows * description.OutputSize])];
        for (int batch = 0; batch < Batches; batch++)
            network.Predict(inputs[batch], outputs[batch]);

        WriteDescription(directory, new()
        {
            ["kind"] = "predict",
            ["layers"] = layers,
            ["rows"] = rows,
            ["batches"] = Batches,
            ["inputSize"] = description.InputSize,
            ["outputSize"] = description.OutputSize,
            ["threads"] = threads,
        });
        ParameterFile.Save(network, Path.Combine(directory, "weights.safetensors"));
        Write(directory, "inputs.f32", inputs);

        // The floor has its shapes compiled in, and takes the weights as they lie in memory, without padding.
        File.WriteAllText(
            Path.Combine(directory, "floor.txt"),
            string.Create(CultureInfo.InvariantCulture, $"{Name} {description.InputSize} {description.OutputSize} {Batches}"));
        Write(directory, "floor.f32", Tensors.Rows(network));

        float[] expected = [.. outputs.SelectMany(values => values)];
        return new PreparedCase(
            loop(network, inputs, outputs, threads), peer => Agreement.CompareOutputs(expected, ReadOutput(peer)));
    }
}
