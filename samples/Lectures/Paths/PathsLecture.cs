using Spectre.Console;

namespace Samples;

/// <summary>
/// Optimisers on a ravine of condition number 100, a saddle and a noisy bowl, each at the best learning rate of one grid: how many steps to
/// the floor, and by which way.
/// </summary>
internal static class PathsLecture
{
    private const int MostSteps = 2_000;
    private const int StepsDrawn = 60;
    private const int Seeds = 20;

    private static readonly float[] _learningRates = [1, 0.3f, 0.1f, 0.05f, 0.018f, 0.01f, 0.003f, 0.001f];
    private static readonly string[] _drawn = ["SGD", "Momentum", "Adam"];

    public static void Run(Laboratory laboratory)
    {
        foreach (Surface surface in Surface.All)
        {
            foreach (Walker walker in Walker.All)
            {
                (float rate, double steps) = _learningRates
                    .Select(rate => (rate, Enumerable.Range(1, Seeds).Average(seed => StepsToFloor(surface, walker.Walk(surface, rate, MostSteps, seed)))))
                    .MinBy(trial => trial.Item2);
                laboratory.Say(
                    $"{surface.Name}  {walker.Name}  learning rate {rate}  steps to {surface.Floor} {(steps < MostSteps ? steps.ToString("F0") : $"more than {MostSteps}")}");
                if (_drawn.Contains(walker.Name))
                    laboratory.Console.Write(new Text(PathPicture.Draw(surface, walker.Walk(surface, rate, StepsDrawn, seed: 1)) + "\n"));
            }
        }
    }

    /// <summary>The first step from which a walk has stayed at the floor for ten.</summary>
    private static int StepsToFloor(Surface surface, (float X, float Y)[] path)
    {
        const int Stay = 10;
        int below = 0;
        for (int step = 0; step < path.Length; step++)
        {
            below = surface.Value(path[step].X, path[step].Y) <= surface.Floor ? below + 1 : 0;
            if (below == Stay)
                return step - Stay + 1;
        }

        return MostSteps;
    }
}
