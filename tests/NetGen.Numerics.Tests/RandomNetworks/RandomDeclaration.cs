using System.Globalization;

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

    private RandomDeclaration(Random random)
    {
        _random = random;
        _isTiny = Chance(0.35);
    }

    /// <summary>The attributes of a network.</summary>
    public static string Draw(Random random)
    {
        var declaration = new RandomDeclaration(random);
        declaration.AddLayers();
        return string.Join(' ', declaration._attributes.Select(attribute => $"[{attribute}]"));
    }

    private void AddLayers()
    {
        string loss = Pick("SoftmaxCrossEntropy", "BinaryCrossEntropy", "MeanSquaredError");
        int outputs = loss == "SoftmaxCrossEntropy" ? _random.Next(2, _isTiny ? 9 : 20) : Width();
        int inputs = Width();
        _narrowest = inputs;
        bool inputStated = Chance(0.3);
        if (inputStated)
        {
            _attributes.Add($"Input({inputs})");
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
            _attributes.Add($"Dense({shape}{units}{DenseOptions(layer)})");
            inputs = units;
            _narrowest = Math.Min(_narrowest, units);
            if (last)
                break;
            AddSome(_isTiny ? 0 : 0.1, Dropout);
            AddNormalization(_isTiny ? 0.02 : 0.25);
            AddSome(0.85, Activation);
            AddSome(0.1, Activation);
            AddSome(_isTiny ? 0 : 0.3, Dropout);
            AddNormalization(_isTiny ? 0 : 0.05);
        }

        AddEnd(loss, outputs);
    }

    /// <summary>What may follow the last Dense layer depends on the loss, which applies softmax or sigmoid itself.</summary>
    private void AddEnd(string loss, int outputs)
    {
        switch (loss)
        {
            case "SoftmaxCrossEntropy":
                AddSome(0.4, () => "Activation(Softmax)");
                break;
            case "BinaryCrossEntropy":
                AddSome(0.4, () => "Activation(Sigmoid)");
                break;
            default:
                AddSome(0.4, () => outputs > 1 && Chance(0.3) ? "Activation(Softmax)" : Activation());
                break;
        }

        _attributes.Add(loss == "SoftmaxCrossEntropy" && Chance(0.3) ? $"Loss({loss}, LabelSmoothing = {Number(0, 0.5)})" : $"Loss({loss})");
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
                "Uniform, InitMin = -0.5, InitMax = 0.25", "Normal, InitScale = 0.02", "TruncatedNormal, InitScale = 0.1");
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
            attribute.StartsWith("Activation", StringComparison.Ordinal) || attribute.StartsWith("Dropout", StringComparison.Ordinal));
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

    private string Activation() => "Activation(" + Pick(
        "Sigmoid", "Tanh", "ReLU", "LeakyReLU", $"LeakyReLU, Alpha = {Number(0, 0.5)}", "ELU", $"ELU, Alpha = {Number(0, 2)}") + ")";

    private string Dropout() => Chance(0.5) ? $"Dropout({Number(0, 0.7)})" : $"Dropout(Keep = {Number(0.3, 1)})";

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
