using NetGen;

namespace Samples;

/// <summary>
/// How often a sigmoid network solves XOR, from weights and biases of U(-1, 1) by plain gradient descent: η 0.1, 10,000 steps over all four rows,
/// binary cross-entropy.
/// </summary>
internal static class XorLecture
{
    private const int Steps = 10_000;

    private static readonly float[] _inputs = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly int[] _labels = [0, 1, 1, 0];

    private static readonly (string Name, Func<int, ITrainableNetwork> Create)[] _networks =
    [
        ("2-5-4-1", seed => new Xor541(seed)),
        ("2-2-1", seed => new Xor21(seed)),
        ("2-10-1", seed => new Xor101(seed)),
        ("2-5-5-5-5-1", seed => new Xor4Hidden(seed)),
        ("2-5-5-5-5-5-5-5-5-5-1", seed => new Xor9Hidden(seed)),
    ];

    public static void Run(Laboratory laboratory)
    {
        int seeds = laboratory.Count(full: 100, quick: 100);
        var shares = new List<(string, double)>();
        foreach ((string name, Func<int, ITrainableNetwork> create) in _networks)
        {
            int solved = 0;
            Parallel.For(1, seeds + 1, seed =>
            {
                ITrainableNetwork network = create(seed);
                DrawBiases(network, new Random(seed));
                if (IsSolved(network))
                    Interlocked.Increment(ref solved);
            });
            double share = 100.0 * solved / seeds;
            laboratory.Say($"{name}  solved {share:F1} %");
            shares.Add((name, share));
        }

        laboratory.Draw($"solved, % of {seeds} seeds", shares);
        laboratory.Say($"Wide beats deep here: more hidden units find more of the four corners, more sigmoid layers lose the gradient.");
    }

    /// <summary>Biases as the weights: U(-1, 1). NetGen's start at a constant.</summary>
    private static void DrawBiases(ITrainableNetwork network, Random random)
    {
        foreach (ParameterTensor bias in network.Description.Tensors)
        {
            if (bias.Kind != ParameterKind.Vector)
                continue;
            foreach (ref float value in network.ParameterBuffer.Slice(bias.Offset, bias.Columns))
                value = 2 * random.NextSingle() - 1;
        }
    }

    private static bool IsSolved(ITrainableNetwork network)
    {
        using (ITrainer trainer = network.CreateTrainer(batchSize: 4, threads: 1))
        {
            for (int step = 0; step < Steps; step++)
                trainer.Step(_inputs, _labels);
        }

        Span<float> outputs = stackalloc float[4];
        network.Predict(_inputs, outputs);
        return outputs[0] < 0.5f && outputs[1] > 0.5f && outputs[2] > 0.5f && outputs[3] < 0.5f;
    }
}
