using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Benchmarks;

/// <summary>Whether time grows with the arithmetic and memory is the plan's figure where networks and batches are big.</summary>
internal static class SizesCommand
{
    private const double BlockSeconds = 0.05;

    public static Command Create()
    {
        var pairs = new Option<int>("--pairs") { Description = "Pairs of blocks, one of the limit and one of training", DefaultValueFactory = _ => 9 };
        var row = new Option<int?>("--row") { Description = "One row of the table alone, as cells between tabs" };
        var command = new Command("sizes", "Training of big networks and big batches: speed beside the limit, memory beside the plan.") { pairs, row };
        command.SetAction(options =>
        {
            Cores.Pin(1);
            if (options.GetValue(row) is { } index)
                Console.WriteLine(string.Join('\t', Measure(All().ElementAt(index), options.GetValue(pairs))));
            else
                Table(options.GetValue(pairs)).Write();
        });
        return command;
    }

    private static ResultTable Table(int pairs)
    {
        var table = new ResultTable(
            "Big sizes, one thread", "network", "batch", "parameters", "step, ms", "GFLOPS", "share of the multiply-add limit", "plan, MB",
            "allocated, MB", "resident, MB", "");
        for (int index = 0; index < All().Count(); index++)
        {
            // What one network leaves behind in memory must not be counted for the next.
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["sizes", "--row", Text($"{index}"), "--pairs", Text($"{pairs}")])
            {
                RedirectStandardOutput = true,
            };
            using Process process = Process.Start(start)!;
            table.Add(process.StandardOutput.ReadToEnd().TrimEnd('\n').Split('\t'));
            process.WaitForExit();
        }

        return table;
    }

    private static IEnumerable<Size> All()
    {
        foreach (int batch in new[] { 64, 8192 })
        {
            yield return new("784-200-10", batch, () => new BigBatch(seed: 1), BigBatch.ParameterCount, BigBatch.MultiplyAccumulates, BigBatch.ParameterBytes, BigBatch.FixedBytes, BigBatch.BytesPerRow);
        }

        yield return new("4096-4096-4096-10", 128, () => new WideLayers(seed: 1), WideLayers.ParameterCount, WideLayers.MultiplyAccumulates, WideLayers.ParameterBytes, WideLayers.FixedBytes, WideLayers.BytesPerRow);
        yield return new("100 layers of 256", 128, () => new HundredLayers(seed: 1), HundredLayers.ParameterCount, HundredLayers.MultiplyAccumulates, HundredLayers.ParameterBytes, HundredLayers.FixedBytes, HundredLayers.BytesPerRow);
        yield return new("2048-3840³-3200-10, Adam", 128, () => new FiftyMillion(seed: 1), FiftyMillion.ParameterCount, FiftyMillion.MultiplyAccumulates, FiftyMillion.ParameterBytes, FiftyMillion.FixedBytes, FiftyMillion.BytesPerRow);
    }

    private static string[] Measure(Size size, int pairs)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true), residentBefore = Resident();
        ITrainableNetwork network = size.Create();
        using ITrainer trainer = network.CreateTrainer(size.Batch, threads: 1);
        long allocated = GC.GetTotalMemory(forceFullCollection: true) - before;
        long plan = size.ParameterBytes + size.FixedBytes + size.BytesPerRow * ((size.Batch + 15) / 16 * 16);

        float[][] inputs = Samples.Inputs(2, size.Batch, network.Description.InputSize);
        int[][] labels = Samples.Labels(2, size.Batch, network.Description.OutputSize);
        long data = inputs.Sum(batch => (long)batch.Length * sizeof(float));
        Load limit = (Machine.Of(Engine.Kind) ?? Machine.All[^1]).MultiplyAdds();
        var step = new LocalSide(repetitions => Train(trainer, inputs, labels, repetitions));
        PairedTimes times = Pairing.Run(limit.Side, step, pairs, BlockSeconds);
        long resident = Resident() - residentBefore - data;

        // Forward, gradient of the weights and gradient of the inputs, which the first layer has no need of.
        ParameterTensor first = network.Description.Tensors[0];
        double operations = 2.0 * size.Batch * (3 * size.MultiplyAccumulates - (long)first.Rows * first.Columns);
        double share = Statistics.Median([.. times.Ratios.Select(ratio => ratio * operations / limit.Amount)]);
        double seconds = Statistics.Median(times.Second);
        GC.KeepAlive(network);
        return
        [
            size.Name, Text($"{size.Batch}"), Text($"{size.Parameters:N0}"), Text($"{seconds * 1e3:F2}"), Text($"{operations / seconds / 1e9:F1}"),
            Text($"{share:P0}"), Megabytes(plan), Megabytes(allocated), Megabytes(resident), allocated <= plan + plan / 100 + 100_000 ? "ok" : "below",
        ];
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Train(ITrainer trainer, float[][] inputs, int[][] labels, int repetitions)
    {
        for (; repetitions > 0; repetitions--)
            trainer.Step(inputs[repetitions & 1], labels[repetitions & 1]);
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private static string Megabytes(long bytes) => Text($"{bytes / 1048576.0:F1}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Size(
        string Name, int Batch, Func<ITrainableNetwork> Create, long Parameters, long MultiplyAccumulates, long ParameterBytes, long FixedBytes,
        long BytesPerRow);
}
