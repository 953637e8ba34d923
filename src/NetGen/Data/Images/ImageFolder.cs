namespace NetGen.Training;

/// <summary>
/// Images in a folder for each class, as in <c>digits/7/sample.png</c>: PGM and PPM (text and binary), BMP, and PNG of 8 bits without
/// transparency; told by their content. All have the same size.
/// </summary>
/// <remarks>
/// The classes are the folders in ordinal order of their names, the samples of a class its files in that order. Inputs lie between 0 and 1,
/// row after row from the top, the channels of a pixel side by side. Names that begin with a dot are passed over. Opening decodes every
/// image once, so that bad ones are known before a network learns anything; each pass decodes them again, best on a thread of its own
/// (<see cref="BatchSourceExtensions.Prefetch"/>) or once and for all (<see cref="BatchSourceExtensions.ToDataSet"/>,
/// <see cref="RowFile.Write"/>).
/// </remarks>
public sealed class ImageFolder : IBatchSource
{
    private readonly List<string> _files = [];
    private readonly List<int> _labels = [];
    private readonly List<string> _problems = [];
    private readonly bool _skipBadFiles;
    private readonly StreamedData _images;

    private ImageFolder(string path, ImageColor color, bool skipBadFiles)
    {
        Path = path;
        Color = color;
        _skipBadFiles = skipBadFiles;
        string[] classes = Entries(Directory.GetDirectories(path));
        if (classes.Length == 0)
            throw new InvalidDataException($"{path} has no folder for any class.");
        ClassNames = [.. classes.Select(folder => System.IO.Path.GetFileName(folder))];
        for (int ofClass = 0; ofClass < classes.Length; ofClass++)
            FindImages(classes[ofClass], ofClass);
        _images = StreamedData.WithLabels(
            Width * Height * (color == ImageColor.Grey ? 1 : 3), classes.Length, (order, _) => Images(order), _files.Count, canShuffle: true);
    }

    /// <summary>The folder of the classes' folders.</summary>
    public string Path { get; }

    /// <summary>Which values of the pixels become inputs.</summary>
    public ImageColor Color { get; }

    /// <summary>The pixels in a row of each image.</summary>
    public int Width { get; private set; }

    /// <summary>The rows of each image.</summary>
    public int Height { get; private set; }

    /// <summary>The names of the classes in the order of their numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The files in the order of the samples.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>What is wrong with the files that were passed over, a sentence each that begins with the file.</summary>
    public IReadOnlyList<string> SkippedFiles => _problems;

    /// <inheritdoc/>
    public int InputSize => _images.InputSize;

    /// <inheritdoc/>
    public int TargetSize => 0;

    /// <inheritdoc/>
    public int Classes => ClassNames.Count;

    /// <summary>The number of images.</summary>
    public int Count => _files.Count;

    long? IBatchSource.Count => Count;

    bool IBatchSource.CanShuffle => true;

    /// <summary>Opens a folder and decodes every image once.</summary>
    /// <param name="path">The folder that has a folder for each class.</param>
    /// <param name="color">Which values of the pixels become inputs.</param>
    /// <param name="skipBadFiles">
    /// Whether files that are no image, or one of another size than the first, are passed over and told in <see cref="SkippedFiles"/>;
    /// otherwise the first one is an error.
    /// </param>
    /// <exception cref="InvalidDataException">A file cannot be used, or a class has none that can; the message says which and why.</exception>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static ImageFolder Open(string path, ImageColor color, bool skipBadFiles = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Enum.IsDefined(color))
            throw new ArgumentOutOfRangeException(nameof(color), color, "There is no such colour.");
        return new ImageFolder(path, color, skipBadFiles);
    }

    /// <inheritdoc/>
    public IBatchReader Open(int batchSize, EpochOrder? order = null, CancellationToken cancellationToken = default) =>
        _images.Open(batchSize, order, cancellationToken);

    private static string[] Entries(string[] paths) =>
    [
        .. paths
            .Where(path => !System.IO.Path.GetFileName(path).StartsWith('.'))
            .OrderBy(path => System.IO.Path.GetFileName(path), StringComparer.Ordinal),
    ];

    private void FindImages(string folder, int ofClass)
    {
        int before = _files.Count;
        foreach (string file in Entries(Directory.GetFiles(folder)))
        {
            try
            {
                Decode(file);
                _files.Add(file);
                _labels.Add(ofClass);
            }
            catch (InvalidDataException exception) when (_skipBadFiles)
            {
                _problems.Add(exception.Message);
            }
        }
        if (_files.Count == before)
            throw new InvalidDataException($"{folder} has no image that can be used.");
    }

    /// <summary>The first image sets the size of all.</summary>
    private Image Decode(string file)
    {
        Image image = ImageReader.Read(file);
        if (Width == 0)
            (Width, Height) = (image.Width, image.Height);
        return (image.Width, image.Height) == (Width, Height)
            ? image
            : throw new InvalidDataException($"{file} has {image.Width} × {image.Height} pixels instead of {Width} × {Height}.");
    }

    private IEnumerable<BatchMemory> Images(EpochOrder? order)
    {
        int[] samples = [.. Enumerable.Range(0, _files.Count)];
        if (order is EpochOrder shuffled)
            new RandomStream(shuffled.Seed, stream: shuffled.Epoch).Shuffle(samples);
        float[] inputs = new float[InputSize];
        int[] label = new int[1];
        foreach (int sample in samples)
        {
            Decode(_files[sample]).CopyTo(inputs, Color);
            label[0] = _labels[sample];
            yield return new BatchMemory(inputs, label);
        }
    }
}
