using NetGen.Training;

namespace Samples;

/// <summary>Tests a network every so many steps, notes when each accuracy is first reached, and ends the run after a number of steps.</summary>
/// <param name="test">The test data.</param>
/// <param name="every">Steps between two tests.</param>
/// <param name="most">The steps of a run.</param>
/// <param name="targets">The accuracies, in percent.</param>
internal sealed class StepsToAccuracy(DataSet test, int every, int most, double[] targets) : ITrainingCallback
{
    private readonly int?[] _steps = new int?[targets.Length];

    /// <summary>For each accuracy the first tested step at which it was reached; null where it was not.</summary>
    public IReadOnlyList<int?> Steps => _steps;

    /// <summary>The accuracy of the last test, in percent.</summary>
    public double Accuracy { get; private set; }

    public void BatchEnds(TrainingProgress progress)
    {
        int step = progress.Trainer.StepCount;
        if (step % every != 0)
            return;
        Accuracy = 100 * progress.Network.Evaluate(test).Accuracy!.Value;
        for (int i = 0; i < targets.Length; i++)
            _steps[i] ??= Accuracy >= targets[i] ? step : null;
        if (step >= most)
            progress.Stop($"{most} steps are done.");
    }
}
