using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Lowering;

/// <summary>
/// Which networks are so small that they are computed without the ordinary kernels: one sample with its layers in registers, a small batch
/// with its samples in the lanes of vectors.
/// </summary>
public static class StraightLine
{
    /// <summary>The units that one vector of a layer holds.</summary>
    public const int Lanes = 16;

    /// <summary>Up to this fan-in, a sum over inputs is written out; beyond it is a loop.</summary>
    public const int MaxWrittenInputs = 8;

    /// <summary>The largest batch that is trained with its samples in the lanes; the runtime's <c>BatchLanes.MaxRows</c>.</summary>
    public const int MaxRows = 16;

    /// <summary>Vectors of one layer: with four of them 64-64-10 gains a fifth, 128-64-10 nothing that could be measured.</summary>
    private const int MaxVectors = 2;

    /// <summary>
    /// The JIT inlines nothing more into a method of 512 locals, and then each operation on a vector is a call. Measured with layers of 4
    /// and of 16 units: four sigmoid layers of 4 (336) run 4 times as fast as the kernels, five (420) 1.7 times, eight are no faster; 64-32-10
    /// in pairs of vectors (400) 1.6 times, two sigmoid layers of 16 in pairs (420) are slower than the kernels.
    /// </summary>
    private const int MaxInlining = 400;

    /// <summary>Measured: 20-40-5 gains a quarter with 16 rows and a half with 8, 2-5-4-1 with 4 rows takes two fifths of the time.</summary>
    private const int MaxTrainingMultiplyAccumulates = 1_000;

    /// <summary>Whether one sample is predicted in a straight line.</summary>
    public static bool Predicts(LoweredNetwork network) =>
        (network.Host.Traits & HostTraits.WithoutStaticAbstractMembers) == 0
        && network.Inference.Stages is { Count: > 0 } stages
        && stages[0].Dense is not null
        && stages.All(stage => stage.Dense?.TiedTo is null)
        && stages.All(stage => stage is { Operation: null or DenseNode, Activation: not { Function: ActivationFunction.LogSoftmax } })
        && stages.All(stage => Vectors(stage) <= (IsSoftmax(stage) ? 1 : MaxVectors))
        && Inlining(network) <= MaxInlining;

    /// <summary>Whether the same holds where vectors are half as wide, and each of the code's is a pair of them.</summary>
    public static bool PredictsInPairs(LoweredNetwork network) => 2 * Inlining(network) <= MaxInlining;

    /// <summary>Whether a step on a small batch is taken with the samples in the lanes.</summary>
    public static bool Trains(TrainingProgram training) =>
        training.Stages.Count > 0
        && training.Stages.All(stage => stage is { Dense.TiedTo: null, Dropout: null } && !(stage.Activation?.Function.TakesRows() ?? false))
        && training.Stages.Sum(stage => (long)stage.Dense!.FanIn * stage.Dense.Units) <= MaxTrainingMultiplyAccumulates;

    /// <summary>Vectors that hold the units of a stage.</summary>
    public static int Vectors(Stage stage) => VectorsOf(stage.Width);

    /// <summary>Lanes of the narrowest vector that holds every layer.</summary>
    public static int LanesOf(LoweredNetwork network) =>
        network.Inference.Stages.All(stage => stage.Width <= Lanes / 2) ? Lanes / 2 : Lanes;

    /// <summary>About the locals that the JIT adds.</summary>
    private static long Inlining(LoweredNetwork network) => network.Inference.Stages.Sum(stage => (long)Vectors(stage) * InliningOf(stage));

    private static int InliningOf(Stage stage)
    {
        const int WrittenInput = 6, Loop = 45, Cheap = 10, Exponential = 60, Softmax = 100, Normal = 100;
        int sum = stage.Dense is not { } dense ? 0
            : dense.FanIn <= MaxWrittenInputs ? dense.FanIn * WrittenInput
            : stage.Input == 0 ? Loop
            : VectorsOf(dense.FanIn) * Loop;
        return sum + stage.Activation?.Function switch
        {
            null => 0,
            ActivationFunction.ReLU or ActivationFunction.LeakyReLU or ActivationFunction.Step or ActivationFunction.HardSwish
                or ActivationFunction.Softsign => Cheap,
            ActivationFunction.GELU or ActivationFunction.Softplus => Normal,
            ActivationFunction.Softmax => Softmax,
            _ => Exponential,
        };
    }

    private static int VectorsOf(int width) => (width + Lanes - 1) / Lanes;

    private static bool IsSoftmax(Stage stage) => stage.Activation is { Function: ActivationFunction.Softmax };
}
