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
        if (network.Graph.Loss is null)
        {
            WriteHeads(writer, network, training);
            return;
        }

        LossFunction loss = network.Graph.Loss.Function;
        Stage last = training.Stages[training.Stages.Count - 1];
        string z = loss.FusedActivation() is null ? "y" : "z";
        WriteSmoothing(writer, network.Graph.Loss, last);
        writer.Write($"""
            // {Formulas.Loss(loss)}, {Formulas.LossGradient(loss, network.OutputSize)}
            {Floats} {z} = {TrainerWorkEmitter.RowsOf(last, BodyScope.Root(network).Output(last))}, d{z} = {TrainerWorkEmitter.RowsOf(last, BodyScope.Gradient(last))}, losses = share.Of(Losses, 1);
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

    /// <summary>Each head's loss on its own outputs, from where the gradients begin; their weighted sum is the network's.</summary>
    private static void WriteHeads(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        Stage heads = training.Stages[training.Stages.Count - 1];
        BodyScope root = BodyScope.Root(network);
        string columns = Text.Integer(heads.Branches.Max(branch => branch.Last.Width));
        writer.Write($"// L = {string.Join(" + ", heads.Branches.Select(branch => Weighted(branch.Head!)))}");
        writer.Write($"{Floats} losses = share.Of(Losses, 1);");
        writer.Write("losses.Clear();");
        foreach (StageBranch branch in heads.Branches)
        {
            GraphHead head = branch.Head!.Head!;
            GraphLoss loss = head.Loss;
            Stage last = branch.Last;
            string z = loss.Function.FusedActivation() is null ? "y" : "z", width = Text.Integer(last.Width);
            writer.Separate();
            using (writer.Open($"// {branch.Head.Name}: {Formulas.Loss(loss.Function)}, {Formulas.LossGradient(loss.Function, last.Width)}"))
            {
                WriteSmoothing(writer, loss, last);
                writer.Write($"""
                    {Floats} {z} = {TrainerWorkEmitter.RowsOf(last, root.Output(last))}, d{z} = {TrainerWorkEmitter.RowsOf(last, BodyScope.Gradient(last))};
                    {Floats} targets = share.Of(HeadTargets, {columns}), headLosses = share.Of({LossesOf(branch.Head)}, 1);
                    {Kernels}.Matrix.Copy(rows, {width}, share.Targets{(head.Offset == 0 ? "" : $".Slice({Text.Integer(head.Offset)})")}, OutputSize, targets, {width});
                    {Kernels}.Loss.{loss.Function}(rows, {width}, {z}, stride: {last.Stride}, targets, d{z}, share.BatchRows, headLosses{Figure(loss)});
                    {Kernels}.Loss.AddWeighted(rows, weight: {Text.Float(head.Weight)}, headLosses, d{z}, stride: {last.Stride}, losses);
                    """);
            }
        }
    }

    /// <summary>The buffer of the losses of a head's rows.</summary>
    public static string LossesOf(GraphBranch head) => head.Name + "Losses";

    private static string Weighted(GraphBranch head) => (head.Head!.Weight == 1 ? "" : Text.Number(head.Head.Weight) + "·") + $"L({head.Name})";

    private static void WriteSmoothing(CodeWriter writer, GraphLoss loss, Stage last)
    {
        if (loss.LabelSmoothing is > 0 and var smoothing)
            writer.Write($"// {Formulas.Smoothing(smoothing, last.Width)}");
    }

    private static string Call(GraphLoss loss, Stage last, string z, string targets) =>
        $"{Kernels}.Loss.{loss.Function}(rows, {last.Width}, {z}, stride: {last.Stride}, share.{targets}, d{z}, share.BatchRows, losses{Figure(loss)});";

    /// <summary>The figure that a loss may have, as the last argument of its kernel.</summary>
    public static string Figure(GraphLoss loss) => loss switch
    {
        { Function: LossFunction.Huber } => $", {Text.Float(loss.Delta)}",
        { LabelSmoothing: > 0 } => $", {Text.Float(loss.LabelSmoothing)}",
        _ => "",
    };
}
