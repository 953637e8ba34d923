using NetGen;
using NetGen.Training;

namespace Samples;

/// <summary>20, 50 and 110 layers of 64 units on MNIST, one behind the other or as residual blocks of two (He et al. 2016), Adam at 1e-3.</summary>
internal static class ResidualLecture
{
    private static readonly (string Name, Func<int, ITrainableNetwork> Create)[] _networks =
    [
        ("plain 20", seed => new Plain20(seed)),
        ("residual 20", seed => new Residual20(seed)),
        ("plain 50", seed => new Plain50(seed)),
        ("residual 50", seed => new Residual50(seed)),
        ("plain 110", seed => new Plain110(seed)),
        ("residual 110", seed => new Residual110(seed)),
    ];

    public static void Run(Laboratory laboratory)
    {
        DataSet train = laboratory.Sample(laboratory.Count(full: 60_000, quick: 10_000));
        int epochs = laboratory.Count(full: 2, quick: 1);
        int seeds = laboratory.Count(full: 3, quick: 1);
        laboratory.Say($"{train.Count:N0} images, {epochs} epochs, batch 100, {seeds} seeds");
        var bars = new List<(string, double)>();
        foreach ((string name, Func<int, ITrainableNetwork> create) in _networks)
        {
            double[] accuracies = [.. Enumerable.Range(1, seeds).Select(seed => laboratory.Accuracy(create(seed), train, epochs, seed))];
            laboratory.Say($"{name}  test accuracy {accuracies.Average():F1} %  from {accuracies.Min():F1} to {accuracies.Max():F1} %");
            bars.Add((name, accuracies.Average()));
        }

        laboratory.Draw("test accuracy, %", bars);
    }
}
