using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>What the graph knows of optimisers.</summary>
internal static class OptimizerAlgorithms
{
    /// <summary>Floats of state kept for each parameter.</summary>
    public static int StatesPerParameter(this OptimizerAlgorithm algorithm) => algorithm switch
    {
        OptimizerAlgorithm.SGD => 0,
        OptimizerAlgorithm.Adam => 2,
        _ => 1,
    };
}
