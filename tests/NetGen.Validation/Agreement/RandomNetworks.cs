using static System.FormattableString;

namespace NetGen.Validation.Agreement;

/// <summary>
/// Draws deep networks: 2 to 30 hidden layers of 16 to 512 units, every activation and initialiser, dropout in a third of them, compositions
/// in a quarter, a normalisation in a quarter, layers fitted to the inputs in a quarter, a softmax or its logarithm behind half of them. Those with
/// BatchNorm, which the slow interpreter runs, have up to 128 units and no dropout.
/// </summary>
internal static class RandomNetworks
{
    private const int Narrowest = 16;
    private const int Widest = 512;
    private const int WidestWithBatchNorm = 128;

    /// <summary>What keeps the eigenvectors of a projection within seconds.</summary>
    private const int MostComponents = 128;
    private const int Deepest = 30;

    /// <summary>What keeps a run within minutes: networks of more parameters are drawn again.</summary>
    private const int MostParameters = 1_500_000;

    private const string Maxout = "Maxout";

    private static readonly string[] _activations =
    [
        .. ((string[])
        [
            "Sigmoid", "Tanh", "ReLU", "LeakyReLU", "LeakyReLU, Alpha = 0.2", "ELU", "ELU, Alpha = 0.5", "SELU", "GELU", "GELUTanh", "SiLU",
            "Softplus", "HardSwish", "Softsign",
        ]).Select(function => $"Activation({function})"),
        "PReLU", "PReLU(PerUnit = true, Alpha = 0.1)", Maxout,
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
        double rate = random.NextDouble() < 0.33 && norm != "BatchNorm" ? Math.Round(0.05 + 0.45 * random.NextDouble(), 3) : 0;
        string dropout = Pick(random, "Dropout", "Dropout", "AlphaDropout");

        List<string> attributes = random.NextDouble() < 0.25 ? Fitted(widths[0], random) : [$"Input({widths[0]})"];
        for (int layer = 1; layer < widths.Length; layer++)
        {
            string init = random.NextDouble() < 0.8 ? initializer : Initializer(random);
            string options = Options(init, widths[layer - 1]);
            if (layer == widths.Length - 1)
            {
                attributes.Add($"Dense({widths[layer]}{options})");
                break;
            }

            attributes.AddRange(Layer(widths[layer], options, norm, activation ?? Pick(random, _activations), random));
            if (rate > 0)
                attributes.Add(Invariant($"{dropout}({rate:R})"));
            if (isComposed && random.NextDouble() < 0.2)
                attributes.Add(Composition(widths[layer], Block, usesTwice: norm is null, random));

            string Block(int units)
            {
                string block = Invariant($"Part{index}_{blocks.Count}");
                string? inner = random.NextDouble() < 0.5 ? norm : null;
                string[] layers = [.. Layer(widths[layer], "", inner, Pick(random, _activations), random), $"Dense({units})"];
                blocks.Add($"[Block] {Text(layers)} public partial class {block};");
                return block;
            }
        }

        if (Pick(random, "", "", "Softmax", "LogSoftmax") is { Length: > 0 } output)
            attributes.Add($"Activation({output})");
        attributes.Add("Loss(MeanSquaredError)");
        return new Source(Text(attributes), string.Concat(blocks));
    }

    /// <summary>An input whose layers are fitted to the training set and leave so many features.</summary>
    private static List<string> Fitted(int features, Random random)
    {
        string[] scaling = [$"Input({features})", Pick(random, "ZeroCenter", "Standardize", "MinMax", "MinMax(-1, 1)", "MinMax(2, 3)")];
        string projection = Pick(random, "Pca", "Whiten", "");
        string before = Pick(random, "", "ZeroCenter", "Standardize");
        if (projection.Length == 0 || features > MostComponents)
            return [.. scaling];
        string[] projecting = [$"Input({random.Next(features, 2 * features)})", before, $"{projection}({features})"];
        return [.. projecting.Where(word => word.Length > 0)];
    }

    /// <summary>A hidden layer with its activation and, between them, its normalisation; one that has the largest of pieces has it behind them.</summary>
    private static IEnumerable<string> Layer(int units, string options, string? norm, string activation, Random random)
    {
        string[] normalization = norm is null ? [] : [norm];
        return activation == Maxout
            ? [Invariant($"Maxout({units}, Pieces = {random.Next(2, 6)}{options})"), .. normalization]
            : [$"Dense({units}{options})", .. normalization, activation];
    }

    private static string Text(IEnumerable<string> attributes) => string.Concat(attributes.Select(attribute => $"[{attribute}]"));

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
