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

    /// <summary>What the runtime is told not to use, the engines do not use either: the next narrower one steps in, and is right.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512", EngineKind.Vector256)]
    [InlineData("DOTNET_EnableAVX2", EngineKind.Vector128)]
    [InlineData("DOTNET_EnableAVX", EngineKind.Vector128)]
    [InlineData("DOTNET_EnableHWIntrinsic", EngineKind.Portable)]
    public void A_switch_of_the_runtime_leads_to_the_next_narrower_engine(string variable, EngineKind widest)
    {
        const string few = "8";
        EngineKind expected = Engine.Kind < widest ? Engine.Kind : widest;
        string output = ChildProcess.Run(typeof(EngineTests).Assembly.Location, variable, "0", few, FirstSeed);
        Assert.Contains($"{few} of {few} networks agree on {expected}.", output, StringComparison.Ordinal);
    }
}
