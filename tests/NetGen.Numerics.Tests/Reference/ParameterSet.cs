using NetGen.Compiler.Graphs;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>A network's parameters in double, or something that belongs to each of them, such as its gradient.</summary>
internal sealed class ParameterSet
{
    private readonly Dictionary<string, double[,]> _tensors = [];

    /// <summary>All zero.</summary>
    public ParameterSet(NetworkGraph graph)
    {
        foreach (ParametricNode layer in Unrolled.Of(graph).Nodes.OfType<ParametricNode>().DistinctBy(layer => layer.Name))
        {
            if (layer is FittedNode fitted)
            {
                AddFitted(fitted);
                continue;
            }

            if (layer is DenseNode { TiedTo: null } dense)
                Add(WeightsName(dense), new double[dense.FanIn, dense.Units]);
            else if (layer is PReLUNode rectifier)
                Add(WeightsName(rectifier), new double[1, rectifier.Slopes]);
            else if (layer is not DenseNode)
                Add(WeightsName(layer), new double[1, layer.Shape.Size]);
            if (layer is DenseNode { Bias: true } or NormalizationNode { HasShift: true })
                Add(BiasName(layer), new double[1, layer.Shape.Size]);
            if (layer is not NormalizationNode { OverBatch: true })
                continue;
            Statistics.Add(layer.FileName + ".running_mean");
            Statistics.Add(layer.FileName + ".running_var");
            foreach (string statistic in Statistics.TakeLast(2))
                _tensors.Add(statistic, new double[1, layer.Shape.Size]);
        }

        void Add(string name, double[,] values)
        {
            _tensors.Add(name, values);
            Names.Add(name);
        }
    }

    private void AddFitted(FittedNode layer)
    {
        if (layer is ProjectionNode projection)
        {
            Add("components", new double[projection.FanIn, projection.Components]);
            Add("variance", new double[1, projection.Components]);
            return;
        }

        foreach (string vector in (string[])["mean", "scale", "offset"])
            Add(vector, new double[1, layer.Shape.Size]);
        Add("samples", new double[1, 1]);

        void Add(string what, double[,] values)
        {
            _tensors.Add($"{layer.FileName}.{what}", values);
            Statistics.Add($"{layer.FileName}.{what}");
        }
    }

    private ParameterSet(ParameterSet other)
    {
        foreach (string name in other.Names)
            _tensors.Add(name, (double[,])other[name].Clone());
        foreach (string name in other.Statistics)
            _tensors.Add(name, (double[,])other[name].Clone());
        Names.AddRange(other.Names);
        Statistics.AddRange(other.Statistics);
    }

    /// <summary>The tensors' names as in files (<c>dense1.weight</c>, <c>dense1.bias</c>), in the order of the layers.</summary>
    public List<string> Names { get; } = [];

    /// <summary>The names of the running statistics and of what preprocessing was fitted to, which are not trained.</summary>
    public List<string> Statistics { get; } = [];

    /// <summary>One tensor: weights as [in, out], a bias as [1, out].</summary>
    public double[,] this[string name] => _tensors[name];

    /// <summary>W as it lies: where a layer is tied to another one, that one's.</summary>
    public double[,] Weights(DenseNode dense) =>
        _tensors[dense.TiedTo is { } owner ? char.ToLowerInvariant(owner[0]) + owner[1..] + ".weight" : WeightsName(dense)];

    public double[,] Bias(DenseNode dense) => _tensors[BiasName(dense)];

    public double[,] Gamma(NormalizationNode layer) => _tensors[WeightsName(layer)];

    public double[,] Beta(NormalizationNode layer) => _tensors[BiasName(layer)];

    public double[,] Slope(PReLUNode layer) => _tensors[WeightsName(layer)];

    public double[,] RunningMean(NormalizationNode layer) => _tensors[layer.FileName + ".running_mean"];

    public double[,] RunningVariance(NormalizationNode layer) => _tensors[layer.FileName + ".running_var"];

    /// <summary>One of the figures of a fitted layer: mean, scale, offset; components.</summary>
    public double[,] Fitted(FittedNode layer, string what) => _tensors[$"{layer.FileName}.{what}"];

    public ParameterSet Clone() => new(this);

    private static string WeightsName(ParametricNode layer) => layer.FileName + ".weight";

    private static string BiasName(ParametricNode layer) => layer.FileName + ".bias";
}
