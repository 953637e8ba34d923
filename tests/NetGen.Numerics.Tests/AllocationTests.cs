using System.Reflection;
using NetGen.Kernels;
using NetGen.Numerics.Tests.Harness;

namespace NetGen.Numerics.Tests;

/// <summary>Neither inference nor training allocates. Counted process-wide, so in a process where nothing else runs.</summary>
public class AllocationTests
{
    private static readonly string s_program = typeof(AllocationTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "AllocationsProgram")
        .Value!;

    [Theory]
    [InlineData(EngineKind.Portable)]
    [InlineData(EngineKind.Vector128)]
    [InlineData(EngineKind.Vector256)]
    [InlineData(EngineKind.Vector512)]
    public void A_thousand_predictions_and_steps_allocate_nothing(EngineKind engine)
    {
        string[] measurements = ChildProcess.Run(s_program, engine).Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.All(measurements, measurement => Assert.StartsWith("0\t", measurement, StringComparison.Ordinal));
        string[] someOfThem =
        [
            "Digits: Predict", "DigitNet: Step with labels", "Xor: Step with targets", "Digits: views", "Sighting: Step by parts",
            "Ranker: Session.Predict of one sample on three threads",
        ];
        foreach (string what in someOfThem)
            Assert.Contains("0\t" + what, measurements);
    }
}
