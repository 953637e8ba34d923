namespace NetGen.Training;

/// <summary>Changes one sample after the other at random, in memory of its own; for one caller at a time. What it does to a sample depends on seed, epoch and sample alone.</summary>
internal sealed class SampleAugmenter
{
    private readonly ImageShape _shape;
    private readonly Augmentation[] _augmentations;
    private readonly ImageWarp? _warp;
    private readonly ImageFilter? _filter;

    public SampleAugmenter(ImageShape shape, IEnumerable<Augmentation> augmentations)
    {
        _shape = shape;
        // In the order of the methods, whatever that of the attributes: geometry, filters, colours, noise, holes.
        _augmentations = [.. augmentations.Where(augmentation => augmentation.Method != AugmentationMethod.MixUp).OrderBy(augmentation => augmentation.Method)];
        if (_augmentations.Any(augmentation => IsGeometric(augmentation.Method)))
            _warp = new ImageWarp(shape, (int)(_augmentations.FirstOrDefault(augmentation => augmentation.Method == AugmentationMethod.Elastic)?.Second ?? 0));
        if (_augmentations.Any(augmentation => augmentation.Method is AugmentationMethod.Blur or AugmentationMethod.Sharpen))
            _filter = new ImageFilter(shape);
    }

    private static bool IsGeometric(AugmentationMethod method) => method <= AugmentationMethod.Elastic;

    /// <param name="values">The sample, changed in place.</param>
    /// <param name="seed">Of the run.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="sample">Its place in the epoch, from 0.</param>
    public void Run(Span<float> values, int seed, int epoch, long sample)
    {
        AffineMap map = AffineMap.Identity;
        foreach (Augmentation augmentation in _augmentations)
        {
            var random = new SampleRandom(seed, epoch, sample, augmentation.Method);
            if (!IsGeometric(augmentation.Method))
                continue;
            if (augmentation.Method == AugmentationMethod.Elastic)
                _warp!.DrawGrid(ref random, augmentation.First);
            else
                map = map.Then(MapOf(augmentation, ref random));
        }

        _warp?.Run(values, map);
        foreach (Augmentation augmentation in _augmentations)
        {
            var random = new SampleRandom(seed, epoch, sample, augmentation.Method);
            Change(values, augmentation, ref random);
        }
    }

    private static AffineMap MapOf(Augmentation augmentation, ref SampleRandom random)
    {
        (float first, float second) = (augmentation.First, augmentation.Second);
        switch (augmentation.Method)
        {
            case AugmentationMethod.Flip:
                return AffineMap.Scaling(first > 0 && random.Coin() ? -1 : 1, second > 0 && random.Coin() ? -1 : 1);
            case AugmentationMethod.Scale:
                double scale = random.Between(first, second);
                return AffineMap.Scaling(scale, scale);
            case AugmentationMethod.Stretch:
                return AffineMap.Scaling(random.Between(first, second), random.Between(first, second));
            case AugmentationMethod.Shear:
                return AffineMap.Shearing(random.Between(-first, first));
            case AugmentationMethod.Rotate:
                return AffineMap.Rotation(random.Between(-first, first));
            default:
                return AffineMap.Translation(random.Between(-first, first), random.Between(-second, second));
        }
    }

    private void Change(Span<float> values, Augmentation augmentation, ref SampleRandom random)
    {
        switch (augmentation.Method)
        {
            case AugmentationMethod.Blur:
                _filter!.Blur(values, random.Between(0, augmentation.First));
                break;
            case AugmentationMethod.Sharpen:
                _filter!.Sharpen(values, (float)random.Between(0, augmentation.First));
                break;
            case AugmentationMethod.ColorJitter:
                Jitter(values, augmentation, ref random);
                break;
            case AugmentationMethod.GaussianNoise:
                for (int i = 0; i < values.Length; i++)
                    values[i] += (float)(augmentation.First * random.Normal());
                break;
            case AugmentationMethod.Cutout:
                Cut(values, (int)augmentation.First, ref random);
                break;
        }
    }

    /// <summary>Turns the hue, multiplies the saturation and moves the lightness of all pixels alike.</summary>
    private void Jitter(Span<float> values, Augmentation augmentation, ref SampleRandom random)
    {
        float turn = (float)(random.Between(-augmentation.First, augmentation.First) / 360);
        float factor = (float)(1 + random.Between(-augmentation.Second, augmentation.Second));
        float shift = (float)random.Between(-augmentation.Third, augmentation.Third);
        int size = _shape.Height * _shape.Width;
        for (int i = 0; i < size; i++)
        {
            var color = HslColor.Of(Unit(values[i]), Unit(values[size + i]), Unit(values[2 * size + i]));
            (values[i], values[size + i], values[2 * size + i]) =
                new HslColor(HslColor.Wrapped(color.Hue + turn), Unit(color.Saturation * factor), Unit(color.Lightness + shift)).ToRgb();
        }

        static float Unit(float value) => Math.Clamp(value, 0, 1);
    }

    /// <summary>A square of 0, its centre anywhere in the picture, so that it may stand out over the edge (DeVries and Taylor 2017).</summary>
    private void Cut(Span<float> values, int side, ref SampleRandom random)
    {
        int top = random.Below(_shape.Height) - side / 2, left = random.Below(_shape.Width) - side / 2;
        int first = Math.Max(0, left), last = Math.Min(_shape.Width, left + side);
        for (int channel = 0; channel < _shape.Channels; channel++)
        {
            for (int row = Math.Max(0, top); row < Math.Min(_shape.Height, top + side); row++)
                values.Slice((channel * _shape.Height + row) * _shape.Width + first, last - first).Clear();
        }
    }
}
