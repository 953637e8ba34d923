using System.Diagnostics;

namespace NetGen.Training;

/// <summary>Where a training run stands. One object throughout, brought up to date before each callback.</summary>
public sealed class TrainingProgress
{
    private readonly long _began = Stopwatch.GetTimestamp();

    internal TrainingProgress(ITrainableNetwork network, ITrainer trainer, IBatchSource train, IBatchSource? validation, int epochs, int? batches)
    {
        Network = network;
        Trainer = trainer;
        Train = train;
        Validation = validation;
        Epochs = epochs;
        Batches = batches;
    }

    /// <summary>The network that is trained.</summary>
    public ITrainableNetwork Network { get; }

    /// <summary>The trainer: its learning rate may be changed between steps.</summary>
    public ITrainer Trainer { get; }

    /// <summary>The training data.</summary>
    public IBatchSource Train { get; }

    /// <summary>The validation data; null without them.</summary>
    public IBatchSource? Validation { get; }

    /// <summary>The seed of the orders and of the dropout masks.</summary>
    public int Seed { get; internal init; }

    /// <summary>The planned number of epochs.</summary>
    public int Epochs { get; }

    /// <summary>The number of batches in an epoch; null where the data do not tell the number of their samples.</summary>
    public int? Batches { get; }

    /// <summary>The current epoch, from 1; 0 before the first.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The current batch of the epoch, from 1; 0 before its first.</summary>
    public int Batch { get; internal set; }

    /// <summary>The training samples that this epoch has seen.</summary>
    public long Samples { get; internal set; }

    /// <summary>The loss of the last batch, averaged over its rows.</summary>
    public float BatchLoss { get; internal set; }

    /// <summary>The loss of this epoch so far, averaged over its samples; NaN before the first batch.</summary>
    public double Loss { get; internal set; }

    /// <summary>The accuracy of this epoch so far, 0 to 1, NaN before the first batch; null where the loss has no classes.</summary>
    public double? Accuracy { get; internal set; }

    /// <summary>Training samples a second in this epoch so far.</summary>
    public double SamplesPerSecond { get; internal set; }

    /// <summary>The time since the run began; of one that is resumed, with what it took up to its checkpoint.</summary>
    public TimeSpan Elapsed => ElapsedBefore + Stopwatch.GetElapsedTime(_began);

    /// <summary>The file of the checkpoint from which the run goes on; null where it began anew.</summary>
    public string? ResumedFrom { get; internal init; }

    /// <summary>The time that a resumed run took up to its checkpoint.</summary>
    internal TimeSpan ElapsedBefore { get; set; }

    /// <summary>The epochs so far.</summary>
    public History History { get; } = new();

    /// <summary>Whether <see cref="Stop"/> or <see cref="Interrupt"/> was called.</summary>
    public bool IsStopping => History.StopReason is not null;

    /// <summary>
    /// Ends the run: after this batch, or after this epoch when called at an epoch's end. The first reason is the one that is kept.
    /// </summary>
    /// <param name="reason">A sentence for the <see cref="History"/>.</param>
    public void Stop(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        History.StopReason ??= reason;
    }

    /// <summary>
    /// Ends the run after this batch for a reason that lies outside of it, as when a person or a time limit asks for it: a checkpoint is taken
    /// first, and a run that is resumed from it goes on. One that was ended by <see cref="Stop"/> has come to its end.
    /// </summary>
    /// <param name="reason">A sentence for the <see cref="History"/>.</param>
    public void Interrupt(string reason)
    {
        IsInterrupted |= !IsStopping;
        Stop(reason);
    }

    /// <summary>Whether <see cref="Interrupt"/> ended the run.</summary>
    internal bool IsInterrupted { get; private set; }

    /// <summary>Notes something that a person who trains should know; the displays show it and the <see cref="History"/> keeps it.</summary>
    /// <param name="text">A sentence.</param>
    public void Notice(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        History.Add(text);
    }
}
