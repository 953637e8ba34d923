using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Samples;

namespace NetGen.Samples.Tests;

public sealed class MnistFileTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * i))];
    private static readonly MnistFile Wanted = new("some-idx1-ubyte", Convert.ToHexStringLower(SHA256.HashData(Content)));

    private readonly string _directory = Directory.CreateTempSubdirectory("netgen-mnist-").FullName;
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_file_with_the_right_hash_is_fetched_and_found()
    {
        using var server = new FileServer("/mnist/some-idx1-ubyte.gz", Compressed(Content));
        Assert.Null(Wanted.Find(_directory));

        await Wanted.DownloadAsync(_client, new Uri(server.BaseUrl, "mnist"), _directory);

        string path = Path.Combine(_directory, "some-idx1-ubyte.gz");
        Assert.Equal(path, Wanted.Find(_directory));
        Assert.Equal(Compressed(Content), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_directory));
    }

    [Fact]
    public async Task A_base_address_may_end_in_a_slash_and_the_directory_may_be_new()
    {
        using var server = new FileServer("/mnist/some-idx1-ubyte.gz", Compressed(Content));

        await Wanted.DownloadAsync(_client, new Uri(server.BaseUrl, "mnist/"), Path.Combine(_directory, "a", "b"));

        Assert.NotNull(Wanted.Find(Path.Combine(_directory, "a", "b")));
    }

    [Fact]
    public async Task An_older_file_is_replaced_when_the_new_one_is_right()
    {
        File.WriteAllText(Path.Combine(_directory, "some-idx1-ubyte.gz"), "old");
        using var server = new FileServer("/some-idx1-ubyte.gz", Compressed(Content));

        await Wanted.DownloadAsync(_client, server.BaseUrl, _directory);

        Assert.Equal(Compressed(Content), File.ReadAllBytes(Path.Combine(_directory, "some-idx1-ubyte.gz")));
    }

    [Fact]
    public async Task Other_content_is_refused_and_leaves_nothing_behind()
    {
        using var server = new FileServer("/some-idx1-ubyte.gz", Compressed([1, 2, 3]));

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => Wanted.DownloadAsync(_client, server.BaseUrl, _directory));

        Assert.Contains("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", exception.Message, StringComparison.Ordinal);
        Assert.Contains(Wanted.Sha256, exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_directory));
    }

    [Fact]
    public async Task Content_that_is_not_gzip_is_refused_and_leaves_the_older_file()
    {
        string path = Path.Combine(_directory, "some-idx1-ubyte.gz");
        File.WriteAllText(path, "old");
        using var server = new FileServer("/some-idx1-ubyte.gz", "<html>Please log in</html>"u8.ToArray());

        await Assert.ThrowsAsync<InvalidDataException>(() => Wanted.DownloadAsync(_client, server.BaseUrl, _directory));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_directory));
    }

    [Fact]
    public async Task A_file_that_the_server_lacks_is_reported_with_its_status()
    {
        using var server = new FileServer("/elsewhere", []);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => Wanted.DownloadAsync(_client, server.BaseUrl, _directory));

        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
        Assert.Empty(Directory.GetFiles(_directory));
    }

    [Fact]
    public void An_uncompressed_file_comes_before_a_compressed_one()
    {
        File.WriteAllText(Path.Combine(_directory, "some-idx1-ubyte.gz"), "");
        File.WriteAllText(Path.Combine(_directory, "some-idx1-ubyte"), "");

        Assert.Equal(Path.Combine(_directory, "some-idx1-ubyte"), Wanted.Find(_directory));
    }

    private static byte[] Compressed(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(content);
        return compressed.ToArray();
    }
}
