namespace NetGen.Training;

/// <summary>Writes a page about a run at its end.</summary>
internal sealed class HtmlReport : ITrainingCallback
{
    private readonly string _path;
    private readonly HtmlReportOptions _options;
    private LayerState? _before;

    public HtmlReport(string path, HtmlReportOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentOutOfRangeException.ThrowIfNegative(options.ImageWidth, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.MostMisread, nameof(options));
        (_path, _options) = (Path.GetFullPath(path), options);
    }

    public void TrainingBegins(TrainingProgress progress)
    {
        if (_options.Test is IBatchSource test)
            DataCheck.Fits(test, progress.Network.Description, nameof(HtmlReportOptions.Test));
        if (_options.ImageWidth > 0 && progress.Network.Description.InputSize % _options.ImageWidth != 0)
        {
            throw new InvalidOperationException(
                $"Inputs of {progress.Network.Description.InputSize} values are no pictures with {_options.ImageWidth} pixels in a row.");
        }
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _before = StateOf(progress);
    }

    public void TrainingEnds(TrainingProgress progress)
    {
        if (_before is null || progress.History.Epochs.Count == 0)
            return;
        string page = ReportPage.Of(Collect(progress, _before));
        AtomicFile.Write(_path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.Write(page);
        });
        _before = null;
    }

    private static LayerState StateOf(TrainingProgress progress) =>
        LayerState.Of(progress.Network, progress.Train, progress.Validation ?? progress.Train);

    private ReportFacts Collect(TrainingProgress progress, LayerState before)
    {
        NetworkDescription network = progress.Network.Description;
        EvaluationReport? report = null;
        IReadOnlyList<MisreadSample> misread = [];
        if ((_options.Test ?? progress.Validation) is IBatchSource data)
        {
            var predictions = new Predictions(network);
            Evaluation evaluation = new Evaluator(progress.Network, data).Run(CancellationToken.None, predictions);
            report = new EvaluationReport(evaluation, predictions);
            misread = evaluation.Confusion is null ? [] : MisreadSample.MostCertain(predictions, data, _options.MostMisread);
        }
        return new ReportFacts(
            network, progress.History, progress.Elapsed, progress.Trainer.BatchSize, before, StateOf(progress), report,
            misread, _options);
    }
}
