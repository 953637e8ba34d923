namespace NetGen.Validation.Agreement;

/// <summary>Normally distributed numbers.</summary>
internal static class Normals
{
    public static float[] Draw(Random random, int count, double deviation = 1)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = (float)(deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return values;
    }
}
