using System.Globalization;
using NetGen.Numerics.Tests.Harness;
using Xunit.Sdk;

namespace NetGen.Numerics.Tests.RandomNetworks;

/// <summary>Compares any number of random networks with the interpreter; network n has the seed of the first plus n.</summary>
internal static class RandomNetworkSuite
{
    private const int NetworksPerCompilation = 200;

    /// <summary>What disagrees, each with what is needed to see it again; empty if nothing does.</summary>
    public static List<string> Run(int networks, int firstSeed)
    {
        List<string> failures = [];
        for (int first = 0; first < networks; first += NetworksPerCompilation)
        {
            int[] seeds = [.. Enumerable.Range(firstSeed + first, Math.Min(NetworksPerCompilation, networks - first))];
            (string Attributes, string Blocks)[] drawn = [.. seeds.Select(seed => RandomDeclaration.Draw(new Random(seed), NameOf(seed)))];
            NetworkCompilation compilation = NetworkCompilation.Compile(
                [.. seeds.Select(NameOf).Zip(drawn.Select(network => network.Attributes))],
                string.Join('\n', drawn.Select(network => network.Blocks)));
            foreach ((int seed, (string attributes, string blocks)) in seeds.Zip(drawn))
            {
                try
                {
                    NetworkComparison.Run(compilation[NameOf(seed)], seed);
                }
                catch (XunitException exception)
                {
                    failures.Add(FormattableString.Invariant(
                        $"NETGEN_RANDOM_NETWORKS=1 NETGEN_RANDOM_SEED={seed}: {exception.Message}\n    {attributes}\n{blocks}"));
                }
            }
        }

        return failures;
    }

    private static string NameOf(int seed) => "Net" + seed.ToString(CultureInfo.InvariantCulture);
}
