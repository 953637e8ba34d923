namespace NetGen.Numerics.Tests.Reference;

/// <summary><c>torch.optim.LBFGS</c> with <c>max_iter=1</c>: all parameters in one vector, all pairs in a list.</summary>
internal sealed class ReferenceLbfgs(int history)
{
    private readonly List<(double[] S, double[] Y)> _pairs = [];
    private double[]? _lastGradient;
    private double[] _lastStep = [];

    /// <param name="parameters">θ.</param>
    /// <param name="gradients">The gradients of the loss.</param>
    /// <param name="rate">η.</param>
    /// <param name="penalized">From a tensor's name, θ and the gradient of the loss: what is minimised has this gradient.</param>
    public void Update(ParameterSet parameters, ParameterSet gradients, double rate, Func<string, double, double, double> penalized)
    {
        double[] g = [.. parameters.Names.SelectMany(name => parameters[name].Cast<double>().Zip(gradients[name].Cast<double>(), (theta, g) => penalized(name, theta, g)))];
        if (g.Max(Math.Abs) <= 1e-7)
            return;
        double length = _lastGradient is null ? rate * Math.Min(1, 1 / g.Sum(Math.Abs)) : rate;
        if (_lastGradient is not null)
            Learn(_lastStep, [.. g.Zip(_lastGradient, (now, before) => now - before)]);
        double[] d = Direction(g);
        _lastGradient = g;
        if (Dot(g, d) > -1e-9)
            length = 0;
        _lastStep = [.. d.Select(value => length * value)];

        int at = 0;
        foreach (string name in parameters.Names)
        {
            double[,] values = parameters[name];
            for (int row = 0; row < values.GetLength(0); row++)
            {
                for (int column = 0; column < values.GetLength(1); column++)
                    values[row, column] += _lastStep[at++];
            }
        }
    }

    private void Learn(double[] s, double[] y)
    {
        if (Dot(y, s) <= 1e-10)
            return;
        _pairs.Add((s, y));
        if (_pairs.Count > history)
            _pairs.RemoveAt(0);
    }

    private double[] Direction(double[] g)
    {
        double[] d = [.. g.Select(value => -value)];
        double[] alpha = new double[_pairs.Count];
        for (int i = _pairs.Count - 1; i >= 0; i--)
        {
            (double[] s, double[] y) = _pairs[i];
            alpha[i] = Dot(s, d) / Dot(y, s);
            d = [.. d.Zip(y, (value, change) => value - alpha[i] * change)];
        }

        if (_pairs.Count > 0)
        {
            (double[] s, double[] y) = _pairs[^1];
            double scale = Dot(y, s) / Dot(y, y);
            d = [.. d.Select(value => value * scale)];
        }

        for (int i = 0; i < _pairs.Count; i++)
        {
            (double[] s, double[] y) = _pairs[i];
            double beta = Dot(y, d) / Dot(y, s);
            d = [.. d.Zip(s, (value, step) => value + (alpha[i] - beta) * step)];
        }

        return d;
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();
}
