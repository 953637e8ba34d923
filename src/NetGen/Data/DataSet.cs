using System.Numerics.Tensors;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>
/// Samples in memory: inputs with class labels, or inputs with dense targets. Immutable; <see cref="Shuffle(int)"/> and <see cref="Split(double, int)"/>
/// give views over the same arrays, which are not copied and must not change while they are in use.
/// </summary>
public sealed class DataSet : IBatchSource
{
    private readonly float[] _inputs;
    private readonly int[] _labels = [];
    private readonly float[] _targets = [];

    /// <summary>The rows of a view, as indices into the arrays; null for all rows as they lie.</summary>
    private readonly int[]? _rows;

    /// <summary>Samples with class labels.</summary>
    /// <param name="inputs">[samples × inputSize], row after row; all finite unless missing values are allowed.</param>
    /// <param name="inputSize">Values in one sample, at least 1.</param>
    /// <param name="labels">[samples], each 0 or more.</param>
    /// <param name="allowMissing">
    /// Whether inputs may be NaN or infinite. Such values are missing to a network whose preprocessing fills them in (<c>[Standardize]</c> and the
    /// like), and ruin one without.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit together, there is no sample, or a value is not finite or negative where it may not be; the message says
    /// where.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="inputSize"/> is below 1.</exception>
    public DataSet(float[] inputs, int inputSize, int[] labels, bool allowMissing = false)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentNullException.ThrowIfNull(labels);
        Count = Samples(inputs, inputSize, labels.Length, nameof(labels), allowMissing);
        AllowsMissing = allowMissing;
        InputSize = inputSize;
        HasLabels = true;
        Classes = CountClasses(labels);
        (_inputs, _labels) = (inputs, labels);
    }

    /// <summary>Samples with dense targets.</summary>
    /// <param name="inputs">[samples × inputSize], row after row; all finite unless missing values are allowed.</param>
    /// <param name="inputSize">Values in one sample, at least 1.</param>
    /// <param name="targets">[samples × targetSize]; all finite.</param>
    /// <param name="targetSize">Values in one target, at least 1.</param>
    /// <param name="allowMissing">Whether inputs may be NaN or infinite, as above.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit together, there is no sample, or a value is not finite; the message says where.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public DataSet(float[] inputs, int inputSize, float[] targets, int targetSize, bool allowMissing = false)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        Count = Samples(inputs, inputSize, Rows(targets, targetSize, nameof(targets)), nameof(targets), allowMissing);
        AllowsMissing = allowMissing;
        InputSize = inputSize;
        TargetSize = targetSize;
        (_inputs, _targets) = (inputs, targets);
    }

    private DataSet(DataSet data, int[] rows)
    {
        (_inputs, _labels, _targets) = (data._inputs, data._labels, data._targets);
        (InputSize, TargetSize, HasLabels, Classes) = (data.InputSize, data.TargetSize, data.HasLabels, data.Classes);
        AllowsMissing = data.AllowsMissing;
        _rows = rows;
        Count = rows.Length;
    }

    /// <summary>The number of samples, at least 1.</summary>
    public int Count { get; }

    /// <summary>Values in one sample.</summary>
    public int InputSize { get; }

    /// <summary>Values in one dense target; 0 where there are labels.</summary>
    public int TargetSize { get; }

    /// <summary>Whether the samples have class labels; otherwise they have dense targets.</summary>
    public bool HasLabels { get; }

    /// <inheritdoc/>
    public bool AllowsMissing { get; }

    /// <summary>The largest label plus one, in views of the whole they were taken from; 0 where there are dense targets.</summary>
    public int Classes { get; }

    long? IBatchSource.Count => Count;

    bool IBatchSource.CanShuffle => true;

    internal bool IsContiguous => _rows is null;

    /// <summary>The values of one sample.</summary>
    /// <param name="index">In [0, Count).</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    public ReadOnlySpan<float> Input(int index) => _inputs.AsSpan(Row(index) * InputSize, InputSize);

    /// <summary>The label of one sample.</summary>
    /// <param name="index">In [0, Count).</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    /// <exception cref="InvalidOperationException">The samples have dense targets.</exception>
    public int Label(int index) =>
        HasLabels ? _labels[Row(index)] : throw new InvalidOperationException("These samples have dense targets, no labels.");

    /// <summary>The dense target of one sample.</summary>
    /// <param name="index">In [0, Count).</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    /// <exception cref="InvalidOperationException">The samples have labels.</exception>
    public ReadOnlySpan<float> Target(int index) =>
        HasLabels
            ? throw new InvalidOperationException("These samples have labels, no dense targets.")
            : _targets.AsSpan(Row(index) * TargetSize, TargetSize);

    IBatchReader IBatchSource.Open(int batchSize, EpochOrder? order, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return new DataSetReader(order is EpochOrder shuffled ? Shuffle(shuffled) : this, batchSize);
    }

    /// <summary>A view of the samples in a random order (Fisher and Yates 1938): the same seed gives the same order everywhere.</summary>
    /// <param name="seed">Any number.</param>
    public DataSet Shuffle(int seed) => Shuffle(new EpochOrder(seed));

    /// <summary>
    /// The samples for learning with weighted classes. Each epoch draws as many samples as there are, those of a class as often as its
    /// weight says: with <see cref="ClassWeights.Balanced"/> every class as often as any other, rows of a small class several times,
    /// rows of a large one in some epochs only.
    /// </summary>
    /// <remarks>
    /// This is sampling, not a factor in the loss: on average over the epochs the gradient is that of the weighted loss with mean weight 1,
    /// but the steps differ, and training figures are those of the drawn samples. A pass in stored order (<c>Evaluate</c>) gives the samples
    /// as they are.
    /// </remarks>
    /// <param name="weights">A weight for each class.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer weights than classes, or the samples have dense targets, or all samples have weight 0.
    /// </exception>
    public IBatchSource Weighted(ClassWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (!HasLabels)
            throw new ArgumentException("These samples have dense targets, no classes.", nameof(weights));
        if (weights.Classes < Classes)
            throw new ArgumentException($"There are {Classes} classes, but {weights.Classes} weights.", nameof(weights));
        return new WeightedSample(this, weights);
    }

    /// <summary>
    /// Deals the samples out to two views at random, each keeping the order of this one. Labelled samples are stratified: each class is
    /// divided in the same proportion, as nearly as whole samples allow. The same seed gives the same parts everywhere.
    /// </summary>
    /// <param name="fraction">The first part's share, between 0 and 1; it gets <c>fraction × Count</c> samples, rounded.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> leaves one part without a sample.</exception>
    public (DataSet First, DataSet Second) Split(double fraction, int seed)
    {
        int first = fraction is > 0 and < 1 ? (int)Math.Round(fraction * Count) : 0;
        if (first == 0 || first == Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(fraction), fraction, $"The fraction has to leave at least one of {Count} samples in each part.");
        }
        return Divide(first, seed);
    }

    /// <summary>
    /// Deals the samples out to three views at random, stratified and replayable as the two of <see cref="Split(double, int)"/>: to learn
    /// from, to watch the progress and choose the settings on, and to measure the choice on once, at the end.
    /// </summary>
    /// <param name="train">The first part's share, between 0 and 1.</param>
    /// <param name="validation">The second part's share, between 0 and 1; the test part gets the rest.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shares leave one part without a sample.</exception>
    public (DataSet Train, DataSet Validation, DataSet Test) Split(double train, double validation, int seed)
    {
        if (!(train is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(train), train, "The share of the training part lies between 0 and 1.");
        if (!(validation > 0 && train + validation < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(validation), validation, "The share of the validation part is above 0, and leaves something for the test part.");
        }
        int trainCount = (int)Math.Round(train * Count);
        int validationCount = (int)Math.Round((train + validation) * Count) - trainCount;
        if (trainCount == 0 || validationCount == 0 || trainCount + validationCount == Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(train), train, $"The shares have to leave at least one of {Count} samples in each part.");
        }
        (DataSet known, DataSet test) = Divide(trainCount + validationCount, seed);
        (DataSet first, DataSet second) = known.Divide(trainCount, seed);
        return (first, second, test);
    }

    private DataSet Shuffle(EpochOrder order)
    {
        int[] indices = new int[Count];
        for (int index = 0; index < indices.Length; index++)
            indices[index] = index;
        new RandomStream(order.Seed, stream: order.Epoch).Shuffle(indices);
        return View(indices);
    }

    /// <summary>The samples with these indices, in this order; one may come several times. The array is taken over.</summary>
    internal DataSet View(int[] indices)
    {
        for (int index = 0; _rows is not null && index < indices.Length; index++)
            indices[index] = _rows[indices[index]];
        return new DataSet(this, indices);
    }

    /// <summary>Rows that lie one after the other in memory, without copying. For data that <see cref="IsContiguous"/>.</summary>
    internal Batch Slice(int start, int rows) => new(
        rows,
        _inputs.AsSpan(start * InputSize, rows * InputSize),
        HasLabels ? _labels.AsSpan(start, rows) : [],
        _targets.AsSpan(start * TargetSize, rows * TargetSize));

    /// <summary>A stratified part of so many samples, and the rest.</summary>
    private (DataSet First, DataSet Second) Divide(int count, int seed)
    {
        int[] classes = new int[Count];
        for (int index = 0; HasLabels && index < Count; index++)
            classes[index] = Label(index);
        bool[] isFirst = StratifiedSplit.Choose(classes, count, seed);
        return (Where(isFirst, true), Where(isFirst, false));
    }

    private DataSet Where(bool[] chosen, bool value)
    {
        var rows = new List<int>(Count);
        for (int index = 0; index < chosen.Length; index++)
        {
            if (chosen[index] == value)
                rows.Add(Row(index));
        }
        return new DataSet(this, [.. rows]);
    }

    private int Row(int index)
    {
        if ((uint)index >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The data set has {Count} samples.");
        return _rows is null ? index : _rows[index];
    }

    private static int Samples(float[] inputs, int inputSize, int outcomes, string outcomesName, bool allowMissing)
    {
        int samples = Rows(inputs, inputSize, nameof(inputs), allowMissing);
        if (samples == 0)
            throw new ArgumentException("A data set has at least one sample.", nameof(inputs));
        if (samples != outcomes)
            throw new ArgumentException($"There are {samples} samples in inputs, but {outcomes} in {outcomesName}.", outcomesName);
        return samples;
    }

    private static int Rows(float[] values, int size, string name, bool allowMissing = false)
    {
        if (values.Length % size != 0)
            throw new ArgumentException($"{values.Length} values are no whole number of rows of {size}.", name);
        if (!allowMissing && values.Length > 0 && !TensorPrimitives.IsFiniteAll<float>(values)) // of no values it says that not all are finite
        {
            int index = 0;
            while (float.IsFinite(values[index]))
                index++;
            throw new ArgumentException($"Row {index / size} has a value that is not finite, in column {index % size}.", name);
        }
        return values.Length / size;
    }

    private static int CountClasses(ReadOnlySpan<int> labels)
    {
        int largest = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            if (labels[row] is < 0 or int.MaxValue)
            {
                throw new ArgumentException(
                    Invariant($"Label {labels[row]} of row {row} is no class: classes count from 0."), nameof(labels));
            }
            largest = Math.Max(largest, labels[row]);
        }
        return largest + 1;
    }
}
