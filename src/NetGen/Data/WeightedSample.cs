namespace NetGen.Training;

/// <summary>
/// A data set whose shuffled passes hold each row as often as its class's weight says, on average. Systematic sampling (Madow and Madow
/// 1944) over the rows class by class keeps the numbers as even as whole rows allow.
/// </summary>
internal sealed class WeightedSample : IBatchSource
{
    private readonly DataSet _data;

    /// <summary>The rows, class after class, and with each the sum of the expected numbers of those before and of its own.</summary>
    private readonly int[] _rows;
    private readonly double[] _expected;

    public WeightedSample(DataSet data, ClassWeights weights)
    {
        _data = data;
        _rows = [.. Enumerable.Range(0, data.Count).OrderBy(data.Label)];
        double total = _rows.Sum(row => weights[data.Label(row)]);
        if (!(total > 0))
            throw new ArgumentException("Every sample has weight 0.", nameof(weights));
        _expected = new double[data.Count];
        double sum = 0;
        for (int index = 0; index < _rows.Length; index++)
        {
            sum += weights[data.Label(_rows[index])];
            _expected[index] = sum / total * data.Count;
        }
    }

    public int InputSize => _data.InputSize;

    public int TargetSize => 0;

    public int Classes => _data.Classes;

    public bool AllowsMissing => _data.AllowsMissing;

    public long? Count => _data.Count;

    public bool CanShuffle => true;

    public IBatchReader Open(int batchSize, EpochOrder? order = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return new DataSetReader(order is EpochOrder drawn ? _data.View(Draw(drawn)) : _data, batchSize);
    }

    private int[] Draw(EpochOrder order)
    {
        var random = new RandomStream(order.Seed, stream: order.Epoch);
        int[] rows = ShuffledWithinClasses(ref random);
        int[] drawn = new int[rows.Length];
        double offset = random.Uniform();
        int count = 0;
        for (int index = 0; index < rows.Length; index++)
        {
            int upTo = Math.Min((int)(_expected[index] + offset), rows.Length); // the sum may round up
            while (count < upTo)
                drawn[count++] = rows[index];
        }
        random.Shuffle(drawn);
        return drawn;
    }

    /// <summary>Which row of a class is repeated or left out is another one each time.</summary>
    private int[] ShuffledWithinClasses(ref RandomStream random)
    {
        int[] rows = [.. _rows];
        int start = 0;
        for (int index = 1; index <= rows.Length; index++)
        {
            if (index < rows.Length && _data.Label(rows[index]) == _data.Label(rows[start]))
                continue;
            random.Shuffle(rows.AsSpan(start, index - start));
            start = index;
        }
        return rows;
    }
}
