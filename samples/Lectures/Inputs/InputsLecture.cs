using System.Numerics.Tensors;
using NetGen;
using NetGen.Training;

namespace Samples;

/// <summary>
/// The small digits as they are (ink from 0 to 1), moved off centre, with features of unlike scale, centred, and standardised: what that does to the signs of
/// the first layer's gradient and to the steps of plain gradient descent, each at the best learning rate of one grid.
/// </summary>
internal static class InputsLecture
{
    private const int BatchSize = 64;
    private const int MostEpochs = 60;
    private const double WantedAccuracy = 0.95;

    private static readonly float[] _learningRates = [10, 3, 1, 0.3f, 0.1f, 0.03f, 0.01f, 0.003f, 0.001f];

    public static void Run(Laboratory laboratory)
    {
        DataSet digits = DigitsData.Load();
        int seeds = laboratory.Count(full: 5, quick: 2);
        (string Name, DataSet Data)[] cases =
        [
            ("as they are", digits),
            ("moved by 3", Map(digits, (x, _) => x + 3)),
            ("scales from 0.1 to 10", Scaled(digits)),
            ("centred", Standardised(digits, divide: false)),
            ("standardised", Standardised(digits, divide: true)),
        ];
        laboratory.Say($"64-32-10, tanh, batch {BatchSize}, {seeds} seeds, steps to {100 * WantedAccuracy:F0} % of held-out digits");
        var bars = new List<(string, double)>();
        foreach ((string name, DataSet data) in cases)
        {
            double sameSign = 100 * SameSigns(data);
            (float rate, double steps) = _learningRates
                .Select(rate => (rate, Enumerable.Range(1, seeds).Average(seed => Steps(data, rate, seed))))
                .MinBy(trial => trial.Item2);
            string needed = steps < MostSteps(data) ? FormattableString.Invariant($"{steps:F0}") : "not reached";
            laboratory.Say($"{name}  one sign in {sameSign:F1} % of the units' gradients  learning rate {rate}  steps {needed}");
            bars.Add((name, sameSign));
        }

        laboratory.Draw("units whose weights all go up or all go down for one digit, %", bars);
    }

    /// <summary>The share of units whose weights' gradients have one sign for a single sample: a zigzag is the only way then.</summary>
    private static double SameSigns(DataSet data)
    {
        const int Samples = 200;
        var network = new InputsNetwork(seed: 1);
        using InputsNetwork.Trainer trainer = network.CreateTrainer(1, keepGradients: true, threads: 1);
        int same = 0;
        int units = 0;
        for (int sample = 0; sample < Samples; sample++)
        {
            trainer.Forward(data.Input(sample));
            trainer.Backward([data.Label(sample)]);
            ReadOnlyMatrixView gradients = trainer.Gradients.Dense1.Weights;
            for (int unit = 0; unit < gradients.Columns; unit++, units++)
            {
                int positive = 0;
                int negative = 0;
                for (int input = 0; input < gradients.Rows; input++)
                {
                    positive += gradients[input, unit] > 0 ? 1 : 0;
                    negative += gradients[input, unit] < 0 ? 1 : 0;
                }

                same += positive == 0 || negative == 0 ? 1 : 0;
            }
        }

        return (double)same / units;
    }

    private static int MostSteps(DataSet data) => MostEpochs * (int)Math.Ceiling(0.8 * data.Count / BatchSize);

    private static double Steps(DataSet data, float rate, int seed)
    {
        (DataSet train, DataSet held) = data.Split(0.8, seed: 1);
        var network = new InputsNetwork(seed);
        using InputsNetwork.Trainer trainer = network.CreateTrainer(BatchSize, threads: 1);
        trainer.LearningRate = rate;
        for (int epoch = 1; epoch <= MostEpochs; epoch++)
        {
            foreach (Batch batch in train.Shuffle(seed: 100 * seed + epoch).Batches(BatchSize))
            {
                if (!float.IsFinite(trainer.Step(batch.Inputs, batch.Labels)))
                    return MostSteps(data);
            }

            if (network.Evaluate(held).Accuracy >= WantedAccuracy)
                return trainer.StepCount;
        }

        return MostSteps(data);
    }

    private static DataSet Scaled(DataSet data)
    {
        // From feature to feature, in a fixed disorder.
        Random random = new(1);
        float[] scales = [.. Enumerable.Range(0, data.InputSize).Select(_ => MathF.Pow(10, 2 * random.NextSingle() - 1))];
        return Map(data, (x, feature) => x * scales[feature]);
    }

    private static DataSet Standardised(DataSet data, bool divide)
    {
        float[] means = new float[data.InputSize];
        float[] deviations = new float[data.InputSize];
        float[] column = new float[data.Count];
        for (int feature = 0; feature < data.InputSize; feature++)
        {
            for (int i = 0; i < column.Length; i++)
                column[i] = data.Input(i)[feature];
            means[feature] = TensorPrimitives.Average<float>(column);
            deviations[feature] = TensorPrimitives.StdDev<float>(column);
        }

        return Map(data, (x, feature) => (x - means[feature]) / (divide && deviations[feature] > 0 ? deviations[feature] : 1));
    }

    private static DataSet Map(DataSet data, Func<float, int, float> map)
    {
        float[] inputs = new float[data.Count * data.InputSize];
        int[] labels = new int[data.Count];
        for (int i = 0; i < data.Count; i++)
        {
            labels[i] = data.Label(i);
            for (int feature = 0; feature < data.InputSize; feature++)
                inputs[i * data.InputSize + feature] = map(data.Input(i)[feature], feature);
        }

        return new DataSet(inputs, data.InputSize, labels);
    }
}
