using NetGen.Compiler.Graphs;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>A network's parameters in double, or something that belongs to each of them, such as its gradient.</summary>
internal sealed class ParameterSet
{
    private readonly Dictionary<string, double[,]> _tensors = [];

    /// <summary>All zero.</summary>
    public ParameterSet(NetworkGraph graph)
    {
        foreach (DenseNode dense in Unrolled.Of(graph).Nodes.OfType<DenseNode>().DistinctBy(dense => dense.Name))
        {
            Add(WeightsName(dense), new double[dense.FanIn, dense.Units]);
            if (dense.Bias)
                Add(BiasName(dense), new double[1, dense.Units]);
        }

        void Add(string name, double[,] values)
        {
            _tensors.Add(name, values);
            Names.Add(name);
        }
    }

    private ParameterSet(ParameterSet other)
    {
        foreach (string name in other.Names)
            _tensors.Add(name, (double[,])other[name].Clone());
        Names.AddRange(other.Names);
    }

    /// <summary>The tensors' names as in files (<c>dense1.weight</c>, <c>dense1.bias</c>), in the order of the layers.</summary>
    public List<string> Names { get; } = [];

    /// <summary>One tensor: weights as [in, out], a bias as [1, out].</summary>
    public double[,] this[string name] => _tensors[name];

    public double[,] Weights(DenseNode dense) => _tensors[WeightsName(dense)];

    public double[,] Bias(DenseNode dense) => _tensors[BiasName(dense)];

    public ParameterSet Clone() => new(this);

    private static string WeightsName(DenseNode dense) => FileName(dense) + ".weight";

    private static string BiasName(DenseNode dense) => FileName(dense) + ".bias";

    private static string FileName(DenseNode dense) => char.ToLowerInvariant(dense.Name[0]) + dense.Name[1..];
}
