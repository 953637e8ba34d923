using NetGen.Compiler.Graphs;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>The optimisers with the update rules of <c>torch.optim</c>.</summary>
internal sealed class ReferenceOptimizer(NetworkGraph graph)
{
    private readonly GraphOptimizer _optimizer = graph.Optimizer;
    private readonly ParameterSet _velocity = new(graph);
    private readonly ParameterSet _squares = new(graph);
    private int _step;

    public double LearningRate { get; set; } = graph.Optimizer.LearningRate;

    public void Update(ParameterSet parameters, ParameterSet gradients)
    {
        _step++;
        foreach (string name in parameters.Names)
        {
            double[,] values = parameters[name];
            for (int row = 0; row < values.GetLength(0); row++)
            {
                for (int column = 0; column < values.GetLength(1); column++)
                {
                    values[row, column] -= LearningRate
                        * Direction(gradients[name][row, column], ref _velocity[name][row, column], ref _squares[name][row, column]);
                }
            }
        }
    }

    private double Direction(double gradient, ref double velocity, ref double square)
    {
        double momentum = _optimizer.Momentum;
        switch (_optimizer.Algorithm)
        {
            case OptimizerKind.SGD:
                return gradient;
            case OptimizerKind.Momentum:
                velocity = momentum * velocity + gradient;
                return velocity;
            case OptimizerKind.Nesterov:
                velocity = momentum * velocity + gradient;
                return gradient + momentum * velocity;
            case OptimizerKind.Adam:
                velocity = _optimizer.Beta1 * velocity + (1 - _optimizer.Beta1) * gradient;
                square = _optimizer.Beta2 * square + (1 - _optimizer.Beta2) * gradient * gradient;
                double mean = velocity / (1 - Math.Pow(_optimizer.Beta1, _step));
                double variance = square / (1 - Math.Pow(_optimizer.Beta2, _step));
                return mean / (Math.Sqrt(variance) + _optimizer.Epsilon);
            default:
                throw new NotSupportedException($"The interpreter does not know {_optimizer.Algorithm}.");
        }
    }
}
