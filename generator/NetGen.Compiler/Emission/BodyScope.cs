using NetGen.Compiler.Lowering;

namespace NetGen.Compiler.Emission;

/// <summary>Where emitted code stands: among a network's own layers, or within a composition, and what things are called there.</summary>
/// <param name="Parameters">The parameters' places.</param>
/// <param name="Level">How many compositions it stands in.</param>
/// <param name="Loops">How many of those repeat.</param>
/// <param name="Input">The rows of a share in what the first stage reads.</param>
/// <param name="InputBuffer">The whole batch of it.</param>
/// <param name="InputGradient">The rows of a share in the gradient of that.</param>
internal sealed record BodyScope(ParameterScope Parameters, int Level, int Loops, string Input, string InputBuffer, string InputGradient)
{
    /// <summary>The network itself.</summary>
    public static BodyScope Root(LoweredNetwork network) => new(network.Parameters.Root, 0, 0, "x", "share.Inputs", "");

    /// <summary>The class of the layers' methods.</summary>
    public string Class => ClassOf(Parameters.Name);

    /// <summary>The span of the parameters, or of what belongs to each of them.</summary>
    public string ParameterSpan => Level == 0 ? "parameters" : Block(Level);

    /// <summary>The span of kept gradients.</summary>
    public string GradientSpan => Level == 0 ? "gradients" : Block(Level);

    /// <summary>The span of the statistics of a batch.</summary>
    public string StatisticsSpan => Level == 0 ? "Statistics" : Block(Level) + "Statistics";

    /// <summary>The span of the optimiser's states.</summary>
    public string StateSpan => Level == 0 ? "States" : Block(Level) + "States";

    /// <summary>The place of a stage's layer among the trainer's factors of learning rates.</summary>
    public string Rate(LoweredNetwork network, Stage stage) => Rate(Class, Level == 0 ? "" : RateStart(Level), stage switch
    {
        { Dense: { } dense } => $"Rate{network.Parameters.RegionOf(dense).Number}",
        { Rectifier: { } rectifier } => $"SlopeRate{network.Parameters.RegionOf(rectifier).Number}",
        _ => $"NormRate{network.Parameters.RegionOf(stage.Normalization!).Number}",
    });

    /// <summary>That place, as the class of the layer's methods, the variable that a repetition counts from, and the constant's name.</summary>
    public static string Rate(string layers, string start, string name) => start.Length == 0 ? $"{layers}.{name}" : $"{start} + {layers}.{name}";

    /// <summary>The variable with the place of a repetition's first layer: <c>blockRates</c>.</summary>
    public static string RateStart(int level) => Block(level) + "Rates";

    public static string ClassOf(string scope) => scope == "Layers" ? scope : "Layers." + scope;

    /// <summary>The variable of a composition's parameters: <c>block</c>, within another one <c>block2</c>.</summary>
    public static string Block(int level) => level == 1 ? "block" : "block" + Text.Integer(level);

    /// <summary>The variable of a loop over repetitions: <c>repeat</c>, within another one <c>repeat2</c>.</summary>
    public static string Index(int loop) => loop == 0 ? "repeat" : "repeat" + Text.Integer(loop + 1);

    /// <summary>The output of a stage of this scope: <c>A3</c>, in a loop <c>A3(repeat)</c>; of a composition that of its last repetition.</summary>
    public string Output(Stage stage) => Indexed(stage.OutputBuffer, stage.Repeats, Loops);

    /// <summary>The rows' statistics of a stage of this scope.</summary>
    public string RowStatistics(Stage stage) => Indexed(stage.StatisticsBuffer, stage.Repeats, Loops);

    /// <summary>The gradient of the output of a stage of this scope.</summary>
    public static string Gradient(Stage stage) => Indexed(stage.GradientBuffer, stage.GradientRepeats, stage.GradientRepeats.Count);

    /// <summary>Indices as far as the loops go, then the last of each.</summary>
    public static string Indexed(string buffer, IReadOnlyList<Repetition> repeats, int loops) => repeats.Count == 0
        ? buffer
        : $"{buffer}({string.Join(", ", repeats.Select((repetition, i) => i < loops ? Index(i) : Text.Integer(repetition.Times - 1)))})";
}
