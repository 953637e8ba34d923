using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public sealed class MissingTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Every_engine_fills_in_the_mean_for_what_is_not_finite_and_leaves_the_rest_alone(EngineKind engine)
    {
        foreach (int width in (int[])[1, 5, 16, 33])
        {
            float[] mean = [.. Enumerable.Range(0, width).Select(feature => feature + 0.25f)];
            float[] odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, -0f, 1e-45f, 3];
            float[] x = [.. Enumerable.Range(0, 3 * width).Select(i => odd[i % odd.Length])];
            float[] room = new float[3 * width + 1];
            room[^1] = 7;
            ReadOnlySpan<float> filled = Missing.Filled(engine, x, mean, room);
            Assert.Equal(x.Select((value, i) => float.IsFinite(value) ? value : mean[i % width]), filled.ToArray());
            Assert.True(filled.Overlaps(room));
            Assert.Equal(7, room[^1]);
        }
    }

    [Fact]
    public void Where_nothing_is_missing_the_values_stay_where_they_are()
    {
        float[] x = [1, float.MaxValue, -0f, 4], room = new float[4];
        Assert.True(Missing.Filled(x, [5, 6], room) == x);
        Assert.Equal(new float[4], room);
        Assert.True(Missing.Filled([], [5, 6], []).IsEmpty);
    }

    [Fact]
    public void Spans_that_do_not_fit_are_refused()
    {
        Refused("3 values are no whole number of rows of 2", () => Missing.Filled([1, float.NaN, 3], [5, 6], new float[4]).Length);
        Refused("filled has 3 floats, but 4 are needed", () => Missing.Filled([1, float.NaN, 3, 4], [5, 6], new float[3]).Length);

        static void Refused(string message, Func<object> call) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => call()).Message, StringComparison.Ordinal);
    }
}
