namespace NetGen.Benchmarks;

/// <summary>Made-up data of which there is always something left to learn.</summary>
internal static class Samples
{
    /// <summary>The share of the pixels of handwriting, roughly, that are not 0.</summary>
    public const double Handwriting = 0.25;

    /// <summary>Batches of values in [0, 1), of which a share is not 0.</summary>
    public static float[][] Inputs(int batches, int rows, int width, double density = Handwriting)
    {
        var random = new Random(7);
        float[][] inputs = new float[batches][];
        for (int batch = 0; batch < batches; batch++)
        {
            inputs[batch] = new float[rows * width];
            foreach (ref float value in inputs[batch].AsSpan())
                value = random.NextDouble() < density ? random.NextSingle() : 0;
        }

        return inputs;
    }

    /// <summary>Labels that have nothing to do with the inputs: learning them by heart takes far longer than a measurement.</summary>
    public static int[][] Labels(int batches, int rows, int classes)
    {
        var random = new Random(8);
        return [.. Enumerable.Range(0, batches).Select(_ => Enumerable.Range(0, rows).Select(_ => random.Next(classes)).ToArray())];
    }

    /// <summary>The four points of exclusive or.</summary>
    public static float[] XorInputs { get; } = [0, 0, 0, 1, 1, 0, 1, 1];

    public static float[] XorTargets { get; } = [0, 1, 1, 0];
}
