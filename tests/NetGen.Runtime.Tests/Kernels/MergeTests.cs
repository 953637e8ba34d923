using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>Merges against their definitions in double.</summary>
public class MergeTests
{
    private static readonly int[] Widths = [1, 3, 15, 16, 17, 33, 200];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Sums_and_products_go_element_by_element_through_the_activation(EngineKind engine)
    {
        foreach (int width in Widths)
        {
            TestMatrix a = TestMatrix.Padded(5, width).Randomize(1, padding: 7), b = TestMatrix.Padded(5, width).Randomize(2, padding: 7);
            TestMatrix y = TestMatrix.Padded(5, width);

            Merge.Add(engine, 5, width, a.Span, b.Span, y.Span, y.Stride, default(ReLU));
            Check(y, (p, q) => Math.Max(0, p + q), "sum");
            Merge.Multiply(engine, 5, width, a.Span, b.Span, y.Span, y.Stride, new LeakyReLU(0.25f));
            Check(y, (p, q) => p * q >= 0 ? p * q : 0.25 * p * q, "product");

            void Check(TestMatrix y, Func<double, double, double> truth, string of)
            {
                y.AssertClose(Reference.Map(Reference.ToDouble(a), Reference.ToDouble(b), truth), $"{of} over {width}", 1e-6);
                y.AssertPaddingIsZero();
                y.AssertNothingOutsideWasWritten();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void The_result_may_take_the_place_of_either_operand(EngineKind engine)
    {
        TestMatrix a = TestMatrix.Padded(4, 33).Randomize(1), b = TestMatrix.Padded(4, 33).Randomize(2), y = TestMatrix.Padded(4, 33);
        Merge.Add(engine, 4, 33, a.Span, b.Span, y.Span, y.Stride, default(Tanh));
        TestMatrix first = a.Copy(), second = b.Copy();
        Merge.Add(engine, 4, 33, first.Span, b.Span, first.Span, y.Stride, default(Tanh));
        Merge.Add(engine, 4, 33, a.Span, second.Span, second.Span, y.Stride, default(Tanh));
        first.AssertSameBits(y, "in place of a");
        second.AssertSameBits(y, "in place of b");
    }

    [Fact]
    public void A_part_of_the_columns_is_copied_and_padded()
    {
        TestMatrix source = TestMatrix.Padded(3, 20).Randomize(1), part = TestMatrix.Padded(3, 7);
        Merge.Part(3, 7, source.Span[5..], source.Stride, part.Span, part.Stride);
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 7; column++)
                Assert.Equal(source[row, 5 + column], part[row, column]);
        }

        part.AssertPaddingIsZero();
        part.AssertNothingOutsideWasWritten();
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Merge.Add(2, 3, new float[31], new float[32], new float[32], 16, default(Identity)));
        Assert.Throws<ArgumentException>(() => Merge.Multiply(2, 3, new float[32], new float[31], new float[32], 16, default(Identity)));
        Assert.Throws<ArgumentException>(() => Merge.Add(2, 3, new float[32], new float[32], new float[31], 16, default(Identity)));
        Assert.Throws<ArgumentException>(() => Merge.Add(2, 3, new float[32], new float[32], new float[32], 12, default(Identity)));
        Assert.Throws<ArgumentException>(() => Merge.Part(2, 3, new float[4], 3, new float[32], 16));
    }
}
