using NetGen.Compiler.Declarations;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The step between forward and backward: the loss, and its gradient at what it reads.</summary>
internal static class TrainerLossEmitter
{
    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        LossFunction loss = network.Graph.Loss!.Function;
        Stage last = training.Stages[training.Stages.Count - 1];
        string z = loss == LossFunction.MeanSquaredError ? "y" : "z";
        foreach (TrainerTargets targets in TrainerTargets.Of(network))
        {
            writer.Write($"""
                /// <summary>{Text.Xml(Formulas.Loss(loss))}, {Formulas.LossGradient(loss, network.OutputSize)}.</summary>
                /// <remarks>{z} is {last.OutputBuffer}, d{z} is {training.Gradient(last)}{(targets.Name == "targets" && loss == LossFunction.SoftmaxCrossEntropy ? "; targets t are probabilities in place of onehot(label)" : "")}.</remarks>
                private float LossAndGradient(int rows, {targets.Type} {targets.Name}) =>
                    {Kernels}.Loss.{loss}(rows, {last.Width}, {last.OutputBuffer}, stride: {last.Stride}, {targets.Name}, {training.Gradient(last)});

                """);
        }
    }
}
