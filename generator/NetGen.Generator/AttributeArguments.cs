using Microsoft.CodeAnalysis;

namespace NetGen.Generator;

/// <summary>An attribute's arguments by the names of parameters and properties; what is not given, or of another type, is null.</summary>
internal sealed class AttributeArguments
{
    private readonly Dictionary<string, TypedConstant> _values = [];

    public AttributeArguments(AttributeData attribute)
    {
        for (int i = 0; i < attribute.ConstructorArguments.Length; i++)
            _values[attribute.AttributeConstructor!.Parameters[i].Name] = attribute.ConstructorArguments[i];
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            _values[argument.Key] = argument.Value;
    }

    public int? Integer(string name) => Value(name) as int?;

    public long? LongInteger(string name) => Value(name) as long?;

    public double? Number(string name) => Value(name) as double?;

    public bool? Boolean(string name) => Value(name) as bool?;

    public string? String(string name) => Value(name) as string;

    public TEnum? Enum<TEnum>(string name)
        where TEnum : struct, Enum => Value(name) is int value ? (TEnum)System.Enum.ToObject(typeof(TEnum), value) : null;

    /// <summary>The elements of an array, none where null is given for it.</summary>
    public IEnumerable<int>? Integers(string name) =>
        !_values.TryGetValue(name, out TypedConstant value) || value.Kind != TypedConstantKind.Array ? null
        : value.IsNull ? []
        : value.Values.Select(element => element.Value).OfType<int>();

    private object? Value(string name) =>
        _values.TryGetValue(name, out TypedConstant value) && value.Kind != TypedConstantKind.Array ? value.Value : null;
}
