using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen.Terminal;

/// <summary>
/// A small grey picture, such as a handwritten digit: half blocks in 24-bit or 256 colours, shaded characters where there are fewer.
/// </summary>
/// <remarks>
/// A cell of a terminal is about twice as high as wide. A half block shows two pixels of one column, so [28 × 28] take 28 × 14 cells.
/// A picture up to 16 pixels wide is drawn in double size, two cells a pixel: [8 × 8] take 16 × 8 cells.
/// </remarks>
public sealed class GreyImage : Renderable
{
    private const int WidestDoubled = 16;
    private const string Shades = " ░▒▓█";
    private const string AsciiShades = " .:*#";

    private readonly float[] _pixels;
    private readonly int _width;
    private readonly int _height;

    /// <summary>A picture of the given pixels.</summary>
    /// <param name="pixels">[height × width], 0 is black and 1 is white; values outside are clamped, NaN is black.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">The number of pixels is not width × height.</exception>
    public GreyImage(ReadOnlySpan<float> pixels, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.Length != (long)width * height)
            throw new ArgumentException($"A picture of {width} × {height} has {(long)width * height} pixels, but {pixels.Length} were given.", nameof(pixels));

        (_pixels, _width, _height) = (pixels.ToArray(), width, height);
    }

    private bool IsDoubled => _width <= WidestDoubled;

    /// <inheritdoc/>
    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        int cells = IsDoubled ? 2 * _width : _width;
        return new Measurement(cells, cells);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        bool coloured = options.ColorSystem is ColorSystem.EightBit or ColorSystem.TrueColor;
        string shades = options.Unicode ? Shades : AsciiShades;
        int rowsPerLine = IsDoubled ? 1 : 2;
        for (int top = 0; top < _height; top += rowsPerLine)
        {
            for (int x = 0; x < _width; x++)
            {
                float upper = Pixel(x, top);
                float lower = Pixel(x, top + rowsPerLine - 1);
                yield return (coloured, IsDoubled) switch
                {
                    (true, true) => new Segment("  ", new Style(background: Grey(upper))),
                    (true, false) when options.Unicode => new Segment("▀", new Style(Grey(upper), Grey(lower))),
                    (true, false) => new Segment(" ", new Style(background: Grey((upper + lower) / 2))),
                    (false, true) => new Segment(new string(Shade(shades, upper), 2)),
                    (false, false) => new Segment(Shade(shades, (upper + lower) / 2).ToString()),
                };
            }

            yield return Segment.LineBreak;
        }
    }

    /// <summary>Brightness in [0, 1]; below the last row of a picture of odd height it is 0.</summary>
    private float Pixel(int x, int y)
    {
        float value = y < _height ? _pixels[y * _width + x] : 0;
        return value > 0 ? Math.Min(value, 1) : 0;
    }

    /// <summary>One of the 24 greys that every palette of 256 colours has: the first 16 colours follow the terminal's theme.</summary>
    private static Color Grey(float value) => Color.FromInt32(232 + (int)MathF.Round(23 * value));

    private static char Shade(string shades, float value) => shades[(int)MathF.Round((shades.Length - 1) * value)];
}
