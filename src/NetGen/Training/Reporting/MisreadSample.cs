namespace NetGen.Training;

/// <summary>A sample that was taken for a wrong class.</summary>
/// <param name="Index">Its place in the data.</param>
/// <param name="Actual">Its class.</param>
/// <param name="Taken">The class that it was taken for.</param>
/// <param name="Certainty">The probability that the network gave the wrong class.</param>
/// <param name="Inputs">Its values.</param>
internal sealed record MisreadSample(int Index, int Actual, int Taken, float Certainty, float[] Inputs)
{
    /// <summary>Those with the greatest certainty, in its order.</summary>
    public static IReadOnlyList<MisreadSample> MostCertain(Predictions predictions, IBatchSource data, int count)
    {
        (int Index, float Certainty)[] worst =
        [
            .. Enumerable.Range(0, predictions.Count)
                .Where(index => predictions.Decision(index) != predictions.Label(index))
                .Select(index => (index, predictions.Certainty(index)))
                .OrderByDescending(sample => sample.Item2)
                .Take(count),
        ];
        Dictionary<int, float[]> inputs = InputsOf([.. worst.Select(sample => sample.Index)], data);
        return
        [
            .. worst.Select(sample => new MisreadSample(
                sample.Index, predictions.Label(sample.Index), predictions.Decision(sample.Index), sample.Certainty, inputs[sample.Index])),
        ];
    }

    /// <summary>A pass in stored order, as that of the predictions was.</summary>
    private static Dictionary<int, float[]> InputsOf(HashSet<int> indices, IBatchSource data)
    {
        var inputs = new Dictionary<int, float[]>();
        int first = 0;
        foreach (Batch batch in data.Batches(256))
        {
            for (int row = 0; row < batch.Rows; row++)
            {
                if (indices.Contains(first + row))
                    inputs[first + row] = batch.Inputs.Slice(row * data.InputSize, data.InputSize).ToArray();
            }
            first += batch.Rows;
        }
        return inputs;
    }
}
