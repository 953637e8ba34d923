using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public sealed class ScalingTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Every_engine_scales_alike_and_returns_no_NaN(EngineKind engine)
    {
        foreach (int width in (int[])[1, 5, 16, 33])
        {
            int padded = (width + 15) / 16 * 16;
            var random = new Random(width);
            float[] parameters = new float[3 * padded];
            for (int i = 0; i < width; i++)
                (parameters[i], parameters[padded + i], parameters[2 * padded + i]) = (random.NextSingle(), i % 4 == 3 ? 0 : random.NextSingle() + 1, random.NextSingle());
            float[] odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, 0.5f, -3, 1e30f];
            float[] x = [.. Enumerable.Range(0, 3 * width).Select(i => odd[i % odd.Length])];
            float[] y = new float[3 * padded];
            Scaling.Forward(engine, 3, width, x, width, parameters, y, padded);
            for (int i = 0; i < 3 * width; i++)
            {
                (int row, int column) = (i / width, i % width);
                float scaled = (x[i] - parameters[column]) * parameters[padded + column];
                Assert.Equal((float.IsFinite(scaled) ? scaled : 0) + parameters[2 * padded + column], y[row * padded + column]);
            }

            Assert.All(y, value => Assert.False(float.IsNaN(value)));
        }
    }
}
