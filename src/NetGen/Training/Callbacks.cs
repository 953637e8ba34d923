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

    /// <summary>Writes a line of plain text after each epoch: for output that is piped into a file or has no live terminal.</summary>
    /// <param name="writer">Where to; the console's output by default.</param>
    public static ITrainingCallback PlainProgress(TextWriter? writer = null) => new PlainProgress(writer ?? Console.Out);
}
