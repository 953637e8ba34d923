using System.CommandLine;
using NetGen.Benchmarks;

var command = new RootCommand("What NetGen costs: beside its peers, and beside what the machine can do.")
{
    LimitsCommand.Create(),
};
return command.Parse(args).Invoke();
