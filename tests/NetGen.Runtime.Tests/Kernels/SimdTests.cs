using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>What the vectors of every engine promise beyond arithmetic: their ends, their order, and what they do with NaN.</summary>
public class SimdTests
{
    private const float Nan = float.NaN;

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Partial_loads_and_stores_touch_the_first_lanes_only(EngineKind engine) => Run(engine, new PartialKernel());

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Larger_and_smaller_are_NaN_where_the_second_is(EngineKind engine) => Run(engine, new OrderKernel());

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Sum_and_largest_go_over_every_lane(EngineKind engine) => Run(engine, new ReductionKernel());

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_is_too_small_is_flushed_and_the_rest_stays(EngineKind engine) => Run(engine, new FlushKernel());

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_lane_is_spread_and_floats_that_lie_apart_are_gathered(EngineKind engine) => Run(engine, new LaneKernel());

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Lanes_that_are_not_0_are_stored_side_by_side(EngineKind engine) => Run(engine, new NonzeroKernel());

    private static void Run<TKernel>(EngineKind engine, TKernel kernel)
        where TKernel : struct, IKernel =>
        Engine.Run(engine, ref kernel);

    private static unsafe float[] Lanes<TVector>(TVector vector)
        where TVector : struct, ISimd<TVector>
    {
        var lanes = new float[TVector.Width];
        fixed (float* p = lanes)
            vector.Store(p);
        return lanes;
    }

    private static void AssertEvery<TVector>(float expected, TVector vector)
        where TVector : struct, ISimd<TVector> =>
        Assert.All(Lanes(vector), lane => Assert.Equal(expected, lane));

    private readonly struct PartialKernel : IKernel
    {
        public unsafe void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            float* source = stackalloc float[TVector.Width];
            for (int i = 0; i < TVector.Width; i++)
                source[i] = i + 1;

            // Portable loops never ask for less than a whole vector of one.
            for (int count = TVector.Width == 1 ? 1 : 0; count <= TVector.Width + 3; count++)
            {
                TVector vector = TVector.Load(source, count);
                Assert.Equal(Enumerable.Range(1, TVector.Width).Select(i => i <= count ? i : 0f), Lanes(vector));

                float[] destination = new float[TVector.Width];
                Array.Fill(destination, -1);
                fixed (float* p = destination)
                    TVector.Load(source).Store(p, count);
                Assert.Equal(Enumerable.Range(1, TVector.Width).Select(i => i <= count ? i : -1f), destination);

                Array.Fill(destination, -1);
                fixed (float* p = destination)
                    TVector.Load(source).StoreConstant(p, count);
                Assert.Equal(Enumerable.Range(1, TVector.Width).Select(i => i <= count ? i : -1f), destination);
            }
        }
    }

    private readonly struct OrderKernel : IKernel
    {
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            AssertEvery(2, TVector.Max(TVector.Create(1), TVector.Create(2)));
            AssertEvery(2, TVector.Max(TVector.Create(2), TVector.Create(-3)));
            AssertEvery(1, TVector.Min(TVector.Create(1), TVector.Create(2)));
            AssertEvery(-3, TVector.Min(TVector.Create(2), TVector.Create(-3)));
            AssertEvery(Nan, TVector.Max(TVector.Create(1), TVector.Create(Nan)));
            AssertEvery(Nan, TVector.Min(TVector.Create(1), TVector.Create(Nan)));
            AssertEvery(2, TVector.Select(TVector.GreaterThan(TVector.Create(Nan), TVector.Zero), TVector.Create(1), TVector.Create(2)));
            AssertEvery(2, TVector.Select(TVector.GreaterThan(TVector.Zero, TVector.Create(Nan)), TVector.Create(1), TVector.Create(2)));
        }
    }

    private readonly struct ReductionKernel : IKernel
    {
        public unsafe void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            float* lanes = stackalloc float[TVector.Width];
            for (int lane = 0; lane < TVector.Width; lane++)
            {
                new Span<float>(lanes, TVector.Width).Fill(-4);
                lanes[lane] = -1;
                Assert.Equal(-1f, TVector.Largest(TVector.Load(lanes)));
                Assert.Equal(-1f - 4 * (TVector.Width - 1), TVector.Sum(TVector.Load(lanes)));
            }
        }
    }

    private readonly struct LaneKernel : IKernel
    {
        public unsafe void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            const int Stride = 3;
            float* source = stackalloc float[TVector.Width * Stride];
            for (int i = 0; i < TVector.Width * Stride; i++)
                source[i] = i;
            for (int lane = 0; lane < TVector.Width; lane++)
            {
                AssertEvery(lane, TVector.Lane(TVector.Load(source), lane));
                IEnumerable<float> expected = Enumerable.Range(0, TVector.Width).Select(i => (float)(Math.Min(i, lane) * Stride));
                Assert.Equal(expected, Lanes(TVector.Gather(source, Stride, lane)));
            }
        }
    }

    private readonly struct NonzeroKernel : IKernel
    {
        public unsafe void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            float* source = stackalloc float[TVector.Width], values = stackalloc float[TVector.Width];
            int* integers = stackalloc int[TVector.Width];
            for (int mask = 0; mask < Math.Min(1 << TVector.Width, 4096); mask++)
            {
                for (int lane = 0; lane < TVector.Width; lane++)
                    source[lane] = (mask * 17 >> lane & 1) == 0 ? lane % 2 == 0 ? 0f : -0f : lane % 3 == 0 ? Nan : float.Epsilon * (lane + 1);
                int[] expected = [.. Enumerable.Range(0, TVector.Width).Where(lane => (mask * 17 >> lane & 1) != 0)];

                nint count = TVector.StoreNonzeros(TVector.Load(source), TVector.Indices, values, integers);

                Assert.Equal(expected, new ReadOnlySpan<int>(integers, (int)count).ToArray());
                for (int i = 0; i < expected.Length; i++)
                    Assert.Equal(source[expected[i]], values[i]);
            }
        }
    }

    private readonly struct FlushKernel : IKernel
    {
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            float bound = MathF.ScaleB(1, -95);
            foreach (float kept in new[] { bound, -bound, 1e-20f, -1, float.MaxValue, float.NegativeInfinity, Nan, -Nan })
                AssertEvery(kept, VectorMath.FlushToZero(TVector.Create(kept)));
            foreach (float small in new[] { MathF.BitDecrement(bound), -MathF.BitDecrement(bound), 1e-38f, float.Epsilon, -float.Epsilon, -0f })
                AssertEvery(0, VectorMath.FlushToZero(TVector.Create(small)));
        }
    }
}
