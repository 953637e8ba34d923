using System.IO.Compression;
using System.Security.Cryptography;

namespace Samples;

/// <summary>A file that can be fetched as <c>NAME.gz</c> and has to have a certain SHA-256 once it is uncompressed.</summary>
public sealed record MnistFile(string Name, string Sha256)
{
    public static MnistFile TrainingImages { get; } =
        new("train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");

    public static MnistFile TrainingLabels { get; } =
        new("train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");

    public static MnistFile TestImages { get; } =
        new("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7");

    public static MnistFile TestLabels { get; } =
        new("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    public static IReadOnlyList<MnistFile> All { get; } = [TrainingImages, TrainingLabels, TestImages, TestLabels];

    /// <summary>The file's path in a directory, compressed or not; null where it is missing.</summary>
    public string? Find(string directory)
    {
        string path = Path.Combine(directory, Name);
        return File.Exists(path) ? path : File.Exists(path + ".gz") ? path + ".gz" : null;
    }

    /// <summary>Fetches the file and moves it to its name in the directory only when its hash is right.</summary>
    /// <exception cref="HttpRequestException">The server can't be reached or doesn't have the file.</exception>
    /// <exception cref="InvalidDataException">What came is not the file.</exception>
    public async Task DownloadAsync(HttpClient client, Uri baseUrl, string directory)
    {
        Directory.CreateDirectory(directory);
        string path = Path.Combine(directory, Name + ".gz");
        string part = $"{path}.{Guid.NewGuid():N}.part";
        Uri url = new($"{baseUrl.AbsoluteUri.TrimEnd('/')}/{Name}.gz");
        try
        {
            await using (Stream source = await client.GetStreamAsync(url))
            await using (FileStream target = File.Create(part))
                await source.CopyToAsync(target);

            string hash = await HashAsync(part);
            if (hash != Sha256)
                throw new InvalidDataException($"its content has the SHA-256 {hash} instead of {Sha256}.");
            File.Move(part, path, overwrite: true);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{url} is not {Name}: {e.Message}", e);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task<string> HashAsync(string compressed)
    {
        await using var content = new GZipStream(File.OpenRead(compressed), CompressionMode.Decompress);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
    }
}
