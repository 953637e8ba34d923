using System.Globalization;

namespace NetGen.Training;

/// <summary>The messages of TensorBoard's plugin for hyperparameters (plugins/hparams/plugin_data.proto and api.proto), version 0.</summary>
internal static class Hyperparameters
{
    private const int ExperimentField = 2;
    private const int SessionStartField = 3;
    private const int SessionEndField = 4;

    /// <summary>Which hyperparameters and metrics there are: Experiment.</summary>
    public static ReadOnlySpan<byte> Experiment(IReadOnlyDictionary<string, object> values, IEnumerable<(string Run, string Tag)> metrics)
    {
        const int HyperparameterInfos = 4, MetricInfos = 5, Name = 1, Type = 4, Group = 1, Tag = 2;
        const int Text = 1, TruthValue = 2, Float64 = 3;
        var message = new ProtoWriter();
        int experiment = message.Begin(ExperimentField);
        foreach ((string name, object value) in values)
        {
            int info = message.Begin(HyperparameterInfos);
            message.String(Name, name);
            message.Int64(Type, value is bool ? TruthValue : Number(value) is not null ? Float64 : Text);
            message.End(info);
        }
        foreach ((string run, string tag) in metrics)
        {
            int info = message.Begin(MetricInfos);
            int name = message.Begin(Name);
            message.String(Group, run);
            message.String(Tag, tag);
            message.End(name);
            message.End(info);
        }
        message.End(experiment);
        return message.Written;
    }

    /// <summary>The values of a run: SessionStartInfo, with a map of google.protobuf.Value.</summary>
    public static ReadOnlySpan<byte> SessionStart(IReadOnlyDictionary<string, object> values)
    {
        const int Map = 1, Key = 1, Value = 2, NumberValue = 2, StringValue = 3, BoolValue = 4, Time = 5;
        var message = new ProtoWriter();
        int start = message.Begin(SessionStartField);
        foreach ((string name, object value) in values)
        {
            int entry = message.Begin(Map);
            message.String(Key, name);
            int content = message.Begin(Value);
            if (value is bool truth)
                message.Int64(BoolValue, truth ? 1 : 0);
            else if (Number(value) is double number)
                message.Double(NumberValue, number);
            else
                message.String(StringValue, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
            message.End(content);
            message.End(entry);
        }
        message.Double(Time, Now);
        message.End(start);
        return message.Written;
    }

    /// <summary>How a run ended: SessionEndInfo.</summary>
    public static ReadOnlySpan<byte> SessionEnd(bool isSuccess)
    {
        const int Status = 1, Time = 2, Success = 1, Failure = 2;
        var message = new ProtoWriter();
        int end = message.Begin(SessionEndField);
        message.Int64(Status, isSuccess ? Success : Failure);
        message.Double(Time, Now);
        message.End(end);
        return message.Written;
    }

    private static double Now => (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds;

    /// <summary>A float as the double that is written the same: 0.1 and not 0.10000000149.</summary>
    private static double? Number(object value) => value switch
    {
        float number => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        byte or sbyte or short or ushort or int or uint or long or ulong or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
