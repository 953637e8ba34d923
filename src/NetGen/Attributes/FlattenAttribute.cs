namespace NetGen;

/// <summary>
/// The values of a sample in one row, as Dense layers read them: <c>[Input(28, 28)] [Flatten] [Dense(100)]</c>. Nothing is moved or computed; the
/// shape before it is what augmentation of images goes by.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class FlattenAttribute : Attribute;
