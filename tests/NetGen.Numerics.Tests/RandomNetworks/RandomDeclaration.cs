using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Numerics.Tests.RandomNetworks;

/// <summary>Draws valid declarations: every word of the vocabulary, in every place where it may stand.</summary>
internal sealed class RandomDeclaration
{
    /// <summary>Widths around the edges of vectors and tiles.</summary>
    private static readonly int[] s_widths = [1, 3, 17, 33];

    private readonly Random _random;
    private readonly List<string> _attributes = [];

    /// <summary>The smallest width so far.</summary>
    private int _narrowest;

    /// <summary>Whether the network is one of those that run in a straight line.</summary>
    private readonly bool _isTiny;

    /// <summary>Whether it contains compositions of blocks that are declared for it.</summary>
    private readonly bool _hasBlocks;

    private readonly string _name;
    private readonly List<string> _blocks = [];

    /// <summary>Draws what came into the vocabulary late, so that the other networks are the same with and without it.</summary>
    private readonly Random _apart;

    private RandomDeclaration(Random random, string name)
    {
        _random = random;
        _name = name;
        _apart = new Random(name.Aggregate(17, (hash, letter) => 31 * hash + letter));
        _isTiny = Chance(0.35);
        _hasBlocks = Chance(0.25);
    }

    /// <summary>The attributes of a network, and the classes of its blocks.</summary>
    /// <param name="random">Draws them.</param>
    /// <param name="name">The network's name, with which those of its blocks begin.</param>
    public static (string Attributes, string Blocks) Draw(Random random, string name)
    {
        var declaration = new RandomDeclaration(random, name);
        declaration.AddLayers();
        declaration.AddRates();
        return (string.Join(' ', declaration._attributes.Select(attribute => $"[{attribute}]")), string.Join('\n', declaration._blocks));
    }

    /// <summary>Up to two compositions behind a layer of some width.</summary>
    /// <returns>The width behind them.</returns>
    private int AddCompositions(int width)
    {
        for (int count = _random.Next(0, 3); count > 0; count--)
            _attributes.Add(Composition(ref width, depth: 0));
        return width;
    }

    /// <summary>A composition that keeps the width, or outside of blocks one that changes it.</summary>
    private string Composition(ref int width, int depth, bool isShared = false)
    {
        int into = width;
        // Sums and products in a row are kept within bounds, beyond which training would diverge.
        string repeat = Chance(0.6) ? $"Repeat = {_random.Next(1, depth == 0 ? 5 : 3)}" : "";
        string after = depth == 0 && repeat.Length > 0 ? "After = " + Pick("Tanh", "Sigmoid")
            : Chance(0.5) ? "After = " + Pick("Tanh", "ReLU", "Sigmoid", "ELU")
            : "";
        switch (depth == 0 ? _random.Next(8) : _random.Next(6))
        {
            case 0 or 1:
                return Written($"Residual<{Block(into, into, depth, isShared)}>", repeat, after);
            case 2:
                return Written($"Poly2<{Block(into, into, depth, isShared: true)}>", repeat, after);
            case 3:
                return Written($"MPoly2<{Block(into, into, depth, isShared)}, {Block(into, into, depth, isShared)}>", repeat, after);
            case 4:
                return Written($"TwoWay<{Block(into, into, depth, isShared)}, {Block(into, into, depth, isShared)}>", repeat, after);
            case 5:
                return Written($"Branches<{Block(into, into, depth, isShared)}, {Block(into, into, depth, isShared)}>", Pick("", "Merge = Multiply"), repeat, after);
            case 6:
                width = Width();
                return Written($"Residual<{Block(into, width, depth, isShared)}>", "Projection = true", after);
            default:
                (int first, int second) = (Width(), Width());
                width = first + second;
                return Written($"Branches<{Block(into, first, depth, isShared)}, {Block(into, second, depth, isShared)}>", "Merge = Concat", after);
        }
    }

    private static string Written(string word, params string[] arguments)
    {
        string given = string.Join(", ", arguments.Where(argument => argument.Length > 0));
        return given.Length == 0 ? word : $"{word}({given})";
    }

    /// <summary>Declares a block. One whose parameters are used twice may not normalise.</summary>
    /// <returns>Its name.</returns>
    private string Block(int inputs, int outputs, int depth, bool isShared = false)
    {
        List<string> layers = [];
        for (int layer = _random.Next(0, 3); layer > 0; layer--)
        {
            int choice = _random.Next(depth < 2 ? 4 : 3);
            if (choice == 0)
                inputs = Width();
            if (choice == 0 && !isShared && !_isTiny && inputs >= 4 && Chance(0.3))
            {
                layers.Add($"Dense({inputs}, Bias = false)");
                layers.Add(Pick("BatchNorm", "BatchNorm(Momentum = 0.3)", "LayerNorm", "RMSNorm"));
                continue;
            }

            layers.Add(choice switch
            {
                0 => $"Dense({inputs}{DenseOptions(layer)})",
                1 => Activation(),
                2 => _isTiny ? Activation() : Dropout(),
                _ => Composition(ref inputs, depth + 1, isShared),
            });
        }

        if (inputs != outputs || layers.Count == 0 || Chance(0.3))
            layers.Add($"Dense({outputs})");
        if (Chance(0.4))
            layers.Add(Activation());
        string name = $"{_name}Block{_blocks.Count}";
        _blocks.Add($"{string.Concat(layers.Select(layer => $"[{layer}] "))}[Block] class {name};");
        return name;
    }

    private void AddLayers()
    {
        string loss = Pick("SoftmaxCrossEntropy", "BinaryCrossEntropy", "MeanSquaredError", "Huber");
        int outputs = loss == "SoftmaxCrossEntropy" ? _random.Next(2, _isTiny ? 9 : 20) : Width();
        int inputs = Width();
        _narrowest = inputs;
        bool inputStated = Chance(0.3);
        if (inputStated)
        {
            _attributes.Add($"Input({inputs})");
            inputs = AddTowers(AddPreprocessing(inputs));
            AddNormalization(_isTiny ? 0.02 : 0.1);
            AddSome(0.2, Activation);
            AddSome(_isTiny ? 0 : 0.3, Dropout);
        }

        int layers = _random.Next(1, 6);
        for (int layer = 1; layer <= layers; layer++)
        {
            bool last = layer == layers;
            string shape = layer == 1 && !inputStated || Chance(0.2) ? $"{inputs}, " : "";
            int units = last ? outputs : Width();
            string options = DenseOptions(layer);
            _attributes.Add(!last && _apart.NextDouble() < (_isTiny ? 0.02 : 0.08)
                ? $"Maxout({shape}{units}{options}, Pieces = {_apart.Next(2, 5)})"
                : $"Dense({shape}{units}{options})");
            inputs = units;
            _narrowest = Math.Min(_narrowest, units);
            if (last)
                break;
            if (_hasBlocks)
                inputs = AddCompositions(inputs);
            AddSome(_isTiny ? 0 : 0.1, Dropout);
            AddNormalization(_isTiny ? 0.02 : 0.25);
            AddSome(0.85, Activation);
            AddSome(0.1, Activation);
            AddSome(_isTiny ? 0 : 0.3, Dropout);
            AddNormalization(_isTiny ? 0 : 0.05);
        }

        AddEnd(loss, outputs);
    }

    /// <summary>Now and then two inputs in place of one, of which one goes through layers of its own.</summary>
    /// <returns>The width behind them, which is the same.</returns>
    private int AddTowers(int inputs)
    {
        Random random = Apart(1);
        bool isProjected = _attributes.Exists(attribute => attribute.StartsWith("Pca", StringComparison.Ordinal) || attribute.StartsWith("Whiten", StringComparison.Ordinal));
        if (inputs < 2 || isProjected || random.NextDouble() > 0.4)
            return inputs;
        int first = random.Next(1, inputs), second = inputs - first;
        _attributes[0] = $"Input({first}, Name = \"First\")] [Input({second}, Name = \"Second\")";
        if (random.NextDouble() < 0.2)
            return inputs;
        _narrowest = Math.Min(first, second);
        _blocks.Add($"[Block] [Select(\"First\")] [Dense({first})] [Activation(Tanh)] class {_name}First;");
        _blocks.Add($"[Block] [Select(\"Second\")] class {_name}Second;");
        _attributes.Add(random.NextDouble() < 0.5
            ? $"Branches<{_name}First, {_name}Second>(Merge = Concat)"
            : $"Branches<{_name}Second, {_name}First>(Merge = Concat, After = Sigmoid)");
        return inputs;
    }

    /// <summary>Now and then several heads behind the last layer, and no loss beside them.</summary>
    private bool AddHeads()
    {
        Random random = Apart(2);
        if (random.NextDouble() > 0.15)
            return false;
        _attributes.Add("Activation(Tanh)");
        for (int head = random.Next(1, 4); head > 0; head--)
        {
            int width = random.Next(1, 20);
            (string loss, string end) = random.Next(4) switch
            {
                0 => ("SoftmaxCrossEntropy, LabelSmoothing = 0.1", $"[Dense({width + 1})] [Activation(Softmax)]"),
                1 => ("BinaryCrossEntropy", $"[Dense({width})] [Activation(Sigmoid)]"),
                2 => ("MeanSquaredError", $"[Dense(7)] [Activation(Sigmoid)] [Dense({width}, Bias = false)]"),
                _ => ("Huber, Delta = 0.5", $"[Dense({width})] [Residual<Net{_name}Inner{head}>(Repeat = 2)]"),
            };
            if (end.Contains("Residual", StringComparison.Ordinal))
                _blocks.Add($"[Block] [Activation(Tanh)] [Dense({width})] class Net{_name}Inner{head};");
            _blocks.Add($"[Block] {end} class {_name}Head{head};");
            string weight = random.NextDouble() < 0.3 ? "" : $", Weight = {(random.Next(1, 9) / 4.0).ToString(CultureInfo.InvariantCulture)}";
            _attributes.Add($"Head<{_name}Head{head}>({loss}{weight})");
        }

        return true;
    }

    /// <summary>Draws apart, so that the other networks are the same with and without what it draws.</summary>
    private Random Apart(int salt) => new(_name.Aggregate(salt, (hash, letter) => 31 * hash + letter));

    /// <summary>What is fitted to the inputs: nothing mostly, a scaling, a projection, or both.</summary>
    /// <returns>The width behind it.</returns>
    private int AddPreprocessing(int inputs)
    {
        Random random = Apart(0);
        string[] scalings = ["ZeroCenter", "ZeroCenter(Global = true)", "Standardize", "MinMax", "MinMax(-1, 1)", "Standardize(Name = \"Scaler\")"];
        if (random.NextDouble() < 0.3)
            _attributes.Add(scalings[random.Next(scalings.Length)]);
        if (random.NextDouble() > 0.2)
            return inputs;
        int components = random.Next(1, inputs + 1);
        _narrowest = Math.Min(_narrowest, components);
        _attributes.Add(random.NextDouble() < 0.5 ? $"Pca({components})" : $"Whiten({components}, Epsilon = 0.01)");
        return components;
    }

    /// <summary>Some networks freeze layers, or let them learn faster or more slowly.</summary>
    private void AddRates()
    {
        // Drawn apart, so that the other networks are the same with and without it.
        var random = new Random(_name.Aggregate(17, (hash, letter) => 37 * hash + letter));
        if (random.NextDouble() > 0.25)
            return;
        for (int i = 0; i < _attributes.Count; i++)
        {
            if (Regex.IsMatch(_attributes[i], "^(Dense|PReLU|BatchNorm|LayerNorm|RMSNorm|Residual|Branches|Poly2|MPoly2|TwoWay)\\b"))
                _attributes[i] = WithRate(_attributes[i]);
        }

        for (int i = 0; i < _blocks.Count; i++)
            _blocks[i] = Regex.Replace(_blocks[i], @"(?<=\[)(Dense\([^\]]*\)|(PReLU|BatchNorm|LayerNorm|RMSNorm)[^\]]*)(?=\])", match => WithRate(match.Value));

        string WithRate(string attribute)
        {
            double chance = random.NextDouble();
            if (chance > 0.6)
                return attribute;
            string rate = chance < 0.3 ? "Trainable = false" : "RateFactor = " + Math.Round(1.5 * random.NextDouble(), 3).ToString(CultureInfo.InvariantCulture);
            return attribute.EndsWith(')') ? $"{attribute[..^1]}, {rate})" : $"{attribute}({rate})";
        }
    }

    /// <summary>What may follow the last Dense layer depends on the loss, which applies softmax or sigmoid itself.</summary>
    private void AddEnd(string loss, int outputs)
    {
        if (AddHeads())
        {
            AddTraining();
            return;
        }

        switch (loss)
        {
            case "SoftmaxCrossEntropy":
                AddSome(0.4, () => _apart.NextDouble() < 0.4 ? "Activation(LogSoftmax)" : "Activation(Softmax)");
                break;
            case "BinaryCrossEntropy":
                AddSome(0.4, () => "Activation(Sigmoid)");
                break;
            default:
                AddSome(0.4, () => outputs > 1 && Chance(0.3) ? "Activation(Softmax)" : Activation());
                break;
        }

        _attributes.Add(loss == "SoftmaxCrossEntropy" && Chance(0.3) ? $"Loss({loss}, LabelSmoothing = {Number(0, 0.5)})" : $"Loss({loss})");
        AddTraining();
    }

    private void AddTraining()
    {
        AddSome(0.95, Optimizer);
        AddSome(0.25, () => Pick(
            $"L2({Number(0.001, 0.1)})", $"L1({Number(0.001, 0.1)})", $"ElasticNet({Number(0, 0.1)}, {Number(0, 0.1)}, Biases = true)"));
        AddSome(0.2, () => $"MaxNorm({Number(0.3, 2)})");
        AddSome(0.2, () => Chance(0.5) ? $"GradientClip(Norm = {Number(0.01, 2)})" : $"GradientClip(Value = {Number(0.01, 0.5)})");
    }

    private int Width() => _isTiny ? _random.Next(1, 10) : Chance(0.5) ? s_widths[_random.Next(s_widths.Length)] : _random.Next(1, 70);

    private string DenseOptions(int layer)
    {
        string options = "";
        if (Chance(0.2))
            options += ", Bias = false";
        if (Chance(0.2))
            options += $", Name = \"Layer{layer}Of\"";
        if (Chance(0.3))
        {
            options += ", Init = " + Pick(
                "LecunNormal", "LecunUniform", "GlorotNormal", "Xavier", "He", "HeUniform", "Zeros", "Constant, InitValue = 0.125",
                "Uniform, InitMin = -0.5, InitMax = 0.25", "Normal, InitScale = 0.02", "TruncatedNormal, InitScale = 0.1",
                "Orthogonal", "Orthogonal, InitScale = 0.5");
        }

        return options;
    }

    /// <summary>
    /// A normalisation takes the scale out of what arrives. Where that came through few values, its gradient is what is left when large
    /// terms cancel, and float32 is not asked to get that right.
    /// </summary>
    private void AddNormalization(double chance)
    {
        if (!Chance(chance) || _narrowest < 4)
            return;
        string norm = Pick(
            "BatchNorm", "BatchNorm", $"BatchNorm(Epsilon = {Pick("1e-3", "0.1")}, Momentum = {Number(0.05, 1)})", "LayerNorm",
            "LayerNorm(Epsilon = 1e-3)", "RMSNorm");
        if (norm.StartsWith("BatchNorm", StringComparison.Ordinal))
            norm = RemoveShifts() ? norm : "RMSNorm";
        _attributes.Add(norm);
    }

    /// <summary>
    /// BatchNorm undoes every constant shift since the last nonlinearity: the shift's gradient is 0, and with it a matter of rounding, which
    /// Adam would make as large as any. So there is to be none: no bias, and no β. A unit of the ReLU family may be linear all over a batch.
    /// </summary>
    /// <returns>Whether that was possible.</returns>
    private bool RemoveShifts()
    {
        int first = 1 + _attributes.FindLastIndex(attribute =>
            attribute.StartsWith("Activation", StringComparison.Ordinal) || attribute.StartsWith("Dropout", StringComparison.Ordinal)
            || attribute.StartsWith("Maxout", StringComparison.Ordinal) || attribute.StartsWith("PReLU", StringComparison.Ordinal) || attribute.StartsWith("AlphaDropout", StringComparison.Ordinal));
        if (first > 0 && _attributes[first - 1].Contains("LU", StringComparison.Ordinal))
            return false;
        for (int i = first; i < _attributes.Count; i++)
        {
            if (_attributes[i].Contains("Norm", StringComparison.Ordinal))
                return false;
        }

        for (int i = first; i < _attributes.Count; i++)
        {
            if (_attributes[i].StartsWith("Dense", StringComparison.Ordinal) && !_attributes[i].Contains("Bias", StringComparison.Ordinal))
                _attributes[i] = _attributes[i][..^1] + ", Bias = false)";
        }

        return true;
    }

    private string Activation()
    {
        string drawn = PlainActivation();
        if (_apart.NextDouble() > (_isTiny ? 0.03 : 0.15))
            return drawn;
        string[] rectifiers = ["PReLU", "PReLU(PerUnit = true)", "PReLU(Alpha = 0.1)", "PReLU(PerUnit = true, Alpha = -0.2)"];
        return rectifiers[_apart.Next(rectifiers.Length)];
    }

    private string PlainActivation() => "Activation(" + Pick(
        "Sigmoid", "Tanh", "ReLU", "LeakyReLU", $"LeakyReLU, Alpha = {Number(0, 0.5)}", "ELU", $"ELU, Alpha = {Number(0, 2)}",
        "SELU", "GELU", "GELUTanh", "SiLU", "Softplus", "HardSwish", "Softsign") + ")";

    private string Dropout() => (_apart.NextDouble() < 0.2 ? "Alpha" : "") + PlainDropout();

    private string PlainDropout() => Chance(0.5) ? $"Dropout({Number(0, 0.7)})" : $"Dropout(Keep = {Number(0.3, 1)})";

    private string Optimizer() => "Optimizer(" + Pick(
        $"SGD, LearningRate = {Number(0.01, 0.1)}",
        "Momentum",
        $"Momentum, LearningRate = {Number(0.001, 0.02)}, Momentum = {Number(0, 0.95)}",
        "Nesterov",
        $"Nesterov, LearningRate = {Number(0.001, 0.02)}, Momentum = {Number(0, 0.95)}",
        "Adam",
        $"Adam, LearningRate = {Number(0.001, 0.01)}, Beta1 = {Number(0, 0.95)}, Beta2 = {Number(0.5, 0.999)}",
        $"Adam, Epsilon = {Pick("1e-7", "1e-5", "0.001")}",
        "AdaGrad",
        $"RMSProp, LearningRate = 0.001, Rho = {Number(0.5, 0.99)}, Epsilon = 0.001",
        $"RMSProp, LearningRate = 0.001, Centered = true, Epsilon = 0.01, Momentum = {Number(0.1, 0.9)}",
        $"AdaDelta, Rho = {Number(0.5, 0.99)}",
        $"AdamW, WeightDecay = {Number(0.01, 0.5)}",
        "AMSGrad",
        "Adamax",
        $"Nadam, MomentumDecay = {Number(0, 0.1)}",
        "RAdam",
        $"SGD, LearningRate = 0.05, WeightDecay = {Number(0.01, 1)}, DecayBiases = {(Chance(0.5) ? "true" : "false")}") + ")";

    private void AddSome(double chance, Func<string> attribute)
    {
        if (Chance(chance))
            _attributes.Add(attribute());
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private string Number(double low, double high) =>
        Math.Round(low + (high - low) * _random.NextDouble(), 3).ToString("0.0##", CultureInfo.InvariantCulture);
}
