namespace NetGen.Training;

/// <summary>Decodes the images that can be read without another library, and tells them by their first bytes.</summary>
internal static class ImageReader
{
    /// <exception cref="InvalidDataException">It is no such image, or damaged; the message begins with the path.</exception>
    public static Image Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            return bytes switch
            {
                [(byte)'P', (byte)'2' or (byte)'3' or (byte)'5' or (byte)'6', ..] => new NetpbmReader(bytes).Read(),
                [(byte)'B', (byte)'M', ..] => BmpReader.Read(bytes),
                [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngReader.Read(bytes),
                _ => throw new InvalidDataException("it is none of PGM, PPM, BMP and PNG."),
            };
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{path} is no image that can be read: {exception.Message}", exception);
        }
    }
}
