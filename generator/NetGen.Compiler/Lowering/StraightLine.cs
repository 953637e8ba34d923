using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Lowering;

/// <summary>Which networks are so small that straight-line code, with whole layers in registers, beats the kernels.</summary>
public static class StraightLine
{
    /// <summary>The lanes of the widest vector, and so the units that one vector of a layer holds.</summary>
    public const int Lanes = 16;

    /// <summary>A layer's vectors have to stay in registers beside the sums that they go into.</summary>
    private const int MaxVectors = 4;

    private const int MaxPredictionMultiplyAccumulates = 5_000;

    /// <summary>The largest batch that is trained with its samples in the lanes; the runtime's <c>BatchLanes.MaxRows</c>.</summary>
    public const int MaxRows = 64;

    private const int MaxTrainingMultiplyAccumulates = 1_000;

    /// <summary>Whether one sample is predicted in a straight line.</summary>
    public static bool Predicts(LoweredNetwork network) =>
        (network.Host.Traits & HostTraits.WithoutStaticAbstractMembers) == 0
        && network.Inference.Stages is { Count: > 0 } stages
        && stages[0].Dense is not null
        && stages.All(stage => Vectors(stage) <= MaxVectors && (!IsSoftmax(stage) || Vectors(stage) == 1))
        && network.MultiplyAccumulates <= MaxPredictionMultiplyAccumulates;

    /// <summary>Whether a step on a small batch is taken with the samples in the lanes.</summary>
    public static bool Trains(TrainingProgram training) =>
        training.Stages.Count > 0
        && training.Stages.All(stage => stage is { Dense: not null, Dropout: null } && !IsSoftmax(stage))
        && training.Stages.Sum(stage => (long)stage.Dense!.FanIn * stage.Dense.Units) <= MaxTrainingMultiplyAccumulates;

    /// <summary>Vectors that hold the units of a stage.</summary>
    public static int Vectors(Stage stage) => (stage.Width + Lanes - 1) / Lanes;

    private static bool IsSoftmax(Stage stage) => stage.Activation is { Function: ActivationFunction.Softmax };
}
