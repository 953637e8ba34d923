namespace NetGen;

/// <summary>How the values of a sample make up a picture: channel after channel, row after row, as <c>[Input(channels, height, width)]</c> states it.</summary>
/// <param name="Channels">1 for grey, 3 for red, green and blue.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Pixels in a row.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Values in a sample.</summary>
    public int Size => Channels * Height * Width;
}
