namespace NetGen;

/// <summary>
/// Marks a class as a part of networks: its layers are the attributes beside this one, in the order of the source. <c>[Residual&lt;F&gt;]</c>,
/// <c>[Branches&lt;A, B&gt;]</c> and the others of <see cref="CompositionAttribute"/> put parts into networks, and into other parts.
/// </summary>
/// <remarks>The class itself stays as it is written: what a part means is emitted where it is used.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;
