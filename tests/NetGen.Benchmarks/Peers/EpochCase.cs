using NetGen.Training;

namespace NetGen.Benchmarks;

/// <summary>An epoch over the 60,000 digits of MNIST, shuffled, as a user trains.</summary>
/// <param name="directory">Where the two files of the training set are.</param>
internal sealed class EpochCase(string directory) : TrainCase("D", "epoch", "dense relu dropout dense softmax", rows: 64)
{
    private const int CheckedBatches = 5;

    private readonly string? _images = Find(directory, "train-images-idx3-ubyte");
    private readonly string? _labels = Find(directory, "train-labels-idx1-ubyte");

    public override string? Missing =>
        _images is null || _labels is null ? $"no MNIST in {Path.GetFullPath(directory)}; --data or NETGEN_DATA names the directory" : null;

    public override PreparedCase Prepare(string directory, int threads)
    {
        DataSet data = IdxFile.ReadDataSet(_images!, _labels!);
        float[] Batch(int batch) => [.. Enumerable.Range(batch * Rows, Rows).SelectMany(i => data.Input(i).ToArray())];
        int[] BatchLabels(int batch) => [.. Enumerable.Range(batch * Rows, Rows).Select(data.Label)];
        float[][] inputs = [.. Enumerable.Range(0, CheckedBatches).Select(Batch)];
        int[][] labels = [.. Enumerable.Range(0, CheckedBatches).Select(BatchLabels)];
        Write(directory, "labels.i32", labels);
        Write(directory, "data.f32", Enumerable.Range(0, data.Count).Select(i => data.Input(i).ToArray()));
        Write(directory, "data.i32", [.. Enumerable.Range(0, data.Count).Select(data.Label)]);
        Func<string, string?> check = WriteAndStep(
            directory, threads, new DigitMomentumExact(seed: 1), inputs, "momentum",
            (trainer, batch) => trainer.Step(inputs[batch], labels[batch]), new() { ["samples"] = data.Count });

        ITrainer measured = NetGenCalls.CreateTrainer(new DigitMomentum(seed: 1), Rows, threads);
        return new PreparedCase(NetGenCalls.Epochs(measured, data, Rows), check);
    }

    private static string? Find(string directory, string name) =>
        new[] { name, name + ".gz" }.Select(file => Path.Combine(directory, file)).FirstOrDefault(File.Exists);
}
