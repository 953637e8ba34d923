using static System.FormattableString;

namespace NetGen.Validation.Agreement;

/// <summary>
/// Draws deep networks: 2 to 30 hidden layers of 16 to 512 units, every activation and initialiser, dropout in a third of them, compositions
/// in a quarter, a normalisation in a quarter. Those with BatchNorm, which the slow interpreter runs, have up to 128 units and no dropout.
/// </summary>
internal static class RandomNetworks
{
    private const int Narrowest = 16;
    private const int Widest = 512;
    private const int WidestWithBatchNorm = 128;
    private const int Deepest = 30;

    /// <summary>What keeps a run within minutes: networks of more parameters are drawn again.</summary>
    private const int MostParameters = 1_500_000;

    private static readonly string[] _activations =
    [
        "Sigmoid", "Tanh", "ReLU", "LeakyReLU", "LeakyReLU, Alpha = 0.2", "ELU", "ELU, Alpha = 0.5", "SELU", "GELU", "GELUTanh", "SiLU", "Softplus",
        "HardSwish", "Softsign",
    ];

    private static readonly string[] _afterSums = ["ReLU", "Tanh", "LeakyReLU", "ELU", "Sigmoid"];

    public static IEnumerable<Source> Draw(int count, Random random) => Enumerable.Range(0, count).Select(index => One(index, random));

    private static Source One(int index, Random random)
    {
        string? norm = random.NextDouble() < 0.25 ? Pick(random, "BatchNorm", "LayerNorm", "RMSNorm") : null;
        int[] widths;
        do
            widths = Widths(random, norm == "BatchNorm" ? WidestWithBatchNorm : Widest);
        while (widths.Zip(widths.Skip(1), (inputs, units) => inputs * units).Sum() > MostParameters);

        string? activation = random.NextDouble() < 0.7 ? Pick(random, _activations) : null;
        string initializer = Initializer(random);
        bool isComposed = random.NextDouble() < 0.25;
        List<string> blocks = [];
        double dropout = random.NextDouble() < 0.33 && norm != "BatchNorm" ? Math.Round(0.05 + 0.45 * random.NextDouble(), 3) : 0;

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
            if (isComposed && random.NextDouble() < 0.2)
                attributes.Add(Composition(widths[layer], Block, usesTwice: norm is null, random));

            string Block(int units)
            {
                string block = Invariant($"Part{index}_{blocks.Count}");
                string inner = norm is not null && random.NextDouble() < 0.5 ? $"[{norm}]" : "";
                blocks.Add($"[Block] [Dense({widths[layer]})] {inner} [Activation({Pick(random, _activations)})] [Dense({units})] public partial class {block};");
                return block;
            }
        }

        attributes.Add("Loss(MeanSquaredError)");
        return new Source(string.Concat(attributes.Select(attribute => $"[{attribute}]")), string.Concat(blocks));
    }

    /// <summary>A composition that keeps the width.</summary>
    /// <param name="width">The width.</param>
    /// <param name="block">Declares a block that returns a number of units.</param>
    /// <param name="usesTwice">Whether a block may be used twice with the same parameters, which one with a normalisation may not.</param>
    private static string Composition(int width, Func<int, string> block, bool usesTwice, Random random)
    {
        string after = random.NextDouble() < 0.5 ? "" : ", After = " + Pick(random, _afterSums);
        string repeat = Invariant($"Repeat = {random.Next(1, 4)}");
        return random.Next(8) switch
        {
            0 when usesTwice => $"Poly2<{block(width)}>({repeat}{after})",
            1 => $"MPoly2<{block(width)}, {block(width)}>({repeat}{after})",
            2 => $"TwoWay<{block(width)}, {block(width)}>({repeat}{after})",
            3 => $"Branches<{block(width)}, {block(width)}>({repeat}, Merge = Multiply)",
            4 => $"Branches<{block(width / 2)}, {block(width - width / 2)}>({repeat}, Merge = Concat{after})",
            5 => $"Residual<{block(width)}>({repeat}, Projection = true{after})",
            _ => $"Residual<{block(width)}>({repeat}{after})",
        };
    }

    /// <summary>Input, hidden layers and output, around a width of the network's own.</summary>
    private static int[] Widths(Random random, int widest)
    {
        double centre = Narrowest * Math.Pow((double)widest / Narrowest, random.NextDouble());
        return [.. Enumerable.Range(0, random.Next(2, Deepest + 1) + 2)
            .Select(_ => Math.Clamp((int)(centre * Math.Pow(2, random.NextDouble() - 0.5)), Narrowest, widest))];
    }

    private static string Initializer(Random random) => Pick(
        random, "", "LecunNormal", "LecunUniform", "GlorotNormal", "Xavier", "He", "HeUniform", "Orthogonal",
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
