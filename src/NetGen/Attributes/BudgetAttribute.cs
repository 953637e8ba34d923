namespace NetGen;

/// <summary>What a network may cost where it will run; the analyzers warn where it costs more (NG0801). The network does not depend on it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>Bytes of its parameters in memory, padding included: what the constant <c>ParameterBytes</c> may be; at least 1.</summary>
    public long Bytes { get; set; } = long.MaxValue;

    /// <summary>Multiply-accumulates to predict one sample: what the constant <c>MultiplyAccumulates</c> may be; at least 1.</summary>
    public long Macs { get; set; } = long.MaxValue;
}
