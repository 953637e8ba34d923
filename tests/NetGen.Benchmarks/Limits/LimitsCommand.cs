using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NetGen.Kernels;

namespace NetGen.Benchmarks;

/// <summary>What one core can do, and how near the kernels come to it.</summary>
internal static class LimitsCommand
{
    private const double BlockSeconds = 0.005;

    public static Command Create()
    {
        var pairs = new Option<int>("--pairs") { Description = "Pairs of blocks, one of the limit and one of the kernel", DefaultValueFactory = _ => 60 };
        var sharesOnly = new Option<bool>("--shares-only") { Description = "The kernels alone, on the engine that NETGEN_ENGINE names" };
        var command = new Command("limits", "The limits of one core, and the kernels as a share of them.") { pairs, sharesOnly };
        command.SetAction(options =>
        {
            Cores.Pin(1);
            int count = options.GetValue(pairs);
            if (!options.GetValue(sharesOnly))
                MachineTable().Write();
            SharesTable(count)?.Write();
            if (options.GetValue(sharesOnly))
                return;
            for (EngineKind engine = Engine.Kind - 1; engine > EngineKind.Portable; engine--)
                RunOn(engine, count);
        });
        return command;
    }

    private static ResultTable MachineTable()
    {
        Caches caches = Caches.Read();
        var table = new ResultTable("One core", "limit", "best", "median", "unit");
        foreach (Machine machine in Machine.All)
            Measure($"multiply-add, {machine.Bits} bits", machine.MultiplyAdds());

        Machine widest = Machine.All[0];
        Measure("read L1", widest.Read(caches.L1 * 2 / 3));
        Measure("read L2", widest.Read(caches.L2 / 2));
        Measure("read L3", widest.Read(Math.Min(caches.L2 * 6, caches.L3 / 2)));
        Measure("read DRAM", widest.Read(Math.Max(caches.L3 * 4, 256 << 20)));
        return table;

        void Measure(string name, Load load)
        {
            int repetitions = Pairing.Calibrate(load.Side, BlockSeconds);
            double[] times = new double[40];
            for (int i = 0; i < times.Length; i++)
                times[i] = load.Side.Measure(repetitions);
            table.Add(name, Rate(load, times.Min()), Rate(load, Statistics.Median(times)), load.Unit);
        }
    }

    private static ResultTable? SharesTable(int pairs)
    {
        Machine? machine = Machine.Of(Engine.Kind);
        if (machine is null)
            return null;

        var table = new ResultTable(
            $"Engine {Engine.Kind}", "kernel", "limit: best", "median", "kernel: best", "median", "unit", "µs", "share: median", "of bests", "target", "");
        foreach (Share share in new KernelShares(machine).All(widest: machine == Machine.All[0]))
        {
            PairedTimes times = Pairing.Run(share.Limit.Side, share.Kernel.Side, pairs, BlockSeconds);
            double work = share.Kernel.Amount / share.Limit.Amount;
            double median = Statistics.Median(times.Ratios) * work;
            double bests = times.First.Min() / times.Second.Min() * work;
            table.Add(
                share.Name,
                Rate(share.Limit, times.First.Min()), Rate(share.Limit, Statistics.Median(times.First)),
                Rate(share.Kernel, times.Second.Min()), Rate(share.Kernel, Statistics.Median(times.Second)), share.Kernel.Unit,
                Text($"{Statistics.Median(times.Second) * 1e6:F1}"), Text($"{median:P0}"), Text($"{bests:P0}"), Text($"{share.Target:P0}"),
                median >= share.Target ? "ok" : "below");
        }

        return table;
    }

    /// <summary>The kernels of a narrower engine: a process chooses its engine once, so another one is started.</summary>
    private static void RunOn(EngineKind engine, int pairs)
    {
        Console.Out.Flush();
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["limits", "--shares-only", "--pairs", Text($"{pairs}")]);
        start.Environment["NETGEN_ENGINE"] = engine.ToString();
        using Process process = Process.Start(start)!;
        process.WaitForExit();
    }

    private static string Rate(Load load, double seconds) => Text($"{load.Amount / seconds / 1e9:F1}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
