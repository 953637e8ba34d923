using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The loops over the repetitions of a composition, and what is sliced out for one of them.</summary>
internal static class CompositionLoops
{
    /// <summary>Opens the loop, or a block of statements where nothing repeats.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="stage">The composition.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="what">What is done.</param>
    /// <param name="backward">Whether the last repetition comes first.</param>
    /// <param name="condition">Under which condition it is done.</param>
    /// <param name="first">Down to which repetition, as an expression.</param>
    public static CodeWriter.Block Open(
        CodeWriter writer, Stage stage, BodyScope scope, string what, bool backward = false, string? condition = null, string? first = null)
    {
        CompositionNode node = stage.Composition!;
        string title = node.Repeat > 1 ? $"{node.Name}, {Text.Integer(node.Repeat)} times" : node.Name;
        string index = BodyScope.Index(scope.Loops);
        writer.Separate();
        if (node.Repeat == 1)
            return writer.Open($"// {title}: {what}" + (condition is null ? "" : $"\nif ({condition})"));
        writer.Write($"// {title}: {what}");
        return writer.Open(backward && first is not null
            ? $"for (int {index} = {Text.Integer(node.Repeat - 1)}, first = {first}; {index} >= first; {index}--)"
            : backward
            ? $"for (int {index} = {Text.Integer(node.Repeat - 1)}; {index} >= 0; {index}--)"
            : $"for (int {index} = 0; {index} < {Text.Integer(node.Repeat)}; {index}++)");
    }

    /// <summary>The variable for one repetition's part of the parameters, or of what belongs to each of them.</summary>
    public static void WriteSlice(CodeWriter writer, Stage stage, BodyScope scope, string type, string whole, string? name = null)
    {
        if (GroupOf(stage, scope) is { Floats: > 0 } group)
            writer.Write($"{type} {name ?? BodyScope.Block(scope.Level + 1)} = {whole}.Slice({Start(group, scope)}, {BodyScope.ClassOf(group.Name)}.Floats);");
    }

    /// <summary>The variable for one repetition's part of the optimiser's states, from its start on.</summary>
    public static void WriteStateSlice(CodeWriter writer, Stage stage, BodyScope scope)
    {
        if (GroupOf(stage, scope) is { Floats: > 0 } group)
            writer.Write($"{Floats} {BodyScope.Block(scope.Level + 1)}States = {scope.StateSpan}.Slice({Start(group, scope)});");
    }

    /// <summary>The variable with the place of one repetition's first layer among the factors of learning rates.</summary>
    public static void WriteRateStart(CodeWriter writer, Stage stage, BodyScope scope)
    {
        if (GroupOf(stage, scope) is not { Rates: > 0 } group)
            return;
        string name = BodyScope.ClassOf(group.Name), outer = scope.Level == 0 ? "" : BodyScope.RateStart(scope.Level) + " + ";
        string repetition = group.Repeat == 1 ? "" : $" + {BodyScope.Index(scope.Loops)} * {name}.Rates";
        writer.Write($"int {BodyScope.RateStart(scope.Level + 1)} = {outer}{name}.FirstRate{repetition};");
    }

    /// <summary>Opens what a composition does backward, as far down as gradients are wanted where it belongs to the network itself.</summary>
    public static CodeWriter.Block OpenBackward(CodeWriter writer, LoweredNetwork network, IReadOnlyList<Stage> stages, int index, BodyScope scope)
    {
        Stage stage = stages[index];
        string formulas = CompositionFormulas.Backward(stage);
        ParameterGroup group = GroupOf(stage, scope);
        return scope.Level > 0 ? Open(writer, stage, scope, formulas, backward: true)
            : group is { Repeat: > 1, Rates: > 0 } ? Open(writer, stage, scope, formulas, backward: true, first: RateEmitter.FirstRepetition(group))
            : Open(writer, stage, scope, formulas, backward: true, condition: RateEmitter.Learns(network, stages, index));
    }

    /// <summary>The variable for one repetition's part of the statistics of a batch.</summary>
    public static void WriteStatisticsSlice(CodeWriter writer, Stage stage, BodyScope scope)
    {
        if (GroupOf(stage, scope) is { StatisticsFloats: > 0 } group)
        {
            string name = BodyScope.ClassOf(group.Name);
            string start = group.Repeat == 1 ? $"{name}.StatisticsStart" : $"{name}.StatisticsStart + {BodyScope.Index(scope.Loops)} * {name}.StatisticsFloats";
            writer.Write($"{Floats} {BodyScope.Block(scope.Level + 1)}Statistics = {scope.StatisticsSpan}.Slice({start}, {name}.StatisticsFloats);");
        }
    }

    public static ParameterGroup GroupOf(Stage stage, BodyScope scope) => scope.Parameters.GroupOf(stage.Composition!);

    /// <summary>What one block of the composition sees.</summary>
    /// <param name="stage">The composition.</param>
    /// <param name="branch">The block.</param>
    /// <param name="scope">Where the composition stands.</param>
    /// <param name="input">What the composition reads, the whole batch.</param>
    /// <param name="rows">Puts a buffer of a stride into the form in which rows are handed on.</param>
    public static BodyScope Within(Stage stage, StageBranch branch, BodyScope scope, string input, Func<string, int, string> rows)
    {
        ParameterGroup group = GroupOf(stage, scope);
        ParameterScope parameters = branch.Block < 0
            ? new ParameterScope(group.Name, default, default)
            : group.ScopeOf(branch.Block);
        BodyScope inner = new(parameters, scope.Level + 1, scope.Loops + (stage.Composition!.Repeat > 1 ? 1 : 0), "", "", "");
        string buffer = branch.Source < 0 ? input : inner.Output(stage.Branches[branch.Source].Last);
        int stride = branch.Stages[0].InputStride;
        return inner with
        {
            Input = rows(buffer, stride),
            InputBuffer = buffer,
            InputGradient = rows(InputGradient(stage, branch), stride),
        };
    }

    /// <summary>What a repetition reads, the whole batch: <c>A1</c>, in a loop <c>X4(repeat)</c>.</summary>
    public static string Input(Stage stage, Stage before, BodyScope scope) => stage.Composition!.Repeat == 1
        ? scope.Output(before)
        : BodyScope.Indexed("X" + Text.Integer(stage.Number), stage.Repeats, stage.Repeats.Count);

    /// <summary>The gradient that comes back through a block.</summary>
    public static string InputGradient(Stage stage, StageBranch branch) => branch.Stages[0].PassesGradientInPlace
        ? BodyScope.Gradient(branch.Stages[0])
        : GradientPlan.BranchGradient(stage);

    private static string Start(ParameterGroup group, BodyScope scope)
    {
        string name = BodyScope.ClassOf(group.Name);
        return group.Repeat == 1 ? name + ".Start" : $"{name}.Start + {BodyScope.Index(scope.Loops)} * {name}.Floats";
    }
}
