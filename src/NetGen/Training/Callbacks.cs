namespace NetGen.Training;

/// <summary>
/// The callbacks of this library: <c>using static NetGen.Training.Callbacks;</c> lets a call say <c>callbacks: [PlainProgress(),
/// EarlyStopping(patience: 3)]</c>.
/// </summary>
public static class Callbacks
{
    /// <summary>
    /// Ends training when the validation loss has not improved for a while, and gives the network back the parameters that it had at its
    /// best epoch. The state of the optimiser is not taken back.
    /// </summary>
    /// <param name="patience">Epochs to wait for an improvement, at least 1.</param>
    /// <param name="minDelta">By how much the loss has to fall to count as an improvement; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static ITrainingCallback EarlyStopping(int patience, double minDelta = 0) => new EarlyStopping(patience, minDelta);

    /// <summary>
    /// Sets the learning rate before each step: that with which the trainer begins, times the schedule's factor. The length of the run is that
    /// which was planned.
    /// </summary>
    /// <param name="schedule">For instance <c>LearningRateSchedule.Cosine().WithWarmup(500)</c>.</param>
    public static ITrainingCallback Schedule(LearningRateSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new ScheduledRate(schedule);
    }

    /// <summary>
    /// Lowers the learning rate when the validation loss has not improved for a while (PyTorch's <c>ReduceLROnPlateau</c> with an absolute
    /// threshold). Not beside a <see cref="Schedule"/>, which sets the rate anew at each step.
    /// </summary>
    /// <param name="factor">By what the rate is multiplied, between 0 and 1.</param>
    /// <param name="patience">Epochs without improvement that are let pass, 0 or more.</param>
    /// <param name="minDelta">By how much the loss has to fall to count as an improvement; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static ITrainingCallback ReduceOnPlateau(double factor = 0.1, int patience = 10, double minDelta = 0) =>
        new ReduceOnPlateau(factor, patience, minDelta);

    /// <summary>Writes a line of plain text after each epoch: for output that is piped into a file or has no live terminal.</summary>
    /// <param name="writer">Where to; the console's output by default.</param>
    public static ITrainingCallback PlainProgress(TextWriter? writer = null) => new PlainProgress(writer ?? Console.Out);
}
