using System.Buffers.Binary;
using System.Text;
using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;
using NetGen.Training;
using Batch = NetGen.Numerics.Tests.Harness.Batch;

namespace NetGen.Numerics.Tests;

/// <summary>What BatchNorm asks of batches, and what becomes of its statistics.</summary>
public class BatchNormTests
{
    private const int Rows = 7;

    private static readonly EmittedNetwork s_compiled = SmallNetworks.Of("BatchNormAfterDense");

    [Fact]
    public void A_batch_of_one_row_is_refused()
    {
        ITrainableNetwork network = s_compiled.CreateTrainable();
        Assert.Equal(2, network.Description.MinimumBatchRows);
        Assert.Contains("at least 2 rows", Assert.Throws<ArgumentOutOfRangeException>(() => network.CreateTrainer(1)).Message, StringComparison.Ordinal);
        using ITrainer trainer = network.CreateTrainer(2);
        float[] before = network.ParameterBuffer.ToArray();
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Step(new float[3], new float[2]));
        Assert.Equal(before, network.ParameterBuffer.ToArray());
        trainer.Step(Batch.Draw(s_compiled.Graph, new Random(1), 2, preferLabels: true));
        Assert.NotEqual(before, network.ParameterBuffer.ToArray());
    }

    [Theory]
    [InlineData(3, 2)] // 3 and 4
    [InlineData(2, 3)] // 2, 2 and 3
    [InlineData(4, 2)] // 4 and 3
    [InlineData(6, 1)]
    [InlineData(7, 1)]
    public void Fit_joins_a_single_row_left_over_to_the_batch_before(int batchSize, int steps)
    {
        ITrainableNetwork network = s_compiled.CreateTrainable();
        History history = network.Fit(Data(), epochs: 2, batchSize: batchSize, callbacks: [new StepsAre(steps)]);
        Assert.Equal(2, history.Epochs.Count);
    }

    [Fact]
    public void Population_statistics_are_the_averages_over_mini_batches()
    {
        NetworkGraph graph = s_compiled.Graph;
        ITrainableNetwork network = s_compiled.CreateTrainable(seed: 4);
        ParameterSet parameters = ParameterTransfer.Read(network, graph);
        network.PopulationStatistics(Data(), batchSize: 3);
        ParameterSet found = ParameterTransfer.Read(network, graph);
        Assert.All(parameters.Names, name => Assert.Equal(parameters[name], found[name]));

        // Batches of 3 and 4 rows: h = x·W, whose mean and unbiased variance are averaged.
        float[] inputs = Inputs();
        double[,] weights = parameters["dense1.weight"];
        for (int unit = 0; unit < weights.GetLength(1); unit++)
        {
            double[] sums =
                [.. Enumerable.Range(0, Rows).Select(row => Enumerable.Range(0, 3).Sum(input => inputs[row * 3 + input] * weights[input, unit]))];
            double[][] batches = [sums[..3], sums[3..]];
            Assert.Equal(batches.Average(batch => batch.Average()), found["batchNorm1.running_mean"][0, unit], 1e-5);
            Assert.Equal(
                batches.Average(batch => batch.Sum(h => Math.Pow(h - batch.Average(), 2)) / (batch.Length - 1)),
                found["batchNorm1.running_var"][0, unit],
                1e-5);
        }
    }

    [Fact]
    public void PyTorchs_count_of_batches_is_passed_over_in_files()
    {
        ITrainableNetwork network = s_compiled.CreateTrainable(seed: 9);
        using var saved = new MemoryStream();
        ParameterFile.Save(network, saved);
        ITrainableNetwork loaded = s_compiled.CreateTrainable();
        ParameterFile.Load(loaded, WithCount(saved.ToArray(), "batchNorm1.num_batches_tracked"));
        Assert.Equal(network.ParameterBuffer.ToArray(), loaded.ParameterBuffer.ToArray());
        Assert.Throws<ParameterFileException>(() => ParameterFile.Load(loaded, WithCount(saved.ToArray(), "other.num_batches_tracked")));
    }

    /// <summary>A file with one more tensor: a single 64-bit integer behind the others.</summary>
    private static byte[] WithCount(byte[] file, string name)
    {
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        string header = Encoding.UTF8.GetString(file, 8, length).TrimEnd();
        int end = file.Length - 8 - length;
        byte[] extended = Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{header[..^1]},\"{name}\":{{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[{end},{end + 8}]}}}}"));
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, extended.Length);
        return [.. prefix, .. extended, .. file.AsSpan(8 + length), .. new byte[8]];
    }

    private static float[] Inputs() => Batch.Normal(new Random(3), Rows * 3);

    private static DataSet Data() => new(Inputs(), 3, [0, 1, 0, 1, 1, 0, 1]);

    /// <summary>Counts the steps of each epoch.</summary>
    private sealed class StepsAre(int expected) : ITrainingCallback
    {
        public void EpochEnds(TrainingProgress progress, EpochResult epoch)
        {
            Assert.Equal(expected, progress.Batches);
            Assert.Equal(expected, progress.Batch);
            Assert.Equal(Rows, progress.Samples);
        }
    }
}
