using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace NetGen.Benchmarks;

/// <summary>Kernels, functions and optimisers one by one, with what they allocate.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        var filter = new Option<string>("--filter") { Description = "The benchmarks to run, as in *Adam*", DefaultValueFactory = _ => "*" };
        var longer = new Option<bool>("--long") { Description = "BenchmarkDotNet's default job instead of the short one" };
        var command = new Command("micro", "Kernels, element-wise functions and optimisers, by BenchmarkDotNet.") { filter, longer };
        command.SetAction(options =>
        {
            Job job = (options.GetValue(longer) ? Job.Default : Job.ShortRun).WithToolchain(InProcessEmitToolchain.Instance);
            IConfig config = DefaultConfig.Instance.AddJob(job).AddDiagnoser(MemoryDiagnoser.Default);
            BenchmarkSwitcher
                .FromTypes([typeof(KernelBenchmarks), typeof(FunctionBenchmarks), typeof(OptimizerBenchmarks)])
                .Run(["--filter", options.GetRequiredValue(filter)], config);
        });
        return command;
    }
}
