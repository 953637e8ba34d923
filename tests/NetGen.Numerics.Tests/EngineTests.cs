using NetGen.Kernels;
using NetGen.Numerics.Tests.Harness;

namespace NetGen.Numerics.Tests;

/// <summary>The engines that this process does not use. A process chooses its engine once, so each gets one of its own.</summary>
public class EngineTests
{
    private const string Networks = "25";
    private const string FirstSeed = "100000";

    public static TheoryData<EngineKind> OtherEngines => [.. Enum.GetValues<EngineKind>().Where(engine => engine != Engine.Kind)];

    /// <summary>An engine that the hardware lacks is replaced by a narrower one, which is then compared twice: no harm.</summary>
    [Theory]
    [MemberData(nameof(OtherEngines))]
    public void Emitted_networks_agree_with_the_interpreter_on_the_other_engines(EngineKind engine)
    {
        string output = ChildProcess.Run(typeof(EngineTests).Assembly.Location, engine, Networks, FirstSeed);
        Assert.Contains($"{Networks} of {Networks} networks agree on ", output, StringComparison.Ordinal);
    }
}
