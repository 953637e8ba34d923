using System.Globalization;
using NetGen.Numerics.Tests.RandomNetworks;

namespace NetGen.Numerics.Tests;

/// <summary>
/// Random networks against the interpreter: 200 unless <c>NETGEN_RANDOM_NETWORKS</c> states another number, from a fixed seed unless
/// <c>NETGEN_RANDOM_SEED</c> states one.
/// </summary>
public class RandomNetworkTests
{
    [Fact]
    public void Emitted_networks_agree_with_the_interpreter()
    {
        List<string> failures = RandomNetworkSuite.Run(Setting("NETGEN_RANDOM_NETWORKS", 200), Setting("NETGEN_RANDOM_SEED", 1));
        Assert.True(failures.Count == 0, $"{failures.Count} networks disagree.\n" + string.Join('\n', failures.Take(5)));
    }

    private static int Setting(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}
