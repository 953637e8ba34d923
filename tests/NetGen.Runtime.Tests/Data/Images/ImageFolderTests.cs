using System.Text;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Data.Images;

public sealed class ImageFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-images-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Classes_are_the_folders_and_samples_the_files_in_ordinal_order()
    {
        Put("b", "10.pgm", "P2 2 1 10 1 2");
        Put("b", "9.pgm", "P2 2 1 10 3 4");
        Put("B", "x", "P3 2 1 10 5 5 5 6 6 6");
        Put("a", "x.pgm", "P2 2 1 10 7 8");
        Put("a", ".hidden", "no image");
        Put(".git", "x", "no image");

        ImageFolder images = ImageFolder.Open(_folder, ImageColor.Grey);

        Assert.Equal(["B", "a", "b"], images.ClassNames);
        Assert.Equal((2, 1, 2, 3, 4), (images.Width, images.Height, images.InputSize, images.Classes, images.Count));
        Assert.Equal(["x", "x.pgm", "10.pgm", "9.pgm"], images.Files.Select(file => Path.GetFileName(file)));
        Assert.Equal([(0.5f, 0), (0.7f, 1), (0.1f, 2), (0.3f, 2)], Samples.Pass(images, 3).SelectMany(batch => batch));
        Assert.Equal(6, ImageFolder.Open(_folder, ImageColor.Rgb).InputSize);
    }

    [Fact]
    public void Passes_are_shuffled_as_in_memory()
    {
        for (int number = 0; number < 20; number++)
            Put(number % 2 == 0 ? "even" : "odd", $"{number:00}.pgm", $"P2 1 1 20 {number}");
        ImageFolder images = ImageFolder.Open(_folder, ImageColor.Grey);
        var order = new EpochOrder(3, 1);

        Assert.Equal(Samples.Pass(images.ToDataSet(), 6, order), Samples.Pass(images, 6, order));
        Assert.Equal(Samples.Pass(images, 6, order), Samples.Pass(images.Prefetch(), 6, order));
        Assert.NotEqual(Samples.Pass(images, 6), Samples.Pass(images, 6, order));
    }

    [Fact]
    public void A_bad_file_is_an_error_that_names_it_or_a_told_skip()
    {
        Put("a", "1.pgm", "P2 2 1 10 1 2");
        string wide = Put("a", "2.pgm", "P2 3 1 10 1 2 3");
        string text = Put("b", "0.txt", "notes");
        Put("b", "1.pgm", "P2 2 1 10 3 4");

        Assert.Equal($"{wide} has 3 × 1 pixels instead of 2 × 1.", Refused());
        File.Delete(wide);
        Assert.StartsWith($"{text} is no image that can be read: ", Refused(), StringComparison.Ordinal);
        Put("a", "2.pgm", "P2 3 1 10 1 2 3");

        ImageFolder images = ImageFolder.Open(_folder, ImageColor.Grey, skipBadFiles: true);
        Assert.Equal(2, images.Count);
        Assert.Equal([(0.1f, 0), (0.3f, 1)], Samples.Pass(images, 5).Single());
        Assert.Equal([wide, text], images.SkippedFiles.Select(problem => problem.Split(' ')[0]));
    }

    [Fact]
    public void A_folder_without_classes_or_a_class_without_images_is_refused()
    {
        Assert.Equal($"{_folder} has no folder for any class.", Refused());
        Put("a", "1.pgm", "P2 2 1 10 1 2");
        string empty = Directory.CreateDirectory(Path.Combine(_folder, "b")).FullName;
        Assert.Equal($"{empty} has no image that can be used.", Refused());
        Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Open(Path.Combine(_folder, "none"), ImageColor.Grey));
        Assert.Throws<ArgumentOutOfRangeException>("color", () => ImageFolder.Open(_folder, (ImageColor)7));
    }

    private string Refused() => Assert.Throws<InvalidDataException>(() => ImageFolder.Open(_folder, ImageColor.Grey)).Message;

    private string Put(string ofClass, string name, string image)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, ofClass)).FullName, name);
        File.WriteAllText(path, image, Encoding.ASCII);
        return path;
    }
}
