using System.Numerics.Tensors;

namespace NetGen.Kernels;

/// <summary>Random vectors at right angles to each other.</summary>
internal static class OrthogonalMatrix
{
    /// <summary>
    /// Vectors of normal values, each freed of its parts along those before it (modified Gram–Schmidt) and scaled to length 1: distributed as the
    /// rows of a random rotation are. Twice, since after once a part of the order of the rounding error is left ("twice is enough", Kahan).
    /// </summary>
    /// <param name="count">The number of vectors, at most their length.</param>
    /// <param name="length">Values in each.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">Which of the independent sequences of that seed.</param>
    public static double[][] Draw(int count, int length, int seed, int stream)
    {
        var random = new RandomSequence(seed, stream);
        double[][] vectors = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double[] vector = new double[length];
            for (int j = 0; j < length; j++)
                vector[j] = random.Normal((long)i * length + j);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int before = 0; before < i; before++)
                    TensorPrimitives.MultiplyAdd(vectors[before], -TensorPrimitives.Dot<double>(vectors[before], vector), vector, vector);
                TensorPrimitives.Divide(vector, TensorPrimitives.Norm<double>(vector), vector);
            }

            vectors[i] = vector;
        }

        return vectors;
    }
}
