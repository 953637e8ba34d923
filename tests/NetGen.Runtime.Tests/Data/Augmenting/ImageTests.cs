using NetGen.Training;

namespace NetGen.Runtime.Tests.Data.Augmenting;

/// <summary>What is done to pictures, against scipy and colorsys and in closed form.</summary>
public sealed class ImageTests
{
    private const float Tolerance = 2e-5f;

    private static readonly AugmentationVectors s_vectors = AugmentationVectors.Read();
    private static readonly ImageShape s_shape = new(1, s_vectors.Image.Length, s_vectors.Image[0].Length);

    public static TheoryData<int> Warps => [.. Enumerable.Range(0, s_vectors.Warps.Length)];

    [Theory]
    [MemberData(nameof(Warps))]
    public void Pixels_move_as_in_scipy(int index)
    {
        AugmentationVectors.Warp warp = s_vectors.Warps[index];
        (double[] x, double[] y) = (warp.Matrix[0], warp.Matrix[1]);
        float[] pixels = Flat(s_vectors.Image);
        new ImageWarp(s_shape, spacing: 0).Run(pixels, new AffineMap(x[0], x[1], warp.Offset[0], y[0], y[1], warp.Offset[1]));
        Near(Flat(warp.Image), pixels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_Gaussian_blurs_as_in_scipy(int index)
    {
        float[] pixels = Flat(s_vectors.Image);
        new ImageFilter(s_shape).Blur(pixels, s_vectors.Blurs[index].Deviation);
        Near(Flat(s_vectors.Blurs[index].Image), pixels);
    }

    [Fact]
    public void Sharpening_adds_the_difference_to_the_mean_around()
    {
        float[] pixels = Flat(s_vectors.Image);
        new ImageFilter(s_shape).Sharpen(pixels, 0.5f);
        Near(Flat(s_vectors.Sharpened), pixels);
    }

    [Fact]
    public void Colours_are_colorsyss_there_and_back()
    {
        foreach ((float[] rgb, float[] hsl) in s_vectors.Colors.Zip(s_vectors.Hsl))
        {
            var color = HslColor.Of(rgb[0], rgb[1], rgb[2]);
            Near(hsl, [color.Hue, color.Saturation, color.Lightness]);
            (float red, float green, float blue) = color.ToRgb();
            Near(rgb, [red, green, blue]);
        }
    }

    [Fact]
    public void Whole_pixels_are_moved_exactly_and_leave_0()
    {
        float[] pixels = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        new ImageWarp(new ImageShape(1, 3, 3), spacing: 0).Run(pixels, AffineMap.Translation(1, -1));
        Assert.Equal([0, 4, 5, 0, 7, 8, 0, 0, 0], pixels);
        new ImageWarp(new ImageShape(1, 3, 3), spacing: 0).Run(pixels, AffineMap.Translation(100, 1e9));
        Assert.All(pixels, pixel => Assert.Equal(0, pixel));
    }

    [Fact]
    public void A_quarter_turn_is_clockwise_and_four_are_none()
    {
        float[] start = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        float[] pixels = [.. start];
        var warp = new ImageWarp(new ImageShape(1, 3, 3), spacing: 0);
        warp.Run(pixels, AffineMap.Rotation(90));
        Near([7, 4, 1, 8, 5, 2, 9, 6, 3], pixels);
        for (int turn = 0; turn < 3; turn++)
            warp.Run(pixels, AffineMap.Rotation(90));
        Near(start, pixels);
    }

    [Fact]
    public void Two_flips_are_none_and_each_channel_stays_itself()
    {
        float[] start = [1, 2, 3, 4, 10, 20, 30, 40];
        float[] pixels = [.. start];
        var warp = new ImageWarp(new ImageShape(2, 2, 2), spacing: 0);
        warp.Run(pixels, AffineMap.Scaling(-1, 1));
        Assert.Equal([2, 1, 4, 3, 20, 10, 40, 30], pixels);
        warp.Run(pixels, AffineMap.Scaling(-1, 1));
        Assert.Equal(start, pixels);
    }

    [Fact]
    public void Maps_put_together_are_one_after_the_other()
    {
        AffineMap map = AffineMap.Scaling(2, 3).Then(AffineMap.Rotation(90)).Then(AffineMap.Translation(5, 7));
        // (1, 1) → (2, 3) → (-3, 2) → (2, 9)
        Assert.Equal(2, map.Xx + map.Xy + map.X0, 1e-12);
        Assert.Equal(9, map.Yx + map.Yy + map.Y0, 1e-12);
        AffineMap none = map.Then(map.Inverse());
        foreach ((double expected, double actual) in new[] { 1, 0, 0, 0, 1, 0.0 }.Zip([none.Xx, none.Xy, none.X0, none.Yx, none.Yy, none.Y0]))
            Assert.Equal(expected, actual, 1e-12);
    }

    [Fact]
    public void An_elastic_warp_without_displacement_is_none_and_with_one_moves_pixels_by_about_that()
    {
        var random = new SampleRandom(1, 1, 1, AugmentationMethod.Elastic);
        var warp = new ImageWarp(new ImageShape(1, 28, 28), spacing: 7);
        float[] ramp = [.. Enumerable.Range(0, 28 * 28).Select(i => (float)(i % 28))];
        float[] pixels = [.. ramp];
        warp.DrawGrid(ref random, 0);
        warp.Run(pixels, AffineMap.Identity);
        Assert.Equal(ramp, pixels);

        double squares = 0;
        for (int trial = 0; trial < 200; trial++)
        {
            warp.DrawGrid(ref random, 1.5);
            ramp.CopyTo(pixels, 0);
            warp.Run(pixels, AffineMap.Identity);
            squares += Math.Pow(pixels[14 * 28 + 14] - 14, 2); // a point of the grid
        }

        Assert.InRange(Math.Sqrt(squares / 200), 1.3, 1.7);
    }

    private static float[] Flat(float[][] rows) => [.. rows.SelectMany(row => row)];

    private static void Near(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Tolerance);
    }
}
