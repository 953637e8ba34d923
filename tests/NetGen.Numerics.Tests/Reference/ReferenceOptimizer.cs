using NetGen.Compiler.Graphs;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>The optimisers with the update rules of <c>torch.optim</c>.</summary>
internal sealed class ReferenceOptimizer(NetworkGraph graph)
{
    private readonly GraphOptimizer _optimizer = graph.Optimizer;
    private readonly GraphRegularization _regularization = graph.Optimizer.Regularization;
    private readonly ParameterSet _first = new(graph);
    private readonly ParameterSet _second = new(graph);
    private readonly ParameterSet _third = new(graph);
    private readonly ReferenceLbfgs _curvature = new(graph.Optimizer.HistorySize);
    private readonly HashSet<string> _weights = [.. Unrolled.Of(graph).Nodes.OfType<DenseNode>().Select(dense => dense.FileName + ".weight")];
    private readonly HashSet<string> _slopes = [.. Unrolled.Of(graph).Nodes.OfType<PReLUNode>().Select(rectifier => rectifier.FileName + ".weight")];
    private readonly Dictionary<string, double> _factors = Unrolled.Of(graph).Nodes.OfType<ParametricNode>()
        .GroupBy(layer => layer.FileName).ToDictionary(layer => layer.Key, layer => layer.First().RateFactor);

    private int _step;

    /// <summary>Nadam's μ₁…μₜ.</summary>
    private double _product = 1;

    public double LearningRate { get; set; } = graph.Optimizer.LearningRate;

    public void Update(ParameterSet parameters, ParameterSet gradients)
    {
        _step++;
        _product *= Mu(_step);
        double clipping = Clipping(gradients);
        if (_optimizer.Algorithm == OptimizerKind.LBFGS)
        {
            _curvature.Update(parameters, gradients, LearningRate, (name, theta, g) => Penalized(name, theta, g * clipping));
            return;
        }

        foreach (string name in parameters.Names)
        {
            double rate = LearningRate * _factors[name[..name.LastIndexOf('.')]];
            if (rate == 0)
                continue;
            bool isWeight = _weights.Contains(name), isSlope = _slopes.Contains(name);
            double[,] values = parameters[name];
            for (int row = 0; row < values.GetLength(0); row++)
            {
                for (int column = 0; column < values.GetLength(1); column++)
                {
                    double theta = values[row, column];
                    double decay = isWeight || (_optimizer.DecaysBiases && !isSlope) ? _optimizer.WeightDecay * theta : 0;
                    double g = Penalized(name, theta, gradients[name][row, column] * clipping);
                    double direction = Direction(
                        g,
                        ref _first[name][row, column],
                        ref _second[name][row, column],
                        ref _third[name][row, column]);
                    values[row, column] -= rate * (decay + direction);
                }
            }

            if (isWeight && _regularization.MaxNorm > 0)
                Constrain(values);
        }
    }

    /// <summary>A gradient within its bounds, and what the penalties add.</summary>
    private double Penalized(string name, double theta, double g)
    {
        if (_regularization.ClipValue > 0)
            g = Math.Clamp(g, -_regularization.ClipValue, _regularization.ClipValue);
        if (_weights.Contains(name) || (_regularization.PenalizesBiases && !_slopes.Contains(name)))
            g += _regularization.L1 * Math.Sign(theta) + _regularization.L2 * theta;
        return g;
    }

    /// <summary>By what the gradients are multiplied, all of them together.</summary>
    private double Clipping(ParameterSet gradients)
    {
        double norm = Math.Sqrt(gradients.Names.Sum(name => gradients[name].Cast<double>().Sum(g => g * g)));
        return _regularization.ClipNorm > 0 ? Math.Min(1, _regularization.ClipNorm / (norm + 1e-6)) : 1;
    }

    /// <summary>Scales the columns of a matrix down to the largest norm allowed.</summary>
    private void Constrain(double[,] weights)
    {
        for (int column = 0; column < weights.GetLength(1); column++)
        {
            double square = 0;
            for (int row = 0; row < weights.GetLength(0); row++)
                square += weights[row, column] * weights[row, column];
            for (int row = 0; row < weights.GetLength(0); row++)
                weights[row, column] *= Math.Min(1, _regularization.MaxNorm / Math.Sqrt(square));
        }
    }

    private double Direction(double g, ref double first, ref double second, ref double third)
    {
        (double beta1, double beta2, double epsilon) = (_optimizer.Beta1, _optimizer.Beta2, _optimizer.Epsilon);
        (double rho, double momentum) = (_optimizer.Rho, _optimizer.Momentum);
        switch (_optimizer.Algorithm)
        {
            case OptimizerKind.SGD:
                return g;
            case OptimizerKind.PerceptronRule:
                return g * _optimizer.Outputs;
            case OptimizerKind.Momentum:
                first = momentum * first + g;
                return first;
            case OptimizerKind.Nesterov:
                first = momentum * first + g;
                return g + momentum * first;
            case OptimizerKind.AdaGrad:
                first += g * g;
                return g / (Math.Sqrt(first) + epsilon);
            case OptimizerKind.RMSProp:
                first = rho * first + (1 - rho) * g * g;
                second = rho * second + (1 - rho) * g;
                double variance = _optimizer.IsCentered ? first - second * second : first;
                third = momentum * third + g / (Math.Sqrt(variance) + epsilon);
                return third;
            case OptimizerKind.AdaDelta:
                first = rho * first + (1 - rho) * g * g;
                double delta = Math.Sqrt(second + epsilon) / Math.Sqrt(first + epsilon) * g;
                second = rho * second + (1 - rho) * delta * delta;
                return delta;
            case OptimizerKind.Lion:
                double sign = Math.Sign(beta1 * first + (1 - beta1) * g);
                first = beta2 * first + (1 - beta2) * g;
                return sign;
        }

        first = beta1 * first + (1 - beta1) * g;
        double mean = first / (1 - Math.Pow(beta1, _step));
        if (_optimizer.Algorithm == OptimizerKind.Adamax)
        {
            second = Math.Max(beta2 * second, Math.Abs(g) + epsilon);
            return mean / second;
        }

        double correction = 1 - Math.Pow(beta2, _step);
        second = beta2 * second + (1 - beta2) * g * g;
        third = Math.Max(third, second);
        double root = Math.Sqrt(second / correction);
        switch (_optimizer.Algorithm)
        {
            case OptimizerKind.Adam:
            case OptimizerKind.AdamW:
                return mean / (root + epsilon);
            case OptimizerKind.AMSGrad:
                return mean / (Math.Sqrt(third / correction) + epsilon);
            case OptimizerKind.Nadam:
                double next = Mu(_step + 1);
                return ((1 - Mu(_step)) / (1 - _product) * g + next / (1 - _product * next) * first) / (root + epsilon);
            case OptimizerKind.RAdam:
                double longest = 2 / (1 - beta2) - 1;
                double length = longest - 2 * _step * Math.Pow(beta2, _step) / correction;
                return length > 5
                    ? mean * Math.Sqrt(correction) / (Math.Sqrt(second) + epsilon)
                        * Math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length))
                    : mean;
            default:
                throw new NotSupportedException($"The interpreter does not know {_optimizer.Algorithm}.");
        }
    }

    /// <summary>Nadam's momentum at a step.</summary>
    private double Mu(int step) => _optimizer.Beta1 * (1 - 0.5 * Math.Pow(0.96, step * _optimizer.MomentumDecay));
}
