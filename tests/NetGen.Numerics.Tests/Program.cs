using System.Globalization;
using NetGen.Kernels;
using NetGen.Numerics.Tests.RandomNetworks;

// The comparison of random networks as a program, for the processes in which EngineTests choose another engine:
//     NETGEN_ENGINE=Portable dotnet NetGen.Numerics.Tests.dll NETWORKS FIRST_SEED
int networks = int.Parse(args[0], CultureInfo.InvariantCulture);
int firstSeed = int.Parse(args[1], CultureInfo.InvariantCulture);
List<string> failures = RandomNetworkSuite.Run(networks, firstSeed);
foreach (string failure in failures)
    Console.WriteLine(failure);
Console.WriteLine(FormattableString.Invariant($"{networks - failures.Count} of {networks} networks agree on {Engine.Kind}."));
return failures.Count == 0 ? 0 : 1;
