using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>
/// Forward and backward of a trainer whose network has layers that look across the rows of a batch: they part its layers into phases, which
/// the team of threads calls by number.
/// </summary>
internal static class TrainerPhasesEmitter
{
    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        writer.Write("/// <summary>The layers that are computed over columns: before and behind each, the threads wait for one another.</summary>");
        writer.Write($"int {ColumnWork}.ColumnPhases => {training.ColumnStages.Count};");
        writer.Write();
        WriteForward(writer, network, training);
        WriteColumns(writer, training, "ForwardColumns", NormalizationEmitter.ForwardCall);
        WriteBackward(writer, network, training);
        WriteColumns(writer, training, "BackwardColumns", NormalizationEmitter.BackwardCall);
    }

    private static void WriteForward(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        IGrouping<int, Stage>[] phases = [.. training.Stages.Where(stage => !stage.TakesColumns).GroupBy(training.PhaseOf)];
        using (writer.Open($"void {ForwardWork}.Forward(in {RowShare} share)"))
        {
            if (phases.Length > 0)
            {
                TrainerWorkEmitter.WriteRows(writer);
                if (phases.Any(phase => phase.Any(stage => stage.Learns)))
                    TrainerWorkEmitter.WriteParameters(writer, ReadOnlyFloats);
                WriteSwitch(writer, phases.Select(phase => (phase.Key, phase.Select(stage => Call(stage)))));
            }
        }

        writer.Write();

        string Call(Stage stage)
        {
            Stage? before = stage.Input == 0 ? null : training.Stages[stage.Input - 1];
            string x = before is null ? "share.Inputs" : TrainerWorkEmitter.RowsOf(before, before.OutputBuffer);
            return LayersEmitter.ForwardCall(network, stage, x, TrainerWorkEmitter.RowsOf(stage, stage.OutputBuffer), training: true);
        }
    }

    private static void WriteBackward(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        int last = training.ColumnStages.Count;
        IGrouping<int, Stage>[] phases =
            [.. training.Stages.Reverse().Where(stage => BackwardEmitter.IsNeeded(training, stage)).GroupBy(training.PhaseOf)];
        using (writer.Open($"void {TrainingWork}.Backward(in {RowShare} share)"))
        {
            TrainerWorkEmitter.WriteRows(writer);
            using (writer.Open($"if (share.Phase == {last})"))
                TrainerLossEmitter.Write(writer, network, training);
            if (phases.Length > 0)
            {
                writer.Write();
                if (phases.Any(phase => phase.Any(stage => stage.Normalization is not null)) || training.TransposeFloats > 0)
                    TrainerWorkEmitter.WriteParameters(writer, ReadOnlyFloats);
                if (training.TransposeFloats > 0)
                    writer.Write($"{Floats} transposes = share.ScratchOf(Transposes, {Text.Integer(training.TransposeFloats)});");
                WriteSwitch(writer, phases.Select(phase => (phase.Key, phase.Select(stage => BackwardEmitter.Call(training, stage)))));
            }
        }

        writer.Write();
    }

    private static void WriteColumns(
        CodeWriter writer, TrainingProgram training, string method, Func<TrainingProgram, Stage, string> call)
    {
        using (writer.Open($"void {ColumnWork}.{method}(in {ColumnShare} share)"))
        {
            TrainerWorkEmitter.WriteParameters(writer, Floats);
            WriteSwitch(writer, training.ColumnStages.Select((stage, phase) => (phase, (IEnumerable<string>)[call(training, stage)])));
        }

        writer.Write();
    }

    private static void WriteSwitch(CodeWriter writer, IEnumerable<(int Phase, IEnumerable<string> Calls)> phases)
    {
        using (writer.Open("switch (share.Phase)"))
        {
            foreach ((int phase, IEnumerable<string> calls) in phases)
            {
                writer.Write($"case {phase}:");
                foreach (string call in calls)
                    writer.Write("    " + call);
                writer.Write("    break;");
            }
        }
    }
}
