using System.Globalization;
using System.Text;

namespace NetGen.Training;

/// <summary>Writes the event files of a run.</summary>
internal sealed class TensorBoardLog : ITrainingCallback
{
    private const string Loss = "loss";
    private const string Accuracy = "accuracy";
    private const int MostMisread = 24;

    private readonly string _directory;
    private readonly IReadOnlyDictionary<string, object> _hyperparameters;
    private readonly bool _gradients;
    private readonly bool _activations;
    private readonly int _stepInterval;
    private readonly int _imageWidth;
    private TensorBoardFiles? _files;
    private GradientProbe? _probe;
    private GradientProbe? _layerProbe;

    public TensorBoardLog(string directory, IReadOnlyDictionary<string, object> hyperparameters, bool gradients, bool activations, int stepInterval, int imageWidth)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepInterval, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(imageWidth);
        (_directory, _hyperparameters, _stepInterval, _imageWidth) = (directory, hyperparameters, stepInterval, imageWidth);
        (_gradients, _activations) = (gradients, activations);
    }

    public void TrainingBegins(TrainingProgress progress)
    {
        if (_imageWidth > 0 && progress.Network.Description.InputSize % _imageWidth != 0)
        {
            throw new InvalidOperationException(
                $"Inputs of {progress.Network.Description.InputSize} values are no pictures with {_imageWidth} pixels in a row.");
        }
        _files = TensorBoardFiles.Create(_directory, progress.Validation is not null);
        _probe = _gradients ? GradientProbe.Of(progress.Network, progress.Train) : null;
        _layerProbe = _activations ? GradientProbe.Of(progress.Network, progress.Validation ?? progress.Train, LayerState.OtherRows) : null;
        _files.Run.AddHyperparameters(AllHyperparameters(progress), Metrics(progress));
        _files.Run.AddGraph(LayerGraph.Of(progress.Network));
        _files.Run.AddText("network", Table(progress.Network.Description), step: 0);
        _files.Flush();
    }

    public void BatchEnds(TrainingProgress progress)
    {
        int step = progress.Trainer.StepCount;
        if (step % _stepInterval == 0)
            _files!.Train.AddScalar("steps/loss", progress.BatchLoss, step);
    }

    public void EpochEnds(TrainingProgress progress, EpochResult epoch)
    {
        AddScalar(_files!.Train, Loss, epoch.Loss, epoch.Epoch);
        AddScalar(_files.Train, Accuracy, epoch.Accuracy, epoch.Epoch);
        AddScalar(_files.Train, "run/learning rate", epoch.LearningRate, epoch.Epoch);
        AddScalar(_files.Train, "run/samples per second", epoch.SamplesPerSecond, epoch.Epoch);
        AddScalar(_files.Validation, Loss, epoch.ValidationLoss, epoch.Epoch);
        AddScalar(_files.Validation, Accuracy, epoch.ValidationAccuracy, epoch.Epoch);
        AddHistograms("parameters", progress.Network.ParameterBuffer, progress.Network.Description.Tensors, epoch.Epoch);
        if (_probe is not null)
            AddHistograms("gradients", _probe.Measure(), TensorRows.Trained(progress.Network.Description), epoch.Epoch);
        AddLayers(epoch.Epoch);
        if (_imageWidth > 0 && FilterSheet.Of(progress.Network.ParameterBuffer, progress.Network.Description, _imageWidth) is FilterSheet sheet)
            _files.Train.AddImage("first layer", sheet.Pixels, sheet.Width, sheet.Height, epoch.Epoch);
        _files.Flush();
    }

    public void TrainingEnds(TrainingProgress progress)
    {
        if (_files is not null && _imageWidth > 0 && progress.History.Epochs.Count > 0)
            AddMisread(progress);
        _files?.Run.AddSessionEnd(isSuccess: progress.History.Epochs.Count > 0);
        _files?.Dispose();
        _probe?.Dispose();
        _layerProbe?.Dispose();
        (_files, _probe, _layerProbe) = (null, null, null);
    }

    private Dictionary<string, object> AllHyperparameters(TrainingProgress progress)
    {
        var all = new Dictionary<string, object>
        {
            ["network"] = progress.Network.Description.Name,
            ["epochs"] = progress.Epochs,
            ["batch size"] = progress.Trainer.BatchSize,
            ["learning rate"] = progress.Trainer.LearningRate,
        };
        foreach ((string name, object value) in _hyperparameters)
            all[name] = value;
        return all;
    }

    private static IEnumerable<(string Run, string Tag)> Metrics(TrainingProgress progress)
    {
        bool hasAccuracy = OutputReader.OfTrainer(progress.Network.Description).HasAccuracy;
        return
            from run in progress.Validation is null ? (string[])[TensorBoardFiles.TrainName] : [TensorBoardFiles.TrainName, TensorBoardFiles.ValidationName]
            from tag in hasAccuracy ? (string[])[Loss, Accuracy] : [Loss]
            select (run, tag);
    }

    private static void AddScalar(EventFile? file, string tag, double? value, int epoch)
    {
        if (value is double figure)
            file?.AddScalar(tag, figure, epoch);
    }

    private void AddHistograms(string group, ReadOnlySpan<float> values, ReadOnlySpan<ParameterTensor> tensors, int epoch)
    {
        foreach (ParameterTensor tensor in tensors)
            _files!.Train.AddHistogram($"{group}/{tensor.Name}", TensorRows.Histogram(values, tensor), epoch);
    }

    /// <summary>A histogram of each layer's outputs, its dead units and the share of its outputs that is saturated.</summary>
    private void AddLayers(int epoch)
    {
        if (_layerProbe is null)
            return;
        _layerProbe.Measure();
        foreach (LayerFigures layer in _layerProbe.Layers())
        {
            _files!.Train.AddHistogram($"activations/{layer.Layer}", layer.Outputs, epoch);
            AddScalar(_files.Train, $"dead units/{layer.Layer}", layer.Dead, epoch);
            AddScalar(_files.Train, $"saturated/{layer.Layer}", layer.Saturated, epoch);
        }
    }

    /// <summary>Pictures of the validation samples that the network was wrong about and most certain, on one scale from black to white.</summary>
    private void AddMisread(TrainingProgress progress)
    {
        if (progress.Validation is not IBatchSource data)
            return;
        var predictions = new Predictions(progress.Network.Description);
        if (new Evaluator(progress.Network, data).Run(CancellationToken.None, predictions).Confusion is null)
            return;
        IReadOnlyList<MisreadSample> misread = MisreadSample.MostCertain(predictions, data, MostMisread);
        if (misread.Count == 0)
            return;
        (float low, float high) = (misread.Min(sample => sample.Inputs.Min()), misread.Max(sample => sample.Inputs.Max()));
        for (int place = 0; place < misread.Count; place++)
        {
            MisreadSample sample = misread[place];
            float[] pixels = [.. sample.Inputs.Select(value => high > low ? (value - low) / (high - low) : 0)];
            string tag = string.Create(CultureInfo.InvariantCulture, $"misread/{place + 1:D2} sample {sample.Index}, {sample.Actual} as {sample.Taken}");
            _files!.Validation!.AddImage(tag, pixels, _imageWidth, pixels.Length / _imageWidth, progress.History.Epochs.Count);
        }
    }

    private static string Table(NetworkDescription network)
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"**{network.Name}** {network.InputSize} → {network.OutputSize}, {network.Loss?.ToString() ?? string.Join(" + ", network.Heads.Select(head => $"{head.Name} {head.Loss}"))}, fingerprint {network.Fingerprint}\n\n");
        table.Append("| parameter | shape | values |\n|---|---|---:|\n");
        foreach (ParameterTensor tensor in network.Tensors)
            table.Append(CultureInfo.InvariantCulture, $"| {tensor.Name} | {TensorRows.Shape(tensor)} | {(long)tensor.Rows * tensor.Columns} |\n");
        return table.ToString();
    }
}
