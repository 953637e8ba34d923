namespace NetGen.Training;

/// <summary>Whether data can be fed to a network; asked once, before anything is changed.</summary>
internal static class DataCheck
{
    /// <exception cref="ArgumentException">They cannot; the message says why.</exception>
    public static void Fits(IBatchSource data, NetworkDescription network, string parameter)
    {
        if (Problem(data, network) is string problem)
            throw new ArgumentException(problem, parameter);
    }

    /// <exception cref="ArgumentException">They cannot, or come in one order only; the message says why.</exception>
    public static void FitsForTraining(IBatchSource data, NetworkDescription network, string parameter)
    {
        Fits(data, network, parameter);
        if (!data.CanShuffle)
        {
            throw new ArgumentException(
                "These data come in one order only, and learning needs a random one: put a ShuffleBuffer(rows) in front of them, or read " +
                "them into memory with ToDataSet(). ShuffleBuffer(1) keeps the order.",
                parameter);
        }
    }

    private static string? Problem(IBatchSource data, NetworkDescription network)
    {
        if (network.Loss is null && network.Heads.Count == 0)
            return $"{network.Name} describes no loss.";
        if (data.InputSize != network.InputSize)
            return $"{network.Name} takes {network.InputSize} inputs, but the samples have {data.InputSize} values.";
        if (!data.HasLabels)
        {
            return data.TargetSize != network.OutputSize
                ? $"{network.Name} has {network.OutputSize} outputs, but the targets have {data.TargetSize} values."
                : null;
        }

        if (network.Loss is not LossFunction loss)
            return $"{network.Name} has {network.Heads.Count} heads and is trained on dense targets, theirs side by side.";
        int classes = new HeadReader(loss, network.OutputSize, probabilities: false).Classes;
        if (classes == 0)
            return $"{network.Name} is trained on dense targets: {loss} over {network.OutputSize} outputs has no classes for labels.";
        return data.Classes > classes
            ? $"{network.Name} decides between {classes} classes, but there is a label {data.Classes - 1}."
            : null;
    }
}
