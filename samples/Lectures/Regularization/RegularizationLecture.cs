using NetGen;
using NetGen.Training;

namespace Samples;

/// <summary>
/// 784-200-200-10 on 5,000 digits with dropout (0.2 of the inputs, 0.5 of the hidden units), L2, max-norm and combinations, and the whole
/// recipe of Srivastava et al. 2014: n/(1 - p) units and more, a larger learning rate and momentum, max-norm. Mean and deviation over seeds.
/// </summary>
internal static class RegularizationLecture
{
    private static readonly (string Name, Func<int, ITrainableNetwork> Create)[] _networks =
    [
        ("nothing", seed => new PlainNet(seed)),
        ("dropout", seed => new DropoutNet(seed)),
        ("L2", seed => new L2Net(seed)),
        ("max-norm", seed => new MaxNormNet(seed)),
        ("dropout and L2", seed => new DropoutL2Net(seed)),
        ("dropout and max-norm", seed => new DropoutMaxNormNet(seed)),
        ("the whole recipe", seed => new RecipeNet(seed))
    ];

    public static void Run(Laboratory laboratory)
    {
        int epochs = laboratory.Count(full: 40, quick: 8);
        int seeds = laboratory.Count(full: 5, quick: 2);
        laboratory.Say($"5,000 images, {epochs} epochs, batch 100, {seeds} seeds, each with its own images");
        var bars = new List<(string, double)>();
        foreach ((string name, Func<int, ITrainableNetwork> create) in _networks)
        {
            double[] errors = [.. Enumerable.Range(1, seeds).Select(seed => 100 - laboratory.Accuracy(create(seed), laboratory.Sample(images: 5_000, seed), epochs, seed))];
            double mean = errors.Average();
            double deviation = Math.Sqrt(errors.Sum(error => (error - mean) * (error - mean)) / Math.Max(1, seeds - 1));
            laboratory.Say($"{name}  test error {mean:F2} ± {deviation:F2} %");
            bars.Add((name, 100 - mean));
        }

        laboratory.Draw("test accuracy, %", bars);
    }
}
