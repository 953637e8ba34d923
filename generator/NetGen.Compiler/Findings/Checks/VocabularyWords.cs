using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>The words that attributes' arguments are made of. A member of the class would hide its namesake from them.</summary>
internal static class VocabularyWords
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. Enum.GetNames(typeof(ActivationFunction)),
        .. Enum.GetNames(typeof(Initializer)),
        .. Enum.GetNames(typeof(LossFunction)),
        .. Enum.GetNames(typeof(OptimizerAlgorithm)),
        .. Enum.GetNames(typeof(MergeOperation)),
        .. Enum.GetNames(typeof(ScheduleForm)),
        "Xavier",
        "He",
        "UnitInterval",
    ];
}
