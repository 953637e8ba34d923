namespace NetGen;

/// <summary>What a network will be trained on, for the analyzers to judge it by. The network does not depend on it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TrainingAttribute : Attribute
{
    /// <summary>Samples in the training set; at least 1.</summary>
    public int Rows { get; set; } = int.MaxValue;

    /// <summary>Samples in a step; at least 1.</summary>
    public int BatchSize { get; set; } = int.MaxValue;
}
