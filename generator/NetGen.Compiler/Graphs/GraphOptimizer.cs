using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>The optimiser, with every hyperparameter settled.</summary>
/// <param name="Item">The index of its attribute; -1 where the default was taken.</param>
public sealed record GraphOptimizer(
    OptimizerAlgorithm Algorithm, double LearningRate, double Momentum, double Beta1, double Beta2, double Epsilon, int Item)
{
    /// <summary>Floats of state kept for each parameter.</summary>
    public int StatesPerParameter => Algorithm.StatesPerParameter();
}
