namespace NetGen;

/// <summary>
/// One of several inputs, and nothing of the others: the first layer of a block that the network's inputs arrive at, or of the network itself.
/// </summary>
/// <param name="input">The input's name: <c>[Input(784, Name = "Image")]</c> is read by <c>[Select("Image")]</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SelectAttribute(string input) : Attribute
{
    /// <summary>The input's name.</summary>
    public string Input { get; } = input;
}
