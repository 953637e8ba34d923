using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace NetGen.Benchmarks;

/// <summary>What a child process does whose start is measured. It says so on standard output as soon as it is done.</summary>
internal static class StartProbe
{
    private const int Rows = 64;

    /// <param name="what"><c>empty</c>, <c>predict</c> or <c>train</c>.</param>
    /// <param name="weights">The file of the weights; not for <c>empty</c>.</param>
    public static int Run(string what, string weights)
    {
        switch (what)
        {
            case "predict":
                Predict(weights);
                break;
            case "train":
                Train(weights);
                return 0;
        }

        // What was compiled up to here, which is most of what a start costs.
        int methods = (int)JitInfo.GetCompiledMethodCount();
        double milliseconds = JitInfo.GetCompilationTime().TotalMilliseconds;
        Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"done {methods} {milliseconds}\n"));
        return 0;
    }

    private static void Predict(string weights)
    {
        DigitMomentum network = DigitMomentum.Load(weights);
        network.Predict(new float[DigitMomentum.InputSize], new float[DigitMomentum.OutputSize]);
    }

    /// <summary>Tells the milliseconds of the first step and of the first hundred, counted from when the trainer exists.</summary>
    private static void Train(string weights)
    {
        DigitMomentum network = DigitMomentum.Load(weights);
        float[] inputs = Samples.Inputs(1, Rows, DigitMomentum.InputSize)[0];
        int[] labels = Samples.Labels(1, Rows, DigitMomentum.OutputSize)[0];
        using DigitMomentum.Trainer trainer = network.CreateTrainer(Rows);
        long start = Stopwatch.GetTimestamp();
        trainer.Step(inputs, labels);
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        for (int step = 1; step < 100; step++)
            trainer.Step(inputs, labels);
        double hundred = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"done {first} {hundred}\n"));
    }
}
