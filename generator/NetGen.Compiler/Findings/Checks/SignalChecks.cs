using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether inputs can be told apart at the end of the network, and the gradient is felt at its start.</summary>
internal static class SignalChecks
{
    // Masks over inputs, as differences at the last layer. ReLU passes the first at rate 0.5 with 5 layers, at 0.2 with 10; behind the second
    // next to no network of the study (tests/NetGen.Validation) left chance.
    private const double LargestNoise = 250;
    private const double HopelessNoise = 4000;

    /// <summary>
    /// Σ 1/n over the hidden layers, with which what arrives scatters around the prediction (Hanin and Rolnick 2018): up to 20 layers of 48 the
    /// study's figures hold to two digits, beyond it they are told by their size.
    /// </summary>
    private const double LargestNarrowness = 0.42;

    private static readonly Rule[] _weak = [Rules.SignalWeak, Rules.StartsLate, Rules.WillNotStart];

    public static IEnumerable<Finding> Run(NetworkDeclaration declaration, NetworkGraph graph)
    {
        if (!graph.Nodes.OfType<DenseNode>().Any() || graph.Nodes.OfType<DenseNode>().Any(layer => layer.Initializer.Form == DistributionForm.Constant)
            || SignalProfile.Of(graph) is not { } profile)
        {
            yield break;
        }

        SignalStrength strength = SignalStrength.Of(graph, profile);
        OptimizerAlgorithm optimizer = graph.Optimizer.Algorithm;
        string scale = profile.IsInputSquareDeclared
            ? $"for inputs of mean square {Figures.Text(profile.InputSquare)}"
            : "for inputs of mean square 1, as nothing else is declared";
        bool isDrowned = strength.Last.NoiseRatio > HopelessNoise && !strength.IsHopeless(optimizer);
        if (ResidualChecks.Run(graph, profile) is { } growing)
            yield return growing;
        else if (!strength.IsSound(optimizer) && !isDrowned)
            yield return Judge(declaration, graph, strength, optimizer, scale);
        else if (strength.Last.NoiseRatio > LargestNoise)
            yield return Noise(declaration, graph, strength, isDrowned, scale);

        if (TooNarrow(graph) is { } narrow)
            yield return narrow;
    }

    private static Finding Judge(
        NetworkDeclaration declaration, NetworkGraph graph, SignalStrength strength, OptimizerAlgorithm optimizer, string scale)
    {
        Func<double, string> figure = Narrowness(graph) > LargestNarrowness ? Figures.Rough : Figures.Text;
        SignalMend[] mends = [.. SignalMend.Of(declaration).Where(mend => mend.Strength.IsSound(optimizer))];
        string remedies = mends.Length == 0
            ? ""
            : "; " + string.Join(", ", mends.Select((mend, i) =>
                $"{mend.Name} {(i == 0 ? "would keep " : "")}{Kept(mend)}"));
        (int item, string? argument) = Culprit(declaration, graph, mends);
        Rule rule = strength.Explodes ? Rules.SignalExplodes : _weak[strength.Weakness(optimizer) - 1];
        return new Finding(rule, item, argument, new([$"{Problem(graph, strength, figure)}{remedies} ({scale})"]))
        {
            Suggestion = string.Join(";", mends.Select(mend =>
                $"{mend.Key}={Kept(mend)}{(mend.Layers is { } run ? $"={run.Layer}={run.Count}={string.Join(",", run.Renames(declaration))}" : "")}")),
        };

        string Kept(SignalMend mend) =>
            figure(strength.IsWorstInContrast && !strength.Explodes ? mend.Strength.Last.Contrast : mend.Strength.Weakest);
    }

    private static string Problem(NetworkGraph graph, SignalStrength strength, Func<double, string> figure)
    {
        GraphNode[] hidden = Hidden(graph);
        string[] functions = [.. hidden.Select(Word).Distinct()];
        int steps = Math.Max(1, hidden.Length);
        string layers = functions.Length == 1 ? $"{steps} {functions[0]} layer{(steps == 1 ? "" : "s")}" : $"{steps} layers";
        if (strength.Strongest > strength.LargestVariance && strength.Explodes)
        {
            return $"The gradient reaches {strength.StrongestLayer.Name} with {figure(strength.Strongest)} times its strength: "
                + $"{layers} pass on {Each(strength.Strongest)} each";
        }

        if (strength.Explodes)
            return $"The values grow to a mean square of {figure(strength.LargestVariance)}";
        if (!strength.IsWorstInContrast)
        {
            return $"The gradient reaches {strength.WeakestLayer.Name} with {figure(strength.Weakest)} of its strength: "
                + $"{layers} pass on {Each(strength.Weakest)} each";
        }

        return $"Two inputs differ by {figure(strength.Last.Contrast)} at the last layer, behind {layers} "
            + $"(1 - correlation {figure(strength.Last.Distance)})";

        string Each(double product) => figure(Math.Pow(product, 1.0 / steps));
    }

    /// <summary>The input's scale, where 1 would do; a stated initialiser, where the default would; else an activation.</summary>
    private static (int Item, string? Argument) Culprit(NetworkDeclaration declaration, NetworkGraph graph, SignalMend[] mends)
    {
        DenseNode[] stated = [.. graph.Nodes.OfType<DenseNode>().Where(layer => !layer.Initializer.IsDefault)];
        if (graph.Input is { Scale: not null, Item: var input }
            && SignalStrength.Of(graph, SignalRecursion.Run(graph, inputSquare: null)).IsSound(graph.Optimizer.Algorithm))
        {
            return (input, nameof(InputItem.Scale));
        }

        if (stated.Length > 0 && mends.Any(mend => mend.Key == SignalMend.DefaultInitializers))
        {
            DenseNode worst = stated.OrderByDescending(layer => Math.Abs(Math.Log(layer.FanIn * layer.Initializer.Variance))).First();
            bool hasScale = ((DenseItem)declaration.Items[worst.Item]).InitScale is not null;
            return (worst.Item, hasScale ? nameof(DenseItem.InitScale) : nameof(DenseItem.Init));
        }

        return Hidden(graph).FirstOrDefault() is { } activation
            ? (activation.Item, activation is ActivationNode ? ParameterNames.Function : null)
            : (graph.Nodes.OfType<DenseNode>().First().Item, null);
    }

    private static Finding Noise(
        NetworkDeclaration declaration, NetworkGraph graph, SignalStrength strength, bool isDrowned, string scale)
    {
        GraphNode[] noisy = [.. graph.Nodes.Take(strength.Last.Node).Where(node => new[] { node }.Dropouts() > 0)];
        return new Finding(Rules.DropoutNoise, noisy[0].Item, null, new(
            [$"{noisy.Dropouts()}", Figures.Text(strength.Last.NoiseRatio), isDrowned ? ": training will not start" : "", scale]))
        {
            Suggestion = noisy.All(node => node is DropoutNode) && NoiseOfLast(declaration, noisy[noisy.Length - 1].Item) is <= LargestNoise and var rest
                ? Figures.Text(rest)
                : null,
        };
    }

    /// <summary>Masks over inputs where the last dropout is the only one; null where that network cannot be built.</summary>
    private static double? NoiseOfLast(NetworkDeclaration declaration, int last)
    {
        NetworkDeclaration mended = declaration with
        {
            Items = new(declaration.Items.Where(item => item is not DropoutItem || item.Index == last)),
        };
        return GraphBuilder.Build(mended).Graph is { } lighter && SignalProfile.Of(lighter) is { } profile
            ? SignalStrength.Of(lighter, profile).Last.NoiseRatio
            : null;
    }

    /// <summary>Σ 1/n: the variance of the log of what arrives grows with it.</summary>
    private static double Narrowness(NetworkGraph graph) => HiddenLayers(graph).Sum(layer => 1.0 / layer.Units);

    private static DenseNode[] HiddenLayers(NetworkGraph graph)
    {
        DenseNode[] layers = [.. graph.Nodes.OfType<DenseNode>()];
        return [.. layers.Take(layers.Length - 1)];
    }

    private static Finding? TooNarrow(NetworkGraph graph)
    {
        DenseNode[] hidden = HiddenLayers(graph);
        double sum = Narrowness(graph);
        if (sum <= 1)
            return null;
        DenseNode narrowest = hidden.OrderBy(layer => layer.Units).First();
        return new Finding(Rules.TooNarrow, narrowest.Item, ParameterNames.Units, new([$"{hidden.Length}", Figures.Text(sum)]));
    }

    private static GraphNode[] Hidden(NetworkGraph graph)
    {
        int lastDense = graph.Nodes.OfType<DenseNode>().Last().Id;
        return [.. graph.Nodes.Where(node => node is (ActivationNode or PReLUNode or MaxPiecesNode) && node.Id < lastDense)];
    }

    private static string Word(GraphNode activation) => activation switch
    {
        ActivationNode { Function: ActivationFunction.Sigmoid or ActivationFunction.Tanh } squashing => squashing.Function.ToString().ToLowerInvariant(),
        ActivationNode other => other.Function.ToString(),
        MaxPiecesNode => "maxout",
        _ => "PReLU",
    };
}
