using System.Buffers.Binary;
using Samples;

namespace NetGen.Samples.Tests;

public sealed class MnistTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("netgen-mnist-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Missing_files_are_named_with_their_hashes_and_a_command_that_fetches_them()
    {
        File.WriteAllText(Path.Combine(_directory, "t10k-images-idx3-ubyte.gz"), "");

        Sample mnist = await Sample.RunAsync("Mnist", "--data", _directory);

        Assert.Equal((1, ""), (mnist.ExitCode, mnist.Output));
        Assert.DoesNotContain("t10k-images", mnist.Error, StringComparison.Ordinal);
        Assert.All(MnistFile.All.Where(file => file != MnistFile.TestImages), file =>
        {
            Assert.Contains(file.Name, mnist.Error, StringComparison.Ordinal);
            Assert.Contains(file.Sha256, mnist.Error, StringComparison.Ordinal);
        });
        Assert.Contains("--download https://", mnist.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_that_fails_is_reported_without_a_stack_trace()
    {
        using var server = new FileServer("/train-images-idx3-ubyte.gz", [1, 2, 3]);

        Sample wrongContent = await Sample.RunAsync("Mnist", "--data", _directory, "--download", server.BaseUrl.AbsoluteUri);
        Sample notFound = await Sample.RunAsync("Mnist", "--data", _directory, "--download", new Uri(server.BaseUrl, "elsewhere").AbsoluteUri);
        Sample noAddress = await Sample.RunAsync("Mnist", "--data", _directory, "--download", "elsewhere");

        Assert.All([wrongContent, notFound, noAddress], mnist =>
        {
            Assert.Equal(1, mnist.ExitCode);
            Assert.Single(mnist.Error.TrimEnd('\n').Split('\n'));
        });
        Assert.Contains("train-images-idx3-ubyte.gz", wrongContent.Error, StringComparison.Ordinal);
        Assert.Contains("404", notFound.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_directory));
    }

    [Fact]
    public async Task Four_files_in_the_format_are_trained_and_tested_on()
    {
        WriteDigits(MnistFile.TrainingImages, MnistFile.TrainingLabels, 1200);
        WriteDigits(MnistFile.TestImages, MnistFile.TestLabels, 100);

        Sample mnist = await Sample.RunAsync("Mnist", "--data", _directory, "--epochs", "3");

        Assert.Equal((0, ""), (mnist.ExitCode, mnist.Error));
        Assert.Equal(3, mnist.Lines.Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
        Assert.Matches(@"^seconds per epoch: \d+\.\d\d$", mnist.Lines[^2]);
        Assert.Equal("test accuracy: 1.0000", mnist.Lines[^1]);
    }

    [Fact]
    public async Task A_run_leaves_its_records_where_it_is_told_to()
    {
        WriteDigits(MnistFile.TrainingImages, MnistFile.TrainingLabels, 1200);
        WriteDigits(MnistFile.TestImages, MnistFile.TestLabels, 100);
        string output = Path.Combine(_directory, "run");

        Sample mnist = await Sample.RunAsync("Mnist", "--data", _directory, "--epochs", "2", "--output", output, "--check");

        Assert.Equal((0, ""), (mnist.ExitCode, mnist.Error));
        Assert.Contains(mnist.Lines, line => line.StartsWith("gradients ", StringComparison.Ordinal) && line.Contains("good", StringComparison.Ordinal));
        Assert.Equal(3, File.ReadAllLines(Path.Combine(output, "log.csv")).Length);
        Assert.Equal(2, File.ReadAllLines(Path.Combine(output, "log.jsonl")).Length);
        Assert.Contains("<h2>Gradient flow</h2>", File.ReadAllText(Path.Combine(output, "report.html")), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(output, "tensorboard", "validation")));
    }

    [Fact]
    public async Task A_run_goes_on_from_its_checkpoint_when_it_is_told_to()
    {
        WriteDigits(MnistFile.TrainingImages, MnistFile.TrainingLabels, 1200);
        WriteDigits(MnistFile.TestImages, MnistFile.TestLabels, 100);
        string output = Path.Combine(_directory, "run");
        string[] call = ["--data", _directory, "--output", output, "--epochs"];

        Sample first = await Sample.RunAsync("Mnist", [.. call, "2"]);
        Sample again = await Sample.RunAsync("Mnist", [.. call, "3"]);
        Sample resumed = await Sample.RunAsync("Mnist", [.. call, "3", "--resume"]);
        Sample nowhere = await Sample.RunAsync("Mnist", "--data", _directory, "--resume");

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("has checkpoints of another run", Assert.Single(again.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.Single(resumed.Lines, line => line.StartsWith("epoch ", StringComparison.Ordinal));
        Assert.Equal(4, File.ReadAllLines(Path.Combine(output, "log.csv")).Length);
        Assert.Contains("--resume needs --output", nowhere.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_larger_network_is_trained_searched_for_and_its_augmentation_drawn()
    {
        WriteDigits(MnistFile.TrainingImages, MnistFile.TrainingLabels, 600);
        WriteDigits(MnistFile.TestImages, MnistFile.TestLabels, 100);
        string output = Path.Combine(_directory, "run"), sheet = Path.Combine(_directory, "sheet.png");

        Sample best = await Sample.RunAsync("Mnist", "--data", _directory, "--best", "--epochs", "2");
        Sample search = await Sample.RunAsync("Mnist", "--data", _directory, "--search", "3", "--output", output);
        Sample drawing = await Sample.RunAsync("Mnist", "--data", _directory, "--sheet", sheet);

        Assert.All([best, search, drawing], mnist => Assert.Equal((0, ""), (mnist.ExitCode, mnist.Error)));
        Assert.Contains(best.Lines, line => line.StartsWith("Notice: preprocessing fitted to 570 samples", StringComparison.Ordinal));
        Assert.Matches(@"^test accuracy: [01]\.\d{4}$", best.Lines[^1]);
        Assert.Equal(3, search.Lines.Count(line => line.StartsWith("trial ", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal)));
        Assert.Equal(4, File.ReadAllLines(Path.Combine(output, "search.csv")).Length);
        Assert.StartsWith("<svg", File.ReadAllText(Path.Combine(output, "search.svg")), StringComparison.Ordinal);
        Assert.Equal("PNG"u8.ToArray(), File.ReadAllBytes(sheet)[1..4]);
    }

    /// <summary>Digits that are easy to tell apart: a bar at a height of its own for each.</summary>
    private void WriteDigits(MnistFile images, MnistFile labels, int count)
    {
        byte[] pixels = new byte[count * 28 * 28];
        byte[] digits = new byte[count];
        for (int sample = 0; sample < count; sample++)
        {
            digits[sample] = (byte)(sample % 10);
            pixels.AsSpan((sample * 28 + 4 + 2 * digits[sample]) * 28, 28).Fill(255);
        }

        WriteIdx(images, pixels, count, 28, 28);
        WriteIdx(labels, digits, count);
    }

    private void WriteIdx(MnistFile file, byte[] values, params int[] dimensions)
    {
        using FileStream stream = File.Create(Path.Combine(_directory, file.Name));
        stream.Write([0, 0, 8, (byte)dimensions.Length]);
        Span<byte> size = stackalloc byte[4];
        foreach (int dimension in dimensions)
        {
            BinaryPrimitives.WriteInt32BigEndian(size, dimension);
            stream.Write(size);
        }

        stream.Write(values);
    }
}
