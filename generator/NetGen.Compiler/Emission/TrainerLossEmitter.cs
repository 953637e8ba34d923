using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The step between forward and backward: the loss of each row, and the gradient at what the loss reads.</summary>
internal static class TrainerLossEmitter
{
    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        LossFunction loss = network.Graph.Loss!.Function;
        Stage last = training.Stages[training.Stages.Count - 1];
        string z = loss == LossFunction.MeanSquaredError ? "y" : "z";
        if (network.Graph.Loss.LabelSmoothing is > 0 and var smoothing)
            writer.Write($"// {Formulas.Smoothing(smoothing, last.Width)}");
        writer.Write($"""
            // {Formulas.Loss(loss)}, {Formulas.LossGradient(loss, network.OutputSize)}
            {Floats} {z} = {TrainerWorkEmitter.RowsOf(last, last.OutputBuffer)}, d{z} = {TrainerWorkEmitter.RowsOf(last, training.Gradient(last))}, losses = share.Of(Losses, 1);
            """);
        if (!TrainerTargets.HasLabels(network))
        {
            writer.Write(Call(network.Graph.Loss, last, z, "Targets"));
            return;
        }

        writer.Write("if (share.Labels.IsEmpty)");
        writer.Write("    " + Call(network.Graph.Loss, last, z, "Targets"));
        writer.Write("else");
        writer.Write("    " + Call(network.Graph.Loss, last, z, "Labels"));
    }

    private static string Call(GraphLoss loss, Stage last, string z, string targets) =>
        $"{Kernels}.Loss.{loss.Function}(rows, {last.Width}, {z}, stride: {last.Stride}, share.{targets}, d{z}, share.BatchRows, losses{Smoothing(loss)});";

    private static string Smoothing(GraphLoss loss) => loss.LabelSmoothing > 0 ? $", {Text.Float(loss.LabelSmoothing)}" : "";
}
