namespace NetGen.Training;

/// <summary>What an <see cref="ICheckpointed"/> callback has in a checkpoint, under names of its own.</summary>
public sealed class CallbackState
{
    private readonly CheckpointFacts _facts;
    private readonly string _name;

    internal CallbackState(CheckpointFacts facts, int index) => (_facts, _name) = (facts, NameOf(index));

    /// <summary>What the facts call the callback.</summary>
    internal static string NameOf(int index) => FormattableString.Invariant($"callback.{index}");

    /// <summary>Notes a text.</summary>
    /// <param name="name">Its name, for once.</param>
    /// <param name="value">The text.</param>
    public void Set(string name, string value) => _facts.Set($"{_name}.{name}", value);

    /// <summary>Notes a whole number.</summary>
    /// <param name="name">Its name, for once.</param>
    /// <param name="value">The number.</param>
    public void Set(string name, long value) => _facts.Set($"{_name}.{name}", value);

    /// <summary>Notes a number; every bit of it comes back.</summary>
    /// <param name="name">Its name, for once.</param>
    /// <param name="value">The number; it may be NaN or infinite.</param>
    public void Set(string name, double value) => _facts.Set($"{_name}.{name}", value);

    /// <summary>Notes an array.</summary>
    /// <param name="name">Its name, for once.</param>
    /// <param name="values">The values; they are written before the call that asked for them returns.</param>
    public void Set(string name, float[] values) => _facts.Set($"{_name.Replace('.', '/')}/{name}", values);

    /// <summary>Whether a text or a number was noted.</summary>
    /// <param name="name">Its name.</param>
    public bool Has(string name) => _facts.Has($"{_name}.{name}");

    /// <summary>The text that was noted.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ParameterFileException">The checkpoint has none.</exception>
    public string Text(string name) => _facts.Text($"{_name}.{name}");

    /// <summary>The whole number that was noted.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ParameterFileException">The checkpoint has none.</exception>
    public long Whole(string name) => _facts.Whole($"{_name}.{name}", long.MinValue);

    /// <summary>The number that was noted.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ParameterFileException">The checkpoint has none.</exception>
    public double Number(string name) => _facts.Number($"{_name}.{name}");

    /// <summary>Copies the array that was noted.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="destination">As long as the array.</param>
    /// <exception cref="ParameterFileException">The checkpoint has none, or one of another length.</exception>
    public void Values(string name, Span<float> destination)
    {
        float[] values = _facts.Array($"{_name.Replace('.', '/')}/{name}");
        if (values.Length != destination.Length)
            throw _facts.Damaged($"'{_name}.{name}' has {values.Length} values instead of {destination.Length}.");
        values.CopyTo(destination);
    }
}
