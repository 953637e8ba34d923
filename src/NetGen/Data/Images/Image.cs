namespace NetGen.Training;

/// <summary>A decoded image: rows from top to bottom, [height × width × channels] values between 0 and 1, of one or three channels.</summary>
internal sealed record Image(int Width, int Height, int Channels, float[] Values)
{
    /// <summary>What a file may claim to hold before that is refused: 64 million pixels.</summary>
    private const int MostPixels = 1 << 26;

    /// <summary>The luma's shares of red, green and blue (ITU-R BT.601).</summary>
    private const float Red = 0.299f, Green = 0.587f, Blue = 0.114f;

    /// <summary>An image to be filled in.</summary>
    /// <exception cref="InvalidDataException">It would have no pixel, or too many.</exception>
    public static Image Blank(long width, long height, int channels)
    {
        if (width < 1 || height < 1)
            throw new InvalidDataException($"it claims to be {width} pixels wide and {height} high.");
        if (width > MostPixels || height > MostPixels || width * height > MostPixels)
            throw new InvalidDataException($"it claims to have {width} × {height} pixels; {MostPixels} at most can be read.");
        return new Image((int)width, (int)height, channels, new float[width * height * channels]);
    }

    /// <summary>Copies the values as inputs.</summary>
    public void CopyTo(Span<float> inputs, ImageColor color)
    {
        if (Channels == (color == ImageColor.Grey ? 1 : 3))
        {
            Values.CopyTo(inputs);
            return;
        }
        for (int pixel = 0; pixel < Width * Height; pixel++)
        {
            if (color == ImageColor.Rgb)
                inputs.Slice(3 * pixel, 3).Fill(Values[pixel]);
            else
                inputs[pixel] = Luma(Values[3 * pixel], Values[3 * pixel + 1], Values[3 * pixel + 2]);
        }
    }

    /// <summary>A grey colour keeps its value exactly.</summary>
    private static float Luma(float red, float green, float blue) =>
        red == green && green == blue ? red : Red * red + Green * green + Blue * blue;
}
