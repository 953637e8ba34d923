using System.Numerics.Tensors;
using System.Text;
using NetGen.Compiler.Findings;
using NetGen.Training;
using static System.FormattableString;

namespace NetGen.Validation.Starts;

/// <summary>What is said of a network before it is trained, against what happens: the best of three learning rates, 1,200 steps of 32 rows.</summary>
internal sealed class StartStudy(DataSet data)
{
    private const int Steps = 1200;
    private const int Rows = 32;
    private const int CheckEvery = 50;
    private const int Checked = 500;

    /// <summary>Twice the accuracy of chance, seven standard deviations above it.</summary>
    private const double StartedAccuracy = 0.2;

    private static readonly float[] _learningRates = [0.1f, 0.01f, 0.001f];

    /// <summary>E[x²].</summary>
    public double InputSquare { get; } =
        Enumerable.Range(0, data.Count).Average(i => (double)TensorPrimitives.SumOfSquares<float>(data.Input(i))) / data.InputSize;

    /// <summary>What the network is told, and whether it started.</summary>
    public Outcome Run(CompiledNetwork network)
    {
        Outcome outcome = Outcome.Of(network, started: _learningRates.Any(rate => Starts(network, rate)));
        Console.Error.WriteLine(outcome);
        return outcome;
    }

    public static string Table(IReadOnlyList<Outcome> outcomes)
    {
        int Count(bool told, bool started) => outcomes.Count(outcome => outcome.IsToldHopeless == told && outcome.Started == started);
        StringBuilder table = new();
        table.Append(Invariant($"{outcomes.Count} networks, of which {outcomes.Count(outcome => !outcome.Started)} did not start.\n\n"));
        table.Append("| | did not start | started |\n|---|---|---|\n");
        table.Append(Invariant($"| told that it will not start | {Count(true, false)} | {Count(true, true)} |\n"));
        table.Append(Invariant($"| not told so | {Count(false, false)} | {Count(false, true)} |\n\n"));
        double precision = Ratio(Count(true, false), Count(true, true));
        double recall = Ratio(Count(true, false), Count(false, false));
        table.Append(Invariant($"Precision {precision:0.00}, recall {recall:0.00}.\n\n"));
        table.Append("| told first | did not start | started |\n|---|---|---|\n");
        foreach (IGrouping<string, Outcome> group in outcomes
            .GroupBy(outcome => outcome.Told.FirstOrDefault(id => id.StartsWith("NG02", StringComparison.Ordinal)) ?? "nothing")
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            table.Append(Invariant($"| {group.Key} | {group.Count(outcome => !outcome.Started)} | {group.Count(outcome => outcome.Started)} |\n"));
        }

        return table.ToString();
    }

    private static double Ratio(int right, int wrong) => right / Math.Max(1.0, right + wrong);

    private bool Starts(CompiledNetwork network, float learningRate)
    {
        ITrainableNetwork trained = network.Create(seed: 1);
        using ITrainer trainer = trained.CreateTrainer(Rows, seed: 1, threads: 1);
        trainer.LearningRate = learningRate;
        Random random = new(1);
        float[] inputs = new float[Rows * data.InputSize];
        int[] labels = new int[Rows];
        for (int step = 1; step <= Steps; step++)
        {
            for (int row = 0; row < Rows; row++)
            {
                int sample = random.Next(data.Count);
                data.Input(sample).CopyTo(inputs.AsSpan(row * data.InputSize));
                labels[row] = data.Label(sample);
            }

            if (!float.IsFinite(trainer.Step(inputs, labels)))
                return false;
            if (step % CheckEvery == 0 && Accuracy(trained) > StartedAccuracy)
                return true;
        }

        return false;
    }

    private double Accuracy(ITrainableNetwork network)
    {
        float[] outputs = new float[network.Description.OutputSize];
        int right = 0;
        for (int sample = 0; sample < Checked; sample++)
        {
            network.Predict(data.Input(sample), outputs);
            right += TensorPrimitives.IndexOfMax<float>(outputs) == data.Label(sample) ? 1 : 0;
        }

        return (double)right / Checked;
    }
}
