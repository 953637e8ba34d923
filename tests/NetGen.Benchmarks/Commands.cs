using System.CommandLine;

namespace NetGen.Benchmarks;

internal static class Commands
{
    public static int Run(string[] args) =>
        new RootCommand("What NetGen costs: beside its peers, and beside what the machine can do.")
        {
            PeersCommand.Create(),
            LimitsCommand.Create(),
            ColdStartCommand.Create(),
            GeneratorCommand.Create(),
            SizesCommand.Create(),
            MicroCommand.Create(),
        }.Parse(args).Invoke();
}
