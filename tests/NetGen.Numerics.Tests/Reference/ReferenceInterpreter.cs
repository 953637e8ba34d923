using NetGen.Compiler.Graphs;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>The truth for numbers: walks the graph node by node, in double, slowly and obviously.</summary>
/// <param name="network">The network.</param>
/// <param name="nudges">Where given, every value and gradient of a node is moved by half a last place of a float, up or down.</param>
internal sealed class ReferenceInterpreter(NetworkGraph network, Random? nudges = null)
{
    /// <summary>-λα of SELU.</summary>
    private const double Saturation = -1.7580993408473766;

    private readonly NetworkGraph _graph = Unrolled.Of(network);
    private readonly IReadOnlyList<LossTerm> _losses = Unrolled.WithLosses(network).Losses;

    /// <summary>The outputs at inference: [samples, outputs].</summary>
    public double[,] Predict(ParameterSet parameters, double[,] inputs) => Forward(parameters, inputs, dropout: null, training: false)[_graph.Output];

    /// <summary>The loss and the gradients of one batch.</summary>
    /// <param name="dropout">The masks; null switches dropout off.</param>
    public ReferencePass Train(ParameterSet parameters, double[,] inputs, double[,] targets, DropoutReplay? dropout)
    {
        double[][,] values = Forward(parameters, inputs, dropout, training: true);
        double loss = 0;
        List<(int Node, double[,] Gradient)> starts = [];
        foreach (LossTerm term in _losses)
        {
            double[,] prediction = values[term.Node];
            double[,] smoothed = ReferenceLoss.Smoothed(term.Loss, Columns(targets, term.Offset, prediction.GetLength(1)));
            double[,] gradient = ReferenceLoss.Gradient(term.Loss, prediction, smoothed);
            loss += term.Weight * ReferenceLoss.Value(term.Loss, prediction, smoothed);
            starts.Add((term.Node, Map(gradient, (row, column) => term.Weight * gradient[row, column])));
        }

        (ParameterSet ofParameters, double[][,] ofNodes) = Backward(parameters, values, starts, dropout);
        return new ReferencePass(
            loss,
            SideBySide([.. _losses.Select(term => values[term.Node])]),
            ofParameters,
            KinkDistance(values),
            [.. _graph.Nodes.Select(node => new ReferenceNode(node, values[node.Id], ofNodes[node.Id]))]);
    }

    /// <summary>Moves the running statistics by one batch, as a step of training does.</summary>
    /// <param name="dropout">The masks; null switches dropout off.</param>
    public void MoveStatistics(ParameterSet parameters, double[,] inputs, DropoutReplay? dropout)
    {
        double[][,] values = Forward(parameters, inputs, dropout, training: true);
        foreach (NormalizationNode norm in _graph.Nodes.OfType<NormalizationNode>().Where(norm => norm.OverBatch))
            ReferenceNormalization.MoveStatistics(norm, parameters, values[norm.Inputs[0]]);
    }

    /// <summary>The values of every node.</summary>
    private double[][,] Forward(ParameterSet parameters, double[,] inputs, DropoutReplay? dropout, bool training)
    {
        double[][,] values = new double[_graph.Nodes.Count][,];
        foreach (GraphNode node in _graph.Nodes)
        {
            double[,] x = node is InputNode ? inputs : values[node.Inputs[0]];
            values[node.Id] = node switch
            {
                InputNode => inputs,
                MergeNode merge => merge.Forward([.. merge.Inputs.Select(input => values[input])]),
                DenseNode dense => DenseForward(dense, parameters, x),
                ActivationNode { Function: ActivationKind.Softmax } => ReferenceSoftmax.Values(x),
                ActivationNode { Function: ActivationKind.LogSoftmax } => Map(x, (row, column) => x[row, column] - ReferenceSoftmax.LogSumExp(x, row)),
                ActivationNode f => Map(x, (row, column) => ReferenceActivation.Value(f, x[row, column])),
                DropoutNode { IsAlpha: true } alpha => Map(x, (row, column) => AlphaDropped(alpha, x[row, column], row, column, dropout)),
                DropoutNode => Map(x, (row, column) => x[row, column] * DropoutFactor(node, row, column, dropout)),
                NormalizationNode norm => ReferenceNormalization.Forward(norm, parameters, x, training),
                MaxPiecesNode pieces => ReferenceMaxout.Forward(pieces, x),
                PReLUNode rectifier => Map(x, (row, column) => Math.Max(x[row, column], 0) + Slope(rectifier, parameters, column) * Math.Min(x[row, column], 0)),
                FittedNode fitted => ReferencePreprocessing.Forward(fitted, parameters, x),
                FlattenNode => x,
                SelectNode select => Columns(x, select.Offset, (int)select.Shape.Size),
                _ => throw new NotSupportedException($"The interpreter does not know {node.GetType().Name}."),
            };
            values[node.Id] = Nudged(values[node.Id]);
        }

        return values;
    }

    /// <summary>Reverse mode: from the loss back to the input, each node hands its gradient to the nodes it reads.</summary>
    private (ParameterSet OfParameters, double[][,] OfNodes) Backward(ParameterSet parameters, double[][,] values, List<(int Node, double[,] Gradient)> starts, DropoutReplay? dropout)
    {
        var parameterGradients = new ParameterSet(_graph);
        double[][,] gradients = [.. values.Select(value => new double[value.GetLength(0), value.GetLength(1)])];
        foreach ((int node, double[,] gradient) in starts)
            AddTo(gradients[node], gradient);
        foreach (GraphNode node in _graph.Nodes.Reverse().Where(node => node is not InputNode))
        {
            double[,] x = values[node.Inputs[0]];
            double[,] y = values[node.Id];
            double[,] dy = Nudged(gradients[node.Id]);
            if (node is MergeNode merge)
            {
                double[][,] terms = [.. merge.Inputs.Select(input => values[input])];
                for (int input = 0; input < terms.Length; input++)
                    AddTo(gradients[merge.Inputs[input]], merge.Backward(terms, input, dy));
                continue;
            }

            AddTo(gradients[node.Inputs[0]], node switch
            {
                DenseNode dense => DenseBackward(dense, parameters, x, dy, parameterGradients),
                ActivationNode { Function: ActivationKind.Softmax } => ReferenceSoftmax.Gradient(y, dy),
                ActivationNode { Function: ActivationKind.LogSoftmax } => ReferenceSoftmax.LogGradient(y, dy),
                ActivationNode f => Map(
                    x, (row, column) => dy[row, column] * ReferenceActivation.Derivative(f, x[row, column])),
                DropoutNode => Map(x, (row, column) => dy[row, column] * DropoutFactor(node, row, column, dropout)),
                NormalizationNode norm => ReferenceNormalization.Backward(norm, parameters, x, dy, parameterGradients),
                MaxPiecesNode pieces => ReferenceMaxout.Backward(pieces, x, dy),
                PReLUNode rectifier => RectifierBackward(rectifier, parameters, x, dy, parameterGradients),
                FittedNode => new double[x.GetLength(0), x.GetLength(1)], // nothing before it learns
                FlattenNode => dy,
                SelectNode select => Map(x, (row, column) =>
                    column >= select.Offset && column < select.Offset + dy.GetLength(1) ? dy[row, column - select.Offset] : 0),
                _ => throw new NotSupportedException($"The interpreter does not know {node.GetType().Name}."),
            });
        }

        return (parameterGradients, gradients);
    }

    /// <summary>y = x·W + b.</summary>
    private static double[,] DenseForward(DenseNode dense, ParameterSet parameters, double[,] x)
    {
        double[,] weights = parameters.Weights(dense);
        double[,] y = new double[x.GetLength(0), dense.Units];
        for (int row = 0; row < x.GetLength(0); row++)
        {
            for (int output = 0; output < dense.Units; output++)
            {
                double sum = dense.Bias ? parameters.Bias(dense)[0, output] : 0;
                for (int input = 0; input < dense.FanIn; input++)
                    sum += x[row, input] * weights[input, output];
                y[row, output] = sum;
            }
        }

        return y;
    }

    /// <summary>dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ.</summary>
    private static double[,] DenseBackward(DenseNode dense, ParameterSet parameters, double[,] x, double[,] dy, ParameterSet gradients)
    {
        double[,] weights = parameters.Weights(dense);
        double[,] dWeights = gradients.Weights(dense);
        double[,] dx = new double[x.GetLength(0), dense.FanIn];
        for (int row = 0; row < x.GetLength(0); row++)
        {
            for (int output = 0; output < dense.Units; output++)
            {
                for (int input = 0; input < dense.FanIn; input++)
                {
                    if (dense.RateFactor != 0)
                        dWeights[input, output] += x[row, input] * dy[row, output];
                    dx[row, input] += dy[row, output] * weights[input, output];
                }

                if (dense.Bias && dense.RateFactor != 0)
                    gradients.Bias(dense)[0, output] += dy[row, output];
            }
        }

        return dx;
    }

    private static double Slope(PReLUNode rectifier, ParameterSet parameters, int column) =>
        parameters.Slope(rectifier)[0, rectifier.PerUnit ? column : 0];

    /// <summary>dα = Σ dy·min(x, 0), dx = dy·(x &gt; 0 ? 1 : α).</summary>
    private static double[,] RectifierBackward(PReLUNode rectifier, ParameterSet parameters, double[,] x, double[,] dy, ParameterSet gradients) =>
        Map(x, (row, column) =>
        {
            if (rectifier.RateFactor != 0)
                gradients.Slope(rectifier)[0, rectifier.PerUnit ? column : 0] += dy[row, column] * Math.Min(x[row, column], 0);
            return dy[row, column] * (x[row, column] > 0 ? 1 : Slope(rectifier, parameters, column));
        });

    private static double DropoutFactor(GraphNode node, int row, int column, DropoutReplay? dropout)
    {
        var layer = (DropoutNode)node;
        if (dropout is null)
            return 1;
        if (!dropout.Keeps(layer.Stream, layer.Rate, row, column))
            return 0;
        return layer.IsAlpha ? AlphaMap(layer, dropout).Scale : dropout.Scale(layer.Stream, layer.Rate);
    }

    /// <summary>a(x or α′) + b, as torch.nn.AlphaDropout has it.</summary>
    private static double AlphaDropped(DropoutNode layer, double x, int row, int column, DropoutReplay? dropout)
    {
        if (dropout is null)
            return x;
        (double scale, double shift) = AlphaMap(layer, dropout);
        return scale * (dropout.Keeps(layer.Stream, layer.Rate, row, column) ? x : Saturation) + shift;
    }

    private static (double Scale, double Shift) AlphaMap(DropoutNode layer, DropoutReplay dropout)
    {
        double rate = 1 - 1 / dropout.Scale(layer.Stream, layer.Rate);
        double scale = 1 / Math.Sqrt((Saturation * Saturation * rate + 1) * (1 - rate));
        return (scale, -scale * Saturation * rate);
    }

    private double[,] Nudged(double[,] values) =>
        nudges is null ? values : Map(values, (row, column) => Rounding.Nudge(values[row, column], nudges));

    private double KinkDistance(double[][,] values)
    {
        double distance = _graph.Nodes.OfType<MaxPiecesNode>()
            .Select(pieces => ReferenceMaxout.KinkDistance(pieces, values[pieces.Inputs[0]])).DefaultIfEmpty(double.PositiveInfinity).Min();
        foreach (GraphNode node in _graph.Nodes)
        {
            foreach (double kink in ReferenceActivation.Kinks(node))
            {
                // An exact 0 is an empty sum and no rounding changes it: all that comes in was dropped, or is dead.
                double[] magnitudes = [.. values[node.Inputs[0]].Cast<double>().Where(x => x != 0).Select(x => Math.Abs(x - kink))];
                if (magnitudes.Length > 0)
                    distance = Math.Min(distance, magnitudes.Min() / magnitudes.Max());
            }
        }

        return distance;
    }

    private static double[,] SideBySide(double[][,] parts)
    {
        double[] Row(int row) => [.. parts.SelectMany(part => Enumerable.Range(0, part.GetLength(1)).Select(column => part[row, column]))];
        return Map(new double[parts[0].GetLength(0), parts.Sum(part => part.GetLength(1))], (row, column) => Row(row)[column]);
    }

    private static double[,] Columns(double[,] x, int first, int count) =>
        Map(new double[x.GetLength(0), count], (row, column) => x[row, first + column]);

    private static double[,] Map(double[,] shape, Func<int, int, double> value)
    {
        double[,] result = new double[shape.GetLength(0), shape.GetLength(1)];
        for (int row = 0; row < result.GetLength(0); row++)
        {
            for (int column = 0; column < result.GetLength(1); column++)
                result[row, column] = value(row, column);
        }

        return result;
    }

    private static void AddTo(double[,] sum, double[,] term)
    {
        for (int row = 0; row < sum.GetLength(0); row++)
        {
            for (int column = 0; column < sum.GetLength(1); column++)
                sum[row, column] += term[row, column];
        }
    }
}
