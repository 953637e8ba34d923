using NetGen.Compiler.Lowering;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Numerics.Tests.RandomNetworks;

/// <summary>Holds one emitted network against the interpreter: predictions, a gradient, and 20 steps of training.</summary>
internal sealed class NetworkComparison
{
    private const int Steps = 20;

    /// <summary>So near to a kink the sign of a value may be a matter of rounding, and with it the gradient.</summary>
    private const double KinkMargin = 1e-5;

    /// <summary>The same for weights, whose rounding errors are smaller.</summary>
    private const double PenaltyKinkMargin = 1e-6;

    /// <summary>How much more the many roundings of an operation may do than one nudge of all parameters and values by half a last place.</summary>
    private const double RoundingsPerNudge = 16;

    private readonly EmittedNetwork _compiled;
    private readonly int _seed;
    private readonly Random _random;
    private readonly ParameterSet _start;
    private readonly float[] _samples;
    private readonly List<Batch> _batches = [];
    private readonly int _batchSize;

    /// <summary>The steps that are compared; fewer where a weight comes too near to the kink of an L1 penalty.</summary>
    private int _steps = Steps;

    private NetworkComparison(EmittedNetwork compiled, int seed)
    {
        _compiled = compiled;
        _seed = seed;
        _random = new Random(seed);
        _batchSize = _random.Next(Batch.TellingRows(compiled.Graph), 24);
        _start = ParameterTransfer.Draw(compiled.Graph, _random);
        _samples = Batch.Normal(_random, compiled.InputSize * (1 + _random.Next(140)));
    }

    /// <summary>Fails where the emitted code and the interpreter disagree.</summary>
    public static void Run(EmittedNetwork compiled, int seed)
    {
        var comparison = new NetworkComparison(compiled, seed);
        Figure[] truth = comparison.Reference(comparison._start);
        Figure[] emitted = comparison.Emitted();
        Assert.Equal(truth.Length, emitted.Length);
        Figure[][] nudged = [];
        for (int i = 0; i < truth.Length; i++)
        {
            double allowed = truth[i].Tolerance * Close.Largest(truth[i].Values);
            if (Difference(truth[i], emitted[i]) <= allowed)
                continue;

            // The figure may be ill-conditioned, or come out of many operations: then nudges move the truth itself that far.
            if (nudged.Length == 0)
                nudged = [.. Enumerable.Range(0, 4).Select(nudge => comparison.Reference(Nudge(comparison._start, new Random(nudge)), new Random(nudge)))];
            allowed = Math.Max(allowed, RoundingsPerNudge * nudged.Max(figures => Difference(truth[i], figures[i])));
            Close.Equal(truth[i].Values, emitted[i].Values, allowed / Close.Largest(truth[i].Values), truth[i].Name);
        }
    }

    /// <summary>What the interpreter finds, from these parameters on.</summary>
    private Figure[] Reference(ParameterSet start, Random? nudges = null)
    {
        var interpreter = new ReferenceInterpreter(_compiled.Graph, nudges);
        var optimizer = new ReferenceOptimizer(_compiled.Graph);
        ParameterSet parameters = start.Clone();
        double[,] prediction = interpreter.Predict(parameters, Matrix.Of(_samples, Samples));
        List<Figure> figures = [new("Predict", prediction, Close.OneOperation)];
        if (Folding.Of(_compiled.Graph) is not null)
            figures.Add(new Figure("Predict of the frozen network", prediction, Close.OneOperation));
        for (int step = 0; step < _steps; step++)
        {
            if (step == _batches.Count && IsAtPenaltyKink(parameters))
            {
                _steps = step;
                break;
            }

            ReferencePass pass = Train(interpreter, parameters, step);
            if (step == 0)
            {
                figures.Add(new Figure("Outputs in training", pass.Prediction, Close.OneOperation));
                figures.AddRange(Named("gradient of ", pass.Gradients, Close.OneOperation));
            }

            figures.Add(LossOf(step, pass.Loss));
            optimizer.LearningRate = RateOf(step);
            interpreter.MoveStatistics(parameters, _batches[step].InputMatrix, new MaskReplay(_seed, step));
            optimizer.Update(parameters, pass.Gradients);
        }

        return [.. figures, .. Named("trained ", parameters, Close.TwentySteps), .. Statistics(parameters)];
    }

    /// <summary>Whether the sign of a weight, and with it the gradient of its L1 penalty, may be a matter of rounding.</summary>
    private bool IsAtPenaltyKink(ParameterSet parameters)
    {
        if (_compiled.Graph.Optimizer.Regularization.L1 == 0)
            return false;
        IEnumerable<double> values = parameters.Names.SelectMany(name => parameters[name].Cast<double>()).Select(Math.Abs).Where(value => value > 0);
        return values.Any() && values.Min() < PenaltyKinkMargin * values.Max();
    }

    /// <summary>One step on its batch; the first walk through the steps draws the batches, away from kinks.</summary>
    private ReferencePass Train(ReferenceInterpreter interpreter, ParameterSet parameters, int step)
    {
        if (step < _batches.Count)
            return TrainOn(_batches[step]);

        int rows = step % 4 == 3 ? _random.Next(Batch.TellingRows(_compiled.Graph), _batchSize + 1) : _batchSize;
        for (int attempt = 1; ; attempt++)
        {
            Batch batch = Batch.Draw(_compiled.Graph, _random, rows, preferLabels: step % 2 == 0);
            ReferencePass pass = TrainOn(batch);
            if (pass.KinkDistance > KinkMargin || attempt == 100)
            {
                _batches.Add(batch);
                return pass;
            }
        }

        ReferencePass TrainOn(Batch batch) =>
            interpreter.Train(parameters, batch.InputMatrix, batch.TargetMatrix, new MaskReplay(_seed, step));
    }

    private Figure[] Emitted()
    {
        ITrainableNetwork network = Create();
        float[] outputs = new float[Samples * _compiled.OutputSize];
        network.Predict(_samples, outputs);
        List<Figure> figures = [new("Predict", Matrix.Of(outputs, Samples), Close.OneOperation)];
        if (Folding.Of(_compiled.Graph) is not null)
        {
            ((INetwork)network.GetType().GetMethod("Freeze")!.Invoke(network, null)!).Predict(_samples, outputs);
            figures.Add(new Figure("Predict of the frozen network", Matrix.Of(outputs, Samples), Close.OneOperation));
        }

        using ITrainer trainer = network.CreateTrainer(_batchSize, keepGradients: false, _seed);
        ITrainableNetwork twin = Create();
        using ITrainer inspected = twin.CreateTrainer(_batchSize, keepGradients: true, _seed);
        for (int step = 0; step < _steps; step++)
        {
            Batch batch = _batches[step];
            inspected.Forward(batch.Inputs);
            double[,] prediction = Matrix.Of(inspected.Outputs);
            inspected.Backward(batch);
            if (step == 0)
            {
                ParameterSet gradients = ParameterTransfer.Read(twin.Description, _compiled.Graph, inspected.GradientBuffer);
                figures.Add(new Figure("Outputs in training", prediction, Close.OneOperation));
                figures.AddRange(Named("gradient of ", gradients, Close.OneOperation));
            }

            inspected.LearningRate = trainer.LearningRate = (float)RateOf(step);
            inspected.Update();
            figures.Add(LossOf(step, trainer.Step(batch)));
        }

        Assert.True(network.ParameterBuffer.SequenceEqual(twin.ParameterBuffer), "Kept gradients and fused updates end in different bits.");
        ParameterSet trained = ParameterTransfer.Read(network, _compiled.Graph);
        return [.. figures, .. Named("trained ", trained, Close.TwentySteps), .. Statistics(trained)];
    }

    private int Samples => _samples.Length / _compiled.InputSize;

    private ITrainableNetwork Create()
    {
        ITrainableNetwork network = _compiled.CreateTrainable(_seed);
        ParameterTransfer.Write(network, _start);
        return network;
    }

    /// <summary>The declared rate, and half of it in the second half.</summary>
    private double RateOf(int step) => (float)_compiled.Graph.Optimizer.LearningRate * (step < Steps / 2 ? 1 : 0.5);

    private static Figure LossOf(int step, double loss) =>
        new($"loss of step {step + 1}", new[,] { { loss } }, step == 0 ? Close.OneOperation : Close.TwentySteps);

    private static IEnumerable<Figure> Named(string prefix, ParameterSet tensors, double tolerance) =>
        tensors.Names.Select(name => new Figure(prefix + name, tensors[name], tolerance));

    private static IEnumerable<Figure> Statistics(ParameterSet tensors) =>
        tensors.Statistics.Select(name => new Figure("trained " + name, tensors[name], Close.TwentySteps));

    private static ParameterSet Nudge(ParameterSet parameters, Random random)
    {
        ParameterSet nudged = parameters.Clone();
        foreach (string name in nudged.Names)
        {
            double[,] values = nudged[name];
            for (int row = 0; row < values.GetLength(0); row++)
            {
                for (int column = 0; column < values.GetLength(1); column++)
                    values[row, column] = Rounding.Nudge(values[row, column], random);
            }
        }

        return nudged;
    }

    private static double Difference(Figure expected, Figure actual)
    {
        Assert.Equal(expected.Name, actual.Name);
        double difference = 0;
        for (int row = 0; row < expected.Values.GetLength(0); row++)
        {
            for (int column = 0; column < expected.Values.GetLength(1); column++)
                difference = Math.Max(difference, Math.Abs(expected.Values[row, column] - actual.Values[row, column]));
        }

        return difference;
    }

    /// <summary>One thing that both compute.</summary>
    private sealed record Figure(string Name, double[,] Values, double Tolerance);
}
