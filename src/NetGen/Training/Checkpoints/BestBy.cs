namespace NetGen.Training;

/// <summary>The figure of an epoch by which <see cref="Callbacks.Checkpoint"/> tells the best.</summary>
public enum BestBy
{
    /// <summary>The lowest loss on the validation data.</summary>
    ValidationLoss,

    /// <summary>The highest accuracy on the validation data.</summary>
    ValidationAccuracy,

    /// <summary>The lowest training loss.</summary>
    Loss,

    /// <summary>The highest accuracy in training.</summary>
    Accuracy,
}
