using NetGen.Training;

namespace Samples;

/// <summary>The 60,000 digits to learn from and the 10,000 of the test.</summary>
internal static class MnistData
{
    /// <summary>What to do about the files that a directory lacks; null where it has all four.</summary>
    public static string? Advice(string directory)
    {
        MnistFile[] missing = [.. MnistFile.All.Where(file => file.Find(directory) is null)];
        if (missing.Length == 0)
            return null;

        return $"""
            {Path.GetFullPath(directory)} lacks these files of MNIST (NAME or NAME.gz; SHA-256 of the uncompressed file):

            {string.Join('\n', missing.Select(file => $"  {file.Name}\n    {file.Sha256}"))}

            Fetch and check them:

              dotnet run -c Release --project samples/Mnist -- --data {directory} --download https://ossci-datasets.s3.amazonaws.com/mnist/

            or name the directory that has them, with --data or in the environment variable NETGEN_DATA.
            """;
    }

    /// <summary>Fetches the files that a directory lacks.</summary>
    /// <exception cref="HttpRequestException">The server can't be reached or doesn't have a file.</exception>
    /// <exception cref="InvalidDataException">What came is not the file.</exception>
    public static async Task DownloadAsync(Uri baseUrl, string directory)
    {
        using var client = new HttpClient();
        foreach (MnistFile file in MnistFile.All.Where(file => file.Find(directory) is null))
        {
            Console.WriteLine($"fetching {file.Name}");
            await file.DownloadAsync(client, baseUrl, directory);
        }
    }

    /// <summary>Images and their labels, with pixels from 0 to 1.</summary>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static DataSet Load(string directory, MnistFile images, MnistFile labels) =>
        IdxFile.ReadDataSet(images.Find(directory)!, labels.Find(directory)!);
}
