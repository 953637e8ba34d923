using System.Globalization;

namespace NetGen.Training;

/// <summary>What a checkpoint holds beside the network and the optimiser's memory: texts and figures, and arrays, by name.</summary>
/// <param name="file">What messages call the file.</param>
internal sealed class CheckpointFacts(string file)
{
    private readonly OrderedDictionary<string, string> _texts = [];
    private readonly OrderedDictionary<string, float[]> _arrays = [];

    public IReadOnlyDictionary<string, string> Texts => _texts;

    public IReadOnlyDictionary<string, float[]> Arrays => _arrays;

    public void Set(string name, string value) => _texts.Add(name, value);

    public void Set(string name, long value) => Set(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Every bit comes back: the text is the shortest that is read as the same number.</summary>
    public void Set(string name, double value) => Set(name, value.ToString(CultureInfo.InvariantCulture));

    public void Set(string name, float[] values) => _arrays.Add(name, values);

    public bool Has(string name) => _texts.ContainsKey(name);

    public string Text(string name) =>
        _texts.TryGetValue(name, out string? text) ? text : throw Damaged($"'{name}' is missing.");

    public long Whole(string name, long least = 0)
    {
        string text = Text(name);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= least
            ? value
            : throw Damaged($"'{name}' is {Printable.Quote(text)} instead of a whole number from {least} on.");
    }

    public int Count(string name, int least = 0) =>
        Whole(name, least) is <= int.MaxValue and long value ? (int)value : throw Damaged($"'{name}' is {Text(name)}, more than can be.");

    public double Number(string name)
    {
        string text = Text(name);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw Damaged($"'{name}' is {Printable.Quote(text)} instead of a number.");
    }

    public float[] Array(string name) =>
        _arrays.TryGetValue(name, out float[]? values) ? values : throw Damaged($"the array '{name}' is missing.");

    public ParameterFileException Damaged(string problem) => new($"{file} is no checkpoint that can be gone on from: {problem}");
}
