namespace NetGen.Training;

/// <summary>Which values of an image's pixels become inputs.</summary>
public enum ImageColor
{
    /// <summary>One value a pixel; of coloured images the luma 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601).</summary>
    Grey,

    /// <summary>Three values a pixel, red, green and blue side by side; grey images three times the same.</summary>
    Rgb,
}
