using static System.FormattableString;

namespace NetGen.Validation.Agreement;

/// <summary>
/// Draws deep networks: 2 to 30 hidden layers of 16 to 512 units, every activation and initialiser, dropout in a third of them, residual blocks
/// in a quarter, LayerNorm or RMSNorm in a fifth. BatchNorm is not among them: the measurement goes by single rows.
/// </summary>
internal static class RandomNetworks
{
    private const int Narrowest = 16;
    private const int Widest = 512;
    private const int Deepest = 30;

    /// <summary>What keeps a run within minutes: networks of more parameters are drawn again.</summary>
    private const int MostParameters = 1_500_000;

    private static readonly string[] _activations =
    [
        "Sigmoid", "Tanh", "ReLU", "LeakyReLU", "LeakyReLU, Alpha = 0.2", "ELU", "ELU, Alpha = 0.5", "SELU", "GELU", "GELUTanh", "SiLU", "Softplus",
        "HardSwish", "Softsign",
    ];

    public static IEnumerable<Source> Draw(int count, Random random) => Enumerable.Range(0, count).Select(index => One(index, random));

    private static Source One(int index, Random random)
    {
        int[] widths;
        do
            widths = Widths(random);
        while (widths.Zip(widths.Skip(1), (inputs, units) => inputs * units).Sum() > MostParameters);

        string? activation = random.NextDouble() < 0.7 ? Pick(random, _activations) : null;
        string initializer = Initializer(random);
        bool isResidual = random.NextDouble() < 0.25;
        List<string> blocks = [];
        double dropout = random.NextDouble() < 0.33 ? Math.Round(0.05 + 0.45 * random.NextDouble(), 3) : 0;

        string? norm = random.NextDouble() < 0.2 ? Pick(random, "LayerNorm", "RMSNorm") : null;

        List<string> attributes = [$"Input({widths[0]})"];
        for (int layer = 1; layer < widths.Length; layer++)
        {
            string init = random.NextDouble() < 0.8 ? initializer : Initializer(random);
            attributes.Add($"Dense({widths[layer]}{Options(init, widths[layer - 1])})");
            if (layer == widths.Length - 1)
                break;
            if (norm is not null)
                attributes.Add(norm);
            attributes.Add($"Activation({activation ?? Pick(random, _activations)})");
            if (dropout > 0)
                attributes.Add(Invariant($"Dropout({dropout:R})"));
            if (isResidual && random.NextDouble() < 0.2)
            {
                string block = Invariant($"Part{index}_{blocks.Count}");
                string inner = Pick(random, _activations);
                blocks.Add(Invariant($"[Block] [Dense({widths[layer]})] [Activation({inner})] [Dense({widths[layer]})] public partial class {block};"));
                attributes.Add(Invariant($"Residual<{block}>(Repeat = {random.Next(1, 4)})"));
            }
        }

        attributes.Add("Loss(MeanSquaredError)");
        return new Source(string.Concat(attributes.Select(attribute => $"[{attribute}]")), string.Concat(blocks));
    }

    /// <summary>Input, hidden layers and output, around a width of the network's own.</summary>
    private static int[] Widths(Random random)
    {
        double centre = Narrowest * Math.Pow((double)Widest / Narrowest, random.NextDouble());
        return [.. Enumerable.Range(0, random.Next(2, Deepest + 1) + 2)
            .Select(_ => Math.Clamp((int)(centre * Math.Pow(2, random.NextDouble() - 0.5)), Narrowest, Widest))];
    }

    private static string Initializer(Random random) => Pick(
        random, "", "LecunNormal", "LecunUniform", "GlorotNormal", "Xavier", "He", "HeUniform",
        Invariant($"Normal {Gain(random)}"), Invariant($"TruncatedNormal {Gain(random)}"), Invariant($"Uniform {Gain(random)}"));

    /// <summary>n_in Var[W] of an initialiser that is stated by its figures.</summary>
    private static double Gain(Random random) => Math.Round(0.5 * Math.Pow(5, random.NextDouble()), 3);

    private static string Options(string init, int fanIn)
    {
        if (init.Length == 0)
            return "";
        if (init.Split(' ') is not [var name, var figure])
            return $", Init = {init}";

        double deviation = Math.Sqrt(double.Parse(figure, System.Globalization.CultureInfo.InvariantCulture) / fanIn);
        return name == "Uniform"
            ? Invariant($", Init = Uniform, InitMin = {-Math.Sqrt(3) * deviation:R}, InitMax = {Math.Sqrt(3) * deviation:R}")
            : Invariant($", Init = {name}, InitScale = {deviation:R}");
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
