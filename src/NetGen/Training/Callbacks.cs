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

    /// <summary>
    /// Writes checkpoints into a directory, <c>epoch-00003-step-0000005625.safetensors</c> after three epochs, from which
    /// <see cref="TrainingExtensions.Fit"/> goes on (<c>resume: directory</c>) to the same bits: after every so many epochs or steps, at the
    /// run's end, and where <see cref="StopOnCtrlC"/>, <see cref="StopOn"/>, <see cref="TrainingProgress.Interrupt"/> or the token of Fit ends it.
    /// </summary>
    /// <remarks>
    /// Each is a file that is there whole or not at all, with checksums; older ones are removed when the new one is on the disk: whenever the
    /// process is killed, one is left. When the power fails, the names in the directory may be those of a moment before, as .NET cannot bring a
    /// directory to the disk. None is taken while a parameter is not finite. A checkpoint holds the network as it is trained, also behind an <see cref="EarlyStopping"/> that
    /// gives back its best epoch at the end. A run wants a directory without checkpoints, unless it is resumed from one of them; then
    /// it removes those of later steps.
    /// </remarks>
    /// <param name="directory">Where to; made where it is missing.</param>
    /// <param name="everyEpochs">Epochs from one to the next; 0 for none by epochs.</param>
    /// <param name="everySteps">Steps from one to the next; 0 for none by steps.</param>
    /// <param name="keep">How many stay, at least 1.</param>
    /// <param name="best">The figure by which the best epoch is told, whose checkpoint stays as <c>best.safetensors</c>; null for none.</param>
    /// <exception cref="ArgumentException">Neither epochs nor steps are asked for.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static ITrainingCallback Checkpoint(string directory, int everyEpochs = 1, int everySteps = 0, int keep = 3, BestBy? best = null) =>
        new Checkpoint(directory, new CheckpointOptions(everyEpochs, everySteps, keep, best));

    /// <summary>Writes a line of plain text after each epoch: for output that is piped into a file or has no live terminal.</summary>
    /// <param name="writer">Where to; the console's output by default.</param>
    public static ITrainingCallback PlainProgress(TextWriter? writer = null) => new PlainProgress(writer ?? Console.Out);

    /// <summary>
    /// Writes the figures of each epoch into a file of comma-separated values (RFC 4180) with a header: epoch, loss, accuracy,
    /// validation_loss, validation_accuracy, learning_rate, samples_per_second, seconds. Numbers are in the invariant culture.
    /// </summary>
    /// <remarks>
    /// Lines that the file has of epochs before the first one of the run stay, those from it on are replaced: a resumed run continues its
    /// log, a new one begins it anew.
    /// </remarks>
    /// <param name="path">The file; its directory is made where it is missing.</param>
    /// <exception cref="InvalidDataException">When training begins: the file is something else than such a log.</exception>
    public static ITrainingCallback CsvLog(string path) => new EpochLog(path, new CsvFormat());

    /// <summary>
    /// Writes the figures of each epoch into a file as a JSON object in a line of its own, with the names of <see cref="CsvLog"/>'s columns.
    /// What does not exist is left out; NaN and the infinities are the strings <c>"NaN"</c>, <c>"Infinity"</c>, <c>"-Infinity"</c>.
    /// </summary>
    /// <inheritdoc cref="CsvLog" path="/remarks"/>
    /// <param name="path">The file; its directory is made where it is missing.</param>
    /// <exception cref="InvalidDataException">When training begins: the file is something else than such a log.</exception>
    public static ITrainingCallback JsonLinesLog(string path) => new EpochLog(path, new JsonLinesFormat());

    /// <summary>
    /// Ends training when the loss or a parameter is no longer finite, says in the <see cref="History.StopReason"/> where that first
    /// showed (an input by row and column, a parameter by layer, a layer's output by row and unit, the loss alone, a gradient by layer), and
    /// gives the network back the parameters that it had before that step. For this the parameters are looked through and copied after each
    /// step: about 50 µs for the 159,010 of 784-200-10, an eighth of a step of 32 rows on one core.
    /// </summary>
    public static ITrainingCallback StopOnNaN() => new StopOnNaN();

    /// <summary>
    /// Ends training after the current batch when the token is cancelled, with a <see cref="History"/> and without an exception; the token
    /// of Fit throws one.
    /// </summary>
    /// <param name="cancellationToken">Whose cancellation ends the run.</param>
    public static ITrainingCallback StopOn(CancellationToken cancellationToken) => new StopOnToken(cancellationToken);

    /// <summary>
    /// Lets Ctrl+C (SIGINT) and a request to terminate (SIGTERM) end training after the current batch: the epoch is closed with its
    /// validation, every callback is told, Fit returns, and the program goes on. A second one ends the process as usual.
    /// </summary>
    public static ITrainingCallback StopOnCtrlC() => new StopOnSignal();

    /// <summary>
    /// Notes, once in a run, that the curves have parted: the training loss still falls while the validation loss rises, so that what is
    /// learned no longer carries over. See <see cref="History.Notices"/>.
    /// </summary>
    /// <param name="patience">For how many epochs in a row, at least 1.</param>
    /// <param name="rise">By which share of its lowest value the validation loss has to have risen in each of them; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static ITrainingCallback OverfittingNotice(int patience = 3, double rise = 0.05) => new OverfittingNotice(patience, rise);

    /// <summary>
    /// Writes what TensorBoard shows into the runs <c>train</c> and <c>validation</c> below a directory: loss, accuracy, learning rate and
    /// samples per second of each epoch, the loss of every so many steps, histograms of each layer's parameters and, on request, of its
    /// gradients on one batch; the graph of the layers; and the hyperparameters, with what the run itself knows of them. <c>tensorboard --logdir DIRECTORY</c> shows it.
    /// </summary>
    /// <param name="directory">Where to; made where it is missing. A run of its own for each: files that are there stay.</param>
    /// <param name="hyperparameters">Further values for the page of hyperparameters: numbers, truth values, texts.</param>
    /// <param name="gradients">Whether the gradients of one batch are measured after each epoch, with a second trainer of up to 64 rows.</param>
    /// <param name="activations">
    /// Whether each layer's outputs on a batch of the validation data, or of the training data where there are none, are looked at after each
    /// epoch: a histogram, the units that are dead, the share that is saturated.
    /// </param>
    /// <param name="stepInterval">After how many steps the loss of a batch is written, at least 1.</param>
    /// <param name="imageWidth">
    /// Pixels in a row where inputs are grey pictures: the weights of the first layer's units are written as pictures after each epoch, and at the
    /// end up to 24 samples of the validation data that were taken for a wrong class with the greatest certainty; 0 for none.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stepInterval"/> is below 1, or <paramref name="imageWidth"/> negative.</exception>
    public static ITrainingCallback TensorBoard(
        string directory,
        IReadOnlyDictionary<string, object>? hyperparameters = null,
        bool gradients = false,
        bool activations = false,
        int stepInterval = 100,
        int imageWidth = 0) =>
        new TensorBoardLog(directory, hyperparameters ?? new Dictionary<string, object>(), gradients, activations, stepInterval, imageWidth);

    /// <summary>
    /// Writes a page about the run when it ends: learning curves, confusion and figures of each class, the samples that were misread with the
    /// greatest certainty, the gradient at each layer beside what the signal model predicts, histograms of the parameters, units without
    /// gradient, the epochs and their times. One file of HTML, without scripts, that needs no network; light or dark as the reader's system.
    /// </summary>
    /// <remarks>Behind <see cref="EarlyStopping"/> in the list it shows the parameters that are restored.</remarks>
    /// <param name="path">The file; its directory is made where it is missing, and a file that is there is replaced.</param>
    /// <param name="options">Test data, the names of the classes, the width of pictures, predictions; null for none.</param>
    public static ITrainingCallback HtmlReport(string path, HtmlReportOptions? options = null) =>
        new HtmlReport(path, options ?? new HtmlReportOptions());
}
