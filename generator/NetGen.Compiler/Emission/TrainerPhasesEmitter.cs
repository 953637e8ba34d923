using NetGen.Compiler.Lowering;
using NetGen.Compiler.Support;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>
/// Forward and backward of a trainer whose network has layers that look across the rows of a batch: they part its layers into phases, of rows
/// or of columns. One method for each direction calls the phases in their order, as often as blocks repeat; the others do what is asked of them
/// by number.
/// </summary>
internal sealed class TrainerPhasesEmitter
{
    private readonly LoweredNetwork _network;
    private readonly TrainingProgram _training;
    private readonly CodeWriter _order = new();
    private readonly List<Phase> _rows = [];
    private readonly List<Phase> _columns = [];

    /// <summary>What the phase of rows consists of that is being collected.</summary>
    private CodeWriter? _open;

    private TrainerPhasesEmitter(LoweredNetwork network, TrainingProgram training) => (_network, _training) = (network, training);

    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        Place root = new(BodyScope.Root(network) with { Input = "share.Inputs" }, []);
        TrainerPhasesEmitter forward = new(network, training);
        forward.Forward(training.Stages, root);
        forward.CloseRows(root);
        forward.Write(writer, "Forward", ForwardWork);

        TrainerPhasesEmitter backward = new(network, training);
        TrainerLossEmitter.Write(backward.Open, network, training);
        backward.Backward(training.Stages, root);
        backward.CloseRows(root);
        backward.Write(writer, "Backward", TrainingWork);
    }

    private CodeWriter Open => _open ??= new CodeWriter();

    private void Forward(EquatableArray<Stage> stages, Place place)
    {
        for (int i = 0; i < stages.Count; i++)
        {
            Stage stage = stages[i];
            if (stage.TakesColumns)
            {
                CloseRows(place);
                _order.Write(Columns(place, NormalizationEmitter.ForwardCall(_network, stage, place.Scope, Input(stages, i, place))));
            }
            else if (stage.HasColumns)
            {
                CloseRows(place);
                using (CompositionLoops.Open(_order, stage, place.Scope, CompositionFormulas.Forward(stage)))
                {
                    Place within = place;
                    foreach (StageBranch branch in stage.Branches)
                        Forward(branch.Stages, within = place.Within(stage, stages[i - 1], branch));
                    TrainerPasses.WriteMerge(Open, stage, stages[i - 1], place.Scope);
                    CloseRows(within);
                }
            }
            else
            {
                TrainerPasses.WriteForward(Open, _network, stages, i, place.Scope);
            }
        }
    }

    private void Backward(EquatableArray<Stage> stages, Place place)
    {
        for (int i = stages.Count - 1; i >= 0; i--)
        {
            Stage stage = stages[i];
            if (stage.TakesColumns)
            {
                CloseRows(place);
                string call = NormalizationEmitter.BackwardCall(_network, stage, place.Scope, Input(stages, i, place));
                if (place.Scope.Level == 0)
                    _order.Write($"if ({RateEmitter.Learns(_network, stages, i)})\n    " + Columns(place, call));
                else
                    _order.Write(Columns(place, call));
            }
            else if (stage.HasColumns)
            {
                CloseRows(place);
                using (CompositionLoops.OpenBackward(_order, _network, stages, i, place.Scope))
                {
                    Place within = place;
                    TrainerPasses.WriteMergeBackward(Open, stage, place.Scope);
                    for (int branch = stage.Branches.Count - 1; branch >= 0; branch--)
                    {
                        Backward(stage.Branches[branch].Stages, within = place.Within(stage, stages[i - 1], stage.Branches[branch]));
                        TrainerPasses.WriteGradientAtInput(Open, stage, branch, stages[i - 1], place.Scope);
                    }

                    CloseRows(within);
                }
            }
            else
            {
                CodeWriter code = new();
                TrainerPasses.WriteBackward(code, _network, _training, stages, i, place.Scope);
                if (code.ToString() is { Length: > 0 } text)
                    Open.Write(text.TrimEnd('\n'));
            }
        }
    }

    /// <summary>The whole batch of what a stage reads.</summary>
    private static string Input(EquatableArray<Stage> stages, int index, Place place) =>
        index == 0 ? place.Scope.InputBuffer : place.Scope.Output(stages[index - 1]);

    /// <summary>Ends the phase of rows, if anything has been collected for it.</summary>
    private void CloseRows(Place place)
    {
        if (_open is not { } code)
            return;
        _order.Write($"phases.Rows({_rows.Count}{place.RepeatArgument});");
        _rows.Add(new Phase(code.ToString().TrimEnd('\n'), place));
        _open = null;
    }

    /// <summary>Adds a phase of columns.</summary>
    /// <returns>The statement that calls it.</returns>
    private string Columns(Place place, string call)
    {
        _columns.Add(new Phase(call, place));
        return $"phases.Columns({_columns.Count - 1}{place.RepeatArgument});";
    }

    private void Write(CodeWriter writer, string direction, string rowWork)
    {
        using (writer.Open($"void {ColumnWork}.{direction}(in {Phases} phases)"))
        {
            string order = _order.ToString().TrimEnd('\n');
            if (order.Contains(RateEmitter.Lowest + " <"))
                writer.Write(RateEmitter.DeclareLowest);
            writer.Write(order);
        }

        writer.Write();
        using (writer.Open($"void {rowWork}.{direction}(in {RowShare} share)"))
        {
            TrainerWorkEmitter.WriteRows(writer);
            WriteSwitch(writer, _rows, ReadOnlyFloats);
        }

        writer.Write();
        using (writer.Open($"void {ColumnWork}.{direction}Columns(in {ColumnShare} share)"))
            WriteSwitch(writer, _columns, Floats);
        writer.Write();
    }

    private void WriteSwitch(CodeWriter writer, List<Phase> phases, string parameters)
    {
        if (phases.Any(phase => phase.Code.Contains("parameters") || phase.Place.Enclosing.Count > 0))
            TrainerWorkEmitter.WriteParameters(writer, parameters);
        if (phases.Any(phase => phase.Code.Contains(RateEmitter.Lowest + " <")))
            writer.Write(RateEmitter.DeclareLowest);
        if (phases.Any(phase => phase.Code.Contains("transposes")))
            writer.Write($"{Floats} transposes = share.ScratchOf(Transposes, {Text.Integer(_training.TransposeFloats)});");
        using (writer.Open("switch (share.Phase)"))
        {
            for (int number = 0; number < phases.Count; number++)
            {
                (string code, Place place) = phases[number];
                using (writer.Open($"case {number}:"))
                {
                    place.Write(writer, parameters, code);
                    writer.Write("break;");
                }
            }
        }
    }

    /// <summary>What is done between two synchronisations.</summary>
    private sealed record Phase(string Code, Place Place);

    /// <summary>Where a phase stands: its scope, and the compositions around it, outermost first, each with the scope that it stands in.</summary>
    private sealed record Place(BodyScope Scope, IReadOnlyList<(Stage Stage, BodyScope Scope)> Enclosing)
    {
        private IReadOnlyList<Stage> Repeating => [.. Enclosing.Select(entry => entry.Stage).Where(stage => stage.Composition!.Repeat > 1)];

        /// <summary>The repetition that is meant, counted over all loops around: <c>, repeat * 3 + repeat2</c>.</summary>
        public string RepeatArgument
        {
            get
            {
                string index = "";
                for (int i = 0; i < Repeating.Count; i++)
                    index = i == 0 ? BodyScope.Index(0) : $"{(i == 1 ? index : $"({index})")} * {Text.Integer(Repeating[i].Composition!.Repeat)} + {BodyScope.Index(i)}";
                return index.Length == 0 ? "" : ", " + index;
            }
        }

        public Place Within(Stage stage, Stage before, StageBranch branch) => new(
            CompositionLoops.Within(stage, branch, Scope, CompositionLoops.Input(stage, before, Scope), TrainerPasses.RowsOf),
            [.. Enclosing, (stage, Scope)]);

        /// <summary>The code, behind the repetition and its parts of the parameters and of the statistics as far as it speaks of them.</summary>
        public void Write(CodeWriter writer, string parameters, string code)
        {
            long behind = 1;
            for (int i = Repeating.Count - 1; i >= 0; i--)
            {
                string index = behind == 1 ? "share.Repeat" : $"share.Repeat / {Text.Integer(behind)}";
                int times = Repeating[i].Composition!.Repeat;
                writer.Write($"int {BodyScope.Index(i)} = {index}{(i == 0 ? "" : $" % {Text.Integer(times)}")};");
                behind *= times;
            }

            for (int i = Enclosing.Count - 1; i >= 0; i--)
            {
                (Stage stage, BodyScope scope) = Enclosing[i];
                string block = BodyScope.Block(scope.Level + 1);
                CodeWriter slices = new();
                if (Speaks(code, block))
                    CompositionLoops.WriteSlice(slices, stage, scope, parameters, scope.ParameterSpan);
                if (Speaks(code, block + "Statistics"))
                    CompositionLoops.WriteStatisticsSlice(slices, stage, scope);
                if (code.Contains(BodyScope.RateStart(scope.Level + 1) + " "))
                    CompositionLoops.WriteRateStart(slices, stage, scope);
                code = slices + code;
            }

            writer.Write(code);
        }

        /// <summary>Whether code passes a span on, or cuts something out of it.</summary>
        private static bool Speaks(string code, string span) => code.Contains($" {span},") || code.Contains($" {span}.");
    }
}
