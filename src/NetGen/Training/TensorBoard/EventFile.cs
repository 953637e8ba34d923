using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// Writes a file that TensorBoard shows: scalars, histograms, texts, grey pictures and hyperparameters, by the published definitions of its
/// messages. A file is a run by its directory; TensorBoard shows all runs below the one that it is started on. For one thread.
/// </summary>
public sealed class EventFile : IDisposable
{
    private static int s_files;

    private readonly ProtoWriter _event = new();
    private readonly RecordFile _file;

    /// <summary>Begins a file of its own in a directory, which is made where it is missing.</summary>
    /// <param name="directory">The run.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public EventFile(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        Directory.CreateDirectory(directory);
        string name = string.Create(
            CultureInfo.InvariantCulture,
            $"events.out.tfevents.{DateTimeOffset.UtcNow.ToUnixTimeSeconds():D10}.{Environment.MachineName}.{Environment.ProcessId}.{Interlocked.Increment(ref s_files)}");
        _file = new RecordFile(Path.Combine(directory, name));
        BeginEvent(0);
        _event.String(EventFields.FileVersion, "brain.Event:2");
        WriteEvent();
    }

    /// <summary>Adds a point to a curve. Allocates nothing.</summary>
    /// <param name="tag">The name of the curve; a slash makes a group.</param>
    /// <param name="value">Any number; NaN and the infinities are shown as such.</param>
    /// <param name="step">The place on the axis.</param>
    public void AddScalar(string tag, double value, long step)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tag);
        (int summary, int item) = BeginValue(tag, step);
        _event.Float(ValueFields.SimpleValue, (float)value);
        EndValue(summary, item);
    }

    /// <summary>Adds the distribution of some values, in buckets of equal width.</summary>
    /// <param name="tag">The name; a slash makes a group.</param>
    /// <param name="values">At least one. Those that are not finite are left out.</param>
    /// <param name="step">The place on the axis.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public void AddHistogram(string tag, ReadOnlySpan<float> values, long step)
    {
        if (values.IsEmpty)
            throw new ArgumentException("A histogram is one of some values.", nameof(values));
        var histogram = new Histogram();
        histogram.Measure(values);
        histogram.Count(values);
        AddHistogram(tag, histogram, step);
    }

    /// <summary>Adds a text.</summary>
    /// <param name="tag">The name; a slash makes a group.</param>
    /// <param name="markdown">The text, in Markdown.</param>
    /// <param name="step">The place on the axis.</param>
    public void AddText(string tag, string markdown, long step)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tag);
        ArgumentNullException.ThrowIfNull(markdown);
        (int summary, int item) = BeginValue(tag, step);
        WriteMetadata("text", []);
        int tensor = _event.Begin(ValueFields.Tensor);
        _event.Int64(TensorFields.DataType, TensorFields.String);
        WriteShapeOfOne();
        _event.String(TensorFields.StringValue, markdown);
        _event.End(tensor);
        EndValue(summary, item);
    }

    /// <summary>Adds a grey picture.</summary>
    /// <param name="tag">The name; a slash makes a group.</param>
    /// <param name="pixels">[height × width], 0 is black and 1 is white; values outside are clamped, NaN is black.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="step">The place on the axis.</param>
    /// <exception cref="ArgumentException">The number of pixels is not width × height.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public void AddImage(string tag, ReadOnlySpan<float> pixels, int width, int height, long step)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tag);
        byte[] png = GreyPng.Encode(pixels, width, height);
        (int summary, int item) = BeginValue(tag, step);
        int image = _event.Begin(ValueFields.Image);
        _event.Int64(ImageFields.Height, height);
        _event.Int64(ImageFields.Width, width);
        _event.Int64(ImageFields.ColorSpace, ImageFields.Grey);
        _event.Bytes(ImageFields.Encoded, png);
        _event.End(image);
        EndValue(summary, item);
    }

    /// <summary>Says what the run was made with, for TensorBoard's page of hyperparameters.</summary>
    /// <param name="values">Numbers and truth values are shown as such, everything else as text in the invariant culture.</param>
    /// <param name="metrics">The scalars that the page shows beside them: the subdirectory of the run's own that they are in, empty for itself, and their tags.</param>
    public void AddHyperparameters(IReadOnlyDictionary<string, object> values, IEnumerable<(string Run, string Tag)> metrics)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(metrics);
        AddPluginData("_hparams_/experiment", Hyperparameters.Experiment(values, metrics));
        AddPluginData("_hparams_/session_start_info", Hyperparameters.SessionStart(values));
    }

    /// <summary>Lets a reader see what was written so far.</summary>
    public void Flush() => _file.Flush();

    /// <summary>Ends the file.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>Says how the run with hyperparameters ended.</summary>
    internal void AddSessionEnd(bool isSuccess) => AddPluginData("_hparams_/session_end_info", Hyperparameters.SessionEnd(isSuccess));

    /// <summary>Adds the picture of a network.</summary>
    internal void AddGraph(IEnumerable<LayerGraphNode> nodes)
    {
        BeginEvent(step: 0);
        int graph = _event.Begin(EventFields.GraphDef);
        foreach (LayerGraphNode node in nodes)
            WriteNode(node);
        int versions = _event.Begin(GraphFields.Versions);
        _event.Int64(GraphFields.Producer, 22); // from here on nodes may have attributes of any name
        _event.End(versions);
        _event.End(graph);
        WriteEvent();
    }

    internal void AddHistogram(string tag, Histogram histogram, long step)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tag);
        (int summary, int item) = BeginValue(tag, step);
        int message = _event.Begin(ValueFields.Histogram);
        _event.Double(HistogramFields.Min, histogram.Min);
        _event.Double(HistogramFields.Max, histogram.Max);
        _event.Double(HistogramFields.Number, histogram.Number);
        _event.Double(HistogramFields.Sum, histogram.Sum);
        _event.Double(HistogramFields.SumOfSquares, histogram.SumOfSquares);
        _event.Packed(HistogramFields.UpperLimits, histogram.UpperLimits);
        _event.Packed(HistogramFields.Counts, histogram.Counts);
        _event.End(message);
        EndValue(summary, item);
    }

    private void WriteNode(LayerGraphNode node)
    {
        int start = _event.Begin(GraphFields.Node);
        _event.String(GraphFields.Name, node.Name);
        _event.String(GraphFields.Operation, node.Operation);
        foreach (string input in node.Inputs)
            _event.String(GraphFields.Input, input);
        if (node.Activation is ActivationFunction activation)
        {
            (int entry, int value) = BeginAttribute("activation");
            _event.String(AttributeFields.Text, activation.ToString());
            EndAttribute(entry, value);
        }
        WriteOutputShape(node.Units);
        _event.End(start);
    }

    /// <summary>TensorBoard writes it on the edges: any number of rows, so many values in each.</summary>
    private void WriteOutputShape(int units)
    {
        (int entry, int value) = BeginAttribute("_output_shapes");
        int list = _event.Begin(AttributeFields.List);
        int shape = _event.Begin(AttributeFields.ShapeInList);
        foreach (int size in units == 0 ? (int[])[] : [-1, units])
        {
            int dimension = _event.Begin(AttributeFields.Dimension);
            _event.Int64(AttributeFields.Size, size);
            _event.End(dimension);
        }
        _event.End(shape);
        _event.End(list);
        EndAttribute(entry, value);
    }

    private (int Entry, int Value) BeginAttribute(string name)
    {
        int entry = _event.Begin(GraphFields.Attribute);
        _event.String(AttributeFields.Key, name);
        return (entry, _event.Begin(AttributeFields.Value));
    }

    private void EndAttribute(int entry, int value)
    {
        _event.End(value);
        _event.End(entry);
    }

    private void AddPluginData(string tag, ReadOnlySpan<byte> content)
    {
        (int summary, int item) = BeginValue(tag, step: 0);
        WriteMetadata("hparams", content);
        int tensor = _event.Begin(ValueFields.Tensor); // empty of meaning, but a value has to be there
        _event.Int64(TensorFields.DataType, TensorFields.Float);
        WriteShapeOfOne();
        _event.Float(TensorFields.FloatValue, 0);
        _event.End(tensor);
        EndValue(summary, item);
        _file.Flush();
    }

    private void WriteMetadata(string plugin, ReadOnlySpan<byte> content)
    {
        int metadata = _event.Begin(ValueFields.Metadata);
        int data = _event.Begin(MetadataFields.PluginData);
        _event.String(MetadataFields.PluginName, plugin);
        _event.Bytes(MetadataFields.PluginContent, content);
        _event.End(data);
        _event.Int64(MetadataFields.DataClass, MetadataFields.TensorClass);
        _event.End(metadata);
    }

    private void WriteShapeOfOne()
    {
        int shape = _event.Begin(TensorFields.Shape);
        int dimension = _event.Begin(TensorFields.Dimension);
        _event.Int64(TensorFields.Size, 1);
        _event.End(dimension);
        _event.End(shape);
    }

    private (int Summary, int Value) BeginValue(string tag, long step)
    {
        BeginEvent(step);
        int summary = _event.Begin(EventFields.Summary);
        int value = _event.Begin(EventFields.Value);
        _event.String(ValueFields.Tag, tag);
        return (summary, value);
    }

    private void EndValue(int summary, int value)
    {
        _event.End(value);
        _event.End(summary);
        WriteEvent();
    }

    private void BeginEvent(long step)
    {
        _event.Clear();
        _event.Double(EventFields.WallTime, (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds);
        _event.Int64(EventFields.Step, step);
    }

    private void WriteEvent() => _file.Write(_event.Written);
}
