using NetGen.Runtime.Tests.Training;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Data.Augmenting;

/// <summary>Which samples are changed, when, and by what.</summary>
public sealed class AugmentationTests
{
    private const int Rows = 50;

    private static readonly ImageShape s_image = new(3, 6, 5);

    private static readonly Augmentation[] s_all =
    [
        new(AugmentationMethod.MixUp, 0.4f), new(AugmentationMethod.Cutout, 3), new(AugmentationMethod.GaussianNoise, 0.1f),
        new(AugmentationMethod.ColorJitter, 30, 0.5f, 0.2f), new(AugmentationMethod.Sharpen, 1), new(AugmentationMethod.Blur, 1.5f),
        new(AugmentationMethod.Elastic, 1, 3), new(AugmentationMethod.Translate, 1, 2), new(AugmentationMethod.Rotate, 20),
        new(AugmentationMethod.Shear, 10), new(AugmentationMethod.Stretch, 0.8f, 1.2f), new(AugmentationMethod.Scale, 0.9f, 1.1f),
        new(AugmentationMethod.Flip, 1, 1),
    ];

    public static TheoryData<int> Each => [.. Enumerable.Range(0, s_all.Length)];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(1000)]
    public void The_changes_do_not_depend_on_the_size_of_batches_or_on_reading_ahead(int batchSize)
    {
        LinearNetwork network = Network(s_all);
        float[] expected = Pass(Data().Augment(network), 8, new EpochOrder(3, 2));
        Assert.Equal(expected, Pass(Data().Augment(network), batchSize, new EpochOrder(3, 2)));
        Assert.Equal(expected, Pass(Data().Prefetch(2).Augment(network), batchSize, new EpochOrder(3, 2)));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Each_change_is_drawn_anew_for_every_sample_epoch_and_seed(int index)
    {
        LinearNetwork network = Network(s_all[index]);
        DataSet alike = new([.. Enumerable.Range(0, Rows).SelectMany(_ => Data().Input(0).ToArray())], s_image.Size, [.. Enumerable.Range(0, Rows).Select(row => row % 3)]);
        float[] first = Pass(alike.Augment(network), 8, new EpochOrder(1, 1));
        Assert.NotEqual(first, Pass(alike.Augment(network), 8, new EpochOrder(1, 2)));
        Assert.NotEqual(first, Pass(alike.Augment(network), 8, new EpochOrder(2, 1)));
        int row = first.Length / Rows;
        int kinds = first.Chunk(row).Select(values => string.Join(' ', values)).Distinct().Count();
        Assert.True(kinds >= (s_all[index].Method == AugmentationMethod.Flip ? 4 : 15), $"{kinds} kinds of samples");
    }

    [Fact]
    public void Outside_of_training_nothing_is_changed_but_the_form_of_mixed_targets()
    {
        float[] plain = Pass(Data(), 8, order: null);
        Assert.Equal(plain, Pass(Data().Augment(Network(s_all[1..])), 8, order: null));
        using IBatchReader reader = Data().Augment(Network(s_all)).Open(4);
        Assert.True(reader.MoveNext());
        Assert.Equal(Data().Input(1), reader.Current.Inputs.Slice(s_image.Size, s_image.Size));
        Assert.Equal([0, 1, 0], reader.Current.Targets.Slice(3, 3).ToArray());
        DataSet data = Data();
        Assert.Same(data, data.Augment(Network()));
    }

    [Fact]
    public void MixUp_mixes_neighbours_and_their_targets_in_the_same_shares()
    {
        LinearNetwork network = Network(new Augmentation(AugmentationMethod.MixUp, 1));
        var order = new EpochOrder(5, 1);
        float[][] plain = [.. Pass(Data(), 8, order).Chunk(s_image.Size + 1)];
        float[][] mixed = [.. Pass(Data().Augment(network), 8, order).Chunk(s_image.Size + 3)];
        Assert.Equal(plain[0][..s_image.Size], mixed[0][..s_image.Size]);
        List<double> shares = [];
        for (int row = 1; row < Rows; row++)
        {
            (float[] that, float[] own) = (plain[row - 1], plain[row]);
            double share = (mixed[row][0] - that[0]) / (double)(own[0] - that[0]);
            shares.Add(share);
            for (int i = 0; i < s_image.Size; i++)
                Assert.Equal(share * own[i] + (1 - share) * that[i], mixed[row][i], 1e-3);
            for (int label = 0; label < 3; label++)
            {
                double expected = (own[^1] == label ? share : 0) + (that[^1] == label ? 1 - share : 0);
                Assert.Equal(expected, mixed[row][s_image.Size + label], 1e-3);
            }
        }

        Assert.InRange(shares.Average(), 0.35, 0.65);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.4)]
    [InlineData(1)]
    [InlineData(4)]
    public void Shares_have_the_moments_of_Beta(double alpha)
    {
        double[] draws = [.. Enumerable.Range(0, 20_000).Select(sample => new SampleRandom(1, 1, sample, AugmentationMethod.MixUp).Beta(alpha))];
        double mean = draws.Average(), variance = draws.Average(draw => (draw - mean) * (draw - mean));
        double expected = 1 / (4 * (2 * alpha + 1));
        Assert.All(draws, draw => Assert.InRange(draw, 0, 1));
        Assert.Equal(0.5, mean, 0.015);
        Assert.Equal(expected, variance, 0.04 * expected + 0.001);
    }

    [Fact]
    public void Cutout_leaves_a_square_of_0_in_every_channel()
    {
        var augmenter = new SampleAugmenter(new ImageShape(2, 9, 9), [new Augmentation(AugmentationMethod.Cutout, 4)]);
        HashSet<int> sizes = [];
        for (int sample = 0; sample < 200; sample++)
        {
            float[] values = [.. Enumerable.Repeat(1f, 162)];
            augmenter.Run(values, seed: 1, epoch: 1, sample);
            int[] holes = [.. Enumerable.Range(0, 81).Where(i => values[i] == 0)];
            Assert.Equal(holes, Enumerable.Range(0, 81).Where(i => values[81 + i] == 0));
            int[] rows = [.. holes.Select(i => i / 9).Distinct()], columns = [.. holes.Select(i => i % 9).Distinct()];
            Assert.Equal(holes.Length, rows.Length * columns.Length);
            Assert.InRange(rows.Length, 2, 4);
            Assert.InRange(columns.Length, 2, 4);
            sizes.Add(holes.Length);
        }

        Assert.Contains(16, sizes);
    }

    [Fact]
    public void Noise_has_the_deviation_that_was_asked_for()
    {
        float[] values = new float[20_000];
        new SampleAugmenter(default, [new Augmentation(AugmentationMethod.GaussianNoise, 0.25f)]).Run(values, 1, 1, 1);
        Assert.Equal(0, values.Average(), 0.01);
        Assert.Equal(0.25, Math.Sqrt(values.Average(value => value * value)), 0.01);
    }

    [Fact]
    public void A_pass_allocates_nothing_once_it_is_under_way()
    {
        LinearNetwork network = Network(s_all);
        using IBatchReader reader = Data().Augment(network).Open(4, new EpochOrder(1, 1));
        reader.MoveNext();
        reader.MoveNext();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int batch = 0; batch < 8; batch++)
            Assert.True(reader.MoveNext());
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Fit_feeds_changed_samples_and_evaluates_on_those_that_there_are()
    {
        LinearNetwork plain = Network(), changed = Network(new Augmentation(AugmentationMethod.GaussianNoise, 0.5f)), again = Network(new Augmentation(AugmentationMethod.GaussianNoise, 0.5f));
        History first = plain.Fit(Data(), Data(), epochs: 2, batchSize: 10, seed: 4);
        changed.Fit(Data(), Data(), epochs: 2, batchSize: 10, seed: 4);
        again.Fit(Data().Prefetch(), Data(), epochs: 2, batchSize: 10, seed: 4);
        Assert.NotEqual(plain.ParameterBuffer.ToArray(), changed.ParameterBuffer.ToArray());
        Assert.Equal(changed.ParameterBuffer.ToArray(), again.ParameterBuffer.ToArray());
        Assert.Equal(plain.Evaluate(Data()).Loss, first.Epochs[^1].ValidationLoss!.Value, 1e-12);
    }

    private static LinearNetwork Network(params Augmentation[] augmentations) =>
        new(s_image.Size, 3, LossFunction.SoftmaxCrossEntropy, augmentations: augmentations, image: s_image);

    private static DataSet Data()
    {
        var random = new Random(2);
        return new DataSet([.. Enumerable.Range(0, Rows * s_image.Size).Select(_ => random.NextSingle())], s_image.Size, [.. Enumerable.Range(0, Rows).Select(row => row % 3)]);
    }

    /// <summary>Inputs and label or targets of each sample, one after the other.</summary>
    private static float[] Pass(IBatchSource source, int batchSize, EpochOrder? order)
    {
        List<float> all = [];
        foreach (Batch batch in source.Batches(batchSize, order))
        {
            for (int row = 0; row < batch.Rows; row++)
            {
                all.AddRange(batch.Inputs.Slice(row * source.InputSize, source.InputSize));
                if (batch.Labels.IsEmpty)
                    all.AddRange(batch.Targets.Slice(row * source.TargetSize, source.TargetSize));
                else
                    all.Add(batch.Labels[row]);
            }
        }

        return [.. all];
    }
}
