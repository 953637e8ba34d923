namespace NetGen.Training;

/// <summary>A colour by hue, saturation and lightness, each in [0, 1] (Joblove and Greenberg 1978; Python's <c>colorsys</c>, which orders them h, l, s).</summary>
internal readonly record struct HslColor(float Hue, float Saturation, float Lightness)
{
    /// <param name="red">In [0, 1], as the others.</param>
    /// <param name="green">See red.</param>
    /// <param name="blue">See red.</param>
    public static HslColor Of(float red, float green, float blue)
    {
        float high = Math.Max(red, Math.Max(green, blue)), low = Math.Min(red, Math.Min(green, blue));
        float sum = high + low, range = high - low, lightness = sum / 2;
        if (range == 0)
            return new HslColor(0, 0, lightness);
        float saturation = lightness <= 0.5f ? range / sum : range / (2 - sum);
        float sixths = high == red ? (green - blue) / range
            : high == green ? 2 + (blue - red) / range
            : 4 + (red - green) / range;
        return new HslColor(Wrapped(sixths / 6), saturation, lightness);
    }

    public (float Red, float Green, float Blue) ToRgb()
    {
        float high = Lightness <= 0.5f ? Lightness * (1 + Saturation) : Lightness + Saturation - Lightness * Saturation;
        float low = 2 * Lightness - high;
        return (Channel(low, high, Hue + 1f / 3), Channel(low, high, Hue), Channel(low, high, Hue - 1f / 3));
    }

    /// <summary>A hue beyond the circle, back on it.</summary>
    public static float Wrapped(float hue) => hue - MathF.Floor(hue);

    private static float Channel(float low, float high, float hue) => Wrapped(hue) switch
    {
        < 1f / 6 and var h => low + (high - low) * h * 6,
        < 1f / 2 => high,
        < 2f / 3 and var h => low + (high - low) * (2f / 3 - h) * 6,
        _ => low,
    };
}
