namespace NetGen.Training;

// The numbers of the fields, as tensorboard/compat/proto/*.proto publishes them.

/// <summary>event.proto, Event; summary.proto, Summary.</summary>
internal static class EventFields
{
    public const int WallTime = 1;
    public const int Step = 2;
    public const int FileVersion = 3;
    public const int GraphDef = 4;
    public const int Summary = 5;
    public const int Value = 1;
}

/// <summary>summary.proto, Summary.Value.</summary>
internal static class ValueFields
{
    public const int Tag = 1;
    public const int SimpleValue = 2;
    public const int Image = 4;
    public const int Histogram = 5;
    public const int Tensor = 8;
    public const int Metadata = 9;
}

/// <summary>summary.proto, Summary.Image.</summary>
internal static class ImageFields
{
    public const int Height = 1;
    public const int Width = 2;
    public const int ColorSpace = 3;
    public const int Encoded = 4;
    public const int Grey = 1;
}

/// <summary>histogram.proto, HistogramProto.</summary>
internal static class HistogramFields
{
    public const int Min = 1;
    public const int Max = 2;
    public const int Number = 3;
    public const int Sum = 4;
    public const int SumOfSquares = 5;
    public const int UpperLimits = 6;
    public const int Counts = 7;
}

/// <summary>summary.proto, SummaryMetadata and its PluginData.</summary>
internal static class MetadataFields
{
    public const int PluginData = 1;
    public const int DataClass = 4;
    public const int TensorClass = 2;
    public const int PluginName = 1;
    public const int PluginContent = 2;
}

/// <summary>tensor.proto, TensorProto; tensor_shape.proto; types.proto.</summary>
internal static class TensorFields
{
    public const int DataType = 1;
    public const int Shape = 2;
    public const int FloatValue = 5;
    public const int StringValue = 8;
    public const int Dimension = 2;
    public const int Size = 1;
    public const int Float = 1;
    public const int String = 7;
}

/// <summary>graph.proto, GraphDef; node_def.proto, NodeDef; versions.proto, VersionDef.</summary>
internal static class GraphFields
{
    public const int Node = 1;
    public const int Name = 1;
    public const int Operation = 2;
    public const int Input = 3;
    public const int Attribute = 5;
    public const int Versions = 4;
    public const int Producer = 1;
}

/// <summary>attr_value.proto, an entry of a map and AttrValue; tensor_shape.proto.</summary>
internal static class AttributeFields
{
    public const int Key = 1;
    public const int Value = 2;
    public const int List = 1;
    public const int Text = 2;
    public const int ShapeInList = 7;
    public const int Dimension = 2;
    public const int Size = 1;
}
