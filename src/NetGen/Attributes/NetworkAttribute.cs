namespace NetGen;

/// <summary>Marks a partial class as a neural network. Its layers are the attributes beside this one, in the order of the source.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute;
