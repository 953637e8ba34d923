using NetGen.Compiler.Lowering;

namespace NetGen.Compiler.Emission;

/// <summary>Emits something for each layer's parameters, in loops over the repetitions of blocks.</summary>
/// <param name="writer">The writer.</param>
/// <param name="writeLayer">
/// Writes it for a Dense layer, given the class of its methods and where the block begins from whose start its offsets count: <c>at</c>, nothing for
/// the network's own layers. <see cref="Offsets"/> puts both together. The last argument is the
/// variable that the places of learning-rate factors count from, likewise.
/// </param>
/// <param name="writeNormalization">The same for a normalisation.</param>
/// <param name="writeRectifier">The same for a PReLU.</param>
internal sealed class ParameterLoops(
    CodeWriter writer, Action<ParameterRegion, string, string, string> writeLayer,
    Action<NormalizationRegion, string, string, string>? writeNormalization = null, Action<PReLURegion, string, string, string>? writeRectifier = null)
{
    private int _offsets;

    /// <summary>What the name of an offset is appended to: <c>Layers</c>, in a loop <c>at + Layers.Residual1</c>.</summary>
    public static string Offsets(string layers, string start) => start.Length == 0 ? layers : start + " + " + layers;

    /// <summary>Whether the places of learning-rate factors are wanted.</summary>
    public bool WithRates { get; init; }

    public void Write(ParameterScope scope, string start = "", string rates = "", int loops = 0)
    {
        foreach (ParameterRegion region in scope.Regions)
            writeLayer(region, BodyScope.ClassOf(scope.Name), start, rates);
        foreach (NormalizationRegion region in scope.Normalizations)
            writeNormalization?.Invoke(region, BodyScope.ClassOf(scope.Name), start, rates);
        foreach (PReLURegion region in scope.Rectifiers)
            writeRectifier?.Invoke(region, BodyScope.ClassOf(scope.Name), start, rates);
        foreach (ParameterGroup group in scope.Groups.Where(group => group.Floats > 0))
        {
            string layers = BodyScope.ClassOf(group.Name), index = BodyScope.Index(loops);
            using (writer.Open(group.Repeat == 1
                ? "// " + group.Composition.Name
                : $"for (int {index} = 0; {index} < {Text.Integer(group.Repeat)}; {index}++)"))
            {
                string at = "at" + (_offsets++ == 0 ? "" : Text.Integer(_offsets));
                string outer = start.Length == 0 ? "" : start + " + ";
                writer.Write($"int {at} = {outer}{layers}.Start{(group.Repeat == 1 ? "" : $" + {index} * {layers}.Floats")};");
                string ratesAt = rates;
                if (WithRates)
                {
                    ratesAt = at + "Rates";
                    string repetition = group.Repeat == 1 ? "" : $" + {index} * {layers}.Rates";
                    writer.Write($"int {ratesAt} = {(rates.Length == 0 ? "" : rates + " + ")}{layers}.FirstRate{repetition};");
                }

                Write(group, at, ratesAt, loops + (group.Repeat > 1 ? 1 : 0));
            }
        }
    }

    /// <summary>The layers of one repetition of a composition.</summary>
    public void Write(ParameterGroup group, string start, string rates, int loops)
    {
        if (group.Projection is { } projection)
            writeLayer(projection, BodyScope.ClassOf(group.Name), start, rates);
        foreach (BlockParameters block in group.Blocks)
            Write(block.Scope, start, rates, loops);
    }
}
