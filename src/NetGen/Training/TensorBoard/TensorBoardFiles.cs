namespace NetGen.Training;

/// <summary>The event files of a run: its own, one of its training, and one of its validation where there is any.</summary>
internal sealed class TensorBoardFiles : IDisposable
{
    public const string TrainName = "train";
    public const string ValidationName = "validation";

    private TensorBoardFiles(string directory, bool hasValidation)
    {
        Run = new EventFile(directory);
        Train = new EventFile(Path.Combine(directory, TrainName));
        Validation = hasValidation ? new EventFile(Path.Combine(directory, ValidationName)) : null;
    }

    public EventFile Run { get; }

    public EventFile Train { get; }

    public EventFile? Validation { get; }

    public static TensorBoardFiles Create(string directory, bool hasValidation) => new(directory, hasValidation);

    public void Flush()
    {
        Run.Flush();
        Train.Flush();
        Validation?.Flush();
    }

    public void Dispose()
    {
        Run.Dispose();
        Train.Dispose();
        Validation?.Dispose();
    }
}
