using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>Penalties, clipping and bounds against their definitions.</summary>
public class RegularizationTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Penalties_are_added_to_the_gradient(EngineKind engine)
    {
        float[] parameters = [2f, -4f, 0f, 1f];
        Optimizer.Update(engine, new Penalty<Sgd>(new Sgd(1), 0.5, 0.25), parameters, [1f, 0f, 0.5f, float.NaN], default, 4);
        Assert.Equal([2f - (1f + 0.5f + 0.5f), -4f + 0.5f + 1f, -0.5f, float.NaN], parameters);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Gradients_are_clipped_or_scaled_before_the_step(EngineKind engine)
    {
        float[] parameters = new float[5];
        float[] gradients = [3f, -3f, 0.25f, float.NaN, float.NegativeInfinity];
        Optimizer.Update(engine, new ClippedValue<Sgd>(new Sgd(1), 0.5), parameters, gradients, default, 5);
        Assert.Equal([-0.5f, 0.5f, -0.25f, float.NaN, 0.5f], parameters);

        Array.Clear(parameters);
        Optimizer.Update(engine, new ScaledGradient<Sgd>(new Sgd(1), 0.5f), parameters, gradients, default, 5);
        Assert.Equal([-1.5f, 1.5f, -0.125f, float.NaN, float.PositiveInfinity], parameters);
    }

    [Fact]
    public void The_norm_is_that_of_all_gradients_and_the_scale_bounds_it()
    {
        Assert.Equal(5, GradientNorm.Of([3f, -4f, 0f]), 1e-12);
        Assert.Equal(0.2, GradientNorm.ClippingScale([3f, -4f], 1), 1e-6);
        Assert.Equal(1, GradientNorm.ClippingScale([3f, -4f], 6));
        Assert.Equal(1, GradientNorm.ClippingScale([0f], 1));
        Assert.Equal(float.NaN, GradientNorm.ClippingScale([0f, float.NaN], 1));

        float[] many = new float[100_003];
        Array.Fill(many, 0.1f);
        Assert.Equal(Math.Sqrt(many.Length * (double)0.1f * 0.1f), GradientNorm.Of(many), 1e-4);
    }

    [Fact]
    public void The_penalty_is_reported_as_it_is_defined() =>
        Assert.Equal(0.5 * 7 + 0.25 / 2 * 25, Penalties.Of([3f, -4f, 0f], 0.5, 0.25), 1e-6);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Only_columns_beyond_the_bound_are_scaled_down_to_it(EngineKind engine)
    {
        foreach ((int inputs, int outputs) in new[] { (1, 1), (2, 15), (7, 33), (300, 70) })
        {
            TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(1);
            double[,] start = Reference.ToDouble(weights), expected = Reference.ToDouble(weights);
            double bound = Math.Sqrt(inputs / 3.0);
            int clipped = 0;
            for (int column = 0; column < outputs; column++)
            {
                double norm = Math.Sqrt(Enumerable.Range(0, inputs).Sum(row => start[row, column] * start[row, column]));
                clipped += norm > bound ? 1 : 0;
                for (int row = 0; row < inputs; row++)
                    expected[row, column] *= Math.Min(1, bound / norm);
            }

            MaxNorm.Constrain(engine, inputs, weights.Stride, weights.Span, weights.Stride, bound);
            weights.AssertClose(expected, $"W of {inputs}x{outputs}, {clipped} clipped", 2e-6);
            weights.AssertPaddingIsZero();
            weights.AssertNothingOutsideWasWritten();
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Columns_can_be_split_among_calls(EngineKind engine)
    {
        TestMatrix whole = TestMatrix.Padded(31, 100).Randomize(1), split = whole.Copy();
        MaxNorm.Constrain(engine, 31, whole.Stride, whole.Span, whole.Stride, 2);
        MaxNorm.Constrain(engine, 31, 48, split.Span, split.Stride, 2);
        MaxNorm.Constrain(engine, 31, 0, split.Span[48..], split.Stride, 2);
        MaxNorm.Constrain(engine, 31, split.Stride - 48, split.Span[48..], split.Stride, 2);
        split.AssertSameBits(whole, "W");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Smoothed_labels_are_smoothed_targets(EngineKind engine)
    {
        const int rows = 3;
        foreach (int width in new[] { 2, 10, 37 })
        {
            TestMatrix z = TestMatrix.Padded(rows, width).Randomize(1), byLabel = z.Copy(), byTarget = z.Copy();
            int[] labels = [1, 0, width - 1];
            float[] targets = new float[rows * width], losses = new float[rows], targetLosses = new float[rows];
            for (int row = 0; row < rows; row++)
            {
                targets.AsSpan(row * width, width).Fill(0.25f / width);
                targets[row * width + labels[row]] += 0.75f;
            }

            Loss.SoftmaxCrossEntropy(engine, rows, width, z.Span, z.Stride, labels, byLabel.Span, rows, losses, 0.25f);
            Loss.SoftmaxCrossEntropy(engine, rows, width, z.Span, z.Stride, targets, byTarget.Span, rows, targetLosses);
            byLabel.AssertClose(Reference.ToDouble(byTarget), $"dz of {width}", 2e-6);
            for (int row = 0; row < rows; row++)
                Assert.Equal(targetLosses[row], losses[row], 1e-5);

            float[] hard = new float[rows * width];
            for (int row = 0; row < rows; row++)
                hard[row * width + labels[row]] = 1;
            Loss.SoftmaxCrossEntropy(engine, rows, width, z.Span, z.Stride, hard, byTarget.Span, rows, targetLosses, 0.25f);
            byLabel.AssertClose(Reference.ToDouble(byTarget), $"dz of {width} by targets", 2e-6);
            byTarget.AssertPaddingIsZero();
        }
    }
}
