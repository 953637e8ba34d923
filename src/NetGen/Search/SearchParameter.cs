using System.Globalization;

namespace NetGen.Search;

/// <summary>
/// One dimension of a search: a name, and values on a scale from 0 to 1 on which all are as likely and a grid is even. A value is a number;
/// that of a choice is the position of the option.
/// </summary>
public sealed class SearchParameter
{
    private readonly double _low;
    private readonly double _high;

    private SearchParameter(string name, SearchScale scale, double low, double high, IReadOnlyList<string> options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, Scale, _low, _high, Options) = (name, scale, low, high, options);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The scale.</summary>
    public SearchScale Scale { get; }

    /// <summary>The lowest value.</summary>
    public double Low => _low;

    /// <summary>The highest value.</summary>
    public double High => _high;

    /// <summary>What a choice chooses from; empty for numbers.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>A number, every one between the bounds as likely: a dropout rate, a momentum.</summary>
    /// <param name="name">The name.</param>
    /// <param name="low">The lowest value, finite.</param>
    /// <param name="high">The highest value, finite and above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bounds make no range.</exception>
    public static SearchParameter Linear(string name, double low, double high) =>
        new(name, SearchScale.Linear, low, Above(low, high), []);

    /// <summary>A positive number, every order of magnitude as likely (log-uniform): a learning rate, a weight decay.</summary>
    /// <param name="name">The name.</param>
    /// <param name="low">The lowest value, above 0.</param>
    /// <param name="high">The highest value, finite and above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bounds make no range.</exception>
    public static SearchParameter Log(string name, double low, double high)
    {
        if (!(low > 0))
            throw new ArgumentOutOfRangeException(nameof(low), low, "A logarithmic scale begins above 0.");
        return new(name, SearchScale.Log, low, Above(low, high), []);
    }

    /// <summary>A whole number, every one between the bounds as likely, both included: a number of layers.</summary>
    /// <param name="name">The name.</param>
    /// <param name="low">The lowest value.</param>
    /// <param name="high">The highest value, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bounds make no range.</exception>
    public static SearchParameter Whole(string name, int low, int high) =>
        new(name, SearchScale.Whole, low, Above(low, high), []);

    /// <summary>One of some options, each as likely: a type of network, a batch size among powers of 2.</summary>
    /// <param name="name">The name.</param>
    /// <param name="options">The options, at least one, no two the same.</param>
    /// <exception cref="ArgumentException">There is no option, or one comes twice.</exception>
    public static SearchParameter Choice(string name, params IReadOnlyList<string> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Count == 0 || options.Distinct(StringComparer.Ordinal).Count() < options.Count)
            throw new ArgumentException("A choice has at least one option, and none twice.", nameof(options));
        return new(name, SearchScale.Choice, 0, options.Count - 1, [.. options]);
    }

    /// <summary>The value at a place on the scale.</summary>
    /// <param name="unit">From 0 to 1.</param>
    internal double At(double unit) => Scale switch
    {
        SearchScale.Linear => Math.Clamp(_low + unit * (_high - _low), _low, _high),
        SearchScale.Log => Math.Clamp(Math.Exp(Math.Log(_low) + unit * (Math.Log(_high) - Math.Log(_low))), _low, _high),
        _ => Math.Min(_low + Math.Floor(unit * (_high - _low + 1)), _high), // each whole number has an equal part of the scale
    };

    /// <summary>The place of a value on the scale: of a whole number the middle of its part.</summary>
    internal double UnitOf(double value) => Scale switch
    {
        SearchScale.Linear => (value - _low) / (_high - _low),
        SearchScale.Log => (Math.Log(value) - Math.Log(_low)) / (Math.Log(_high) - Math.Log(_low)),
        _ => (value - _low + 0.5) / (_high - _low + 1),
    };

    /// <summary>So many values at even distances, both bounds included; of whole numbers and options no more than there are.</summary>
    internal IEnumerable<double> Grid(int points)
    {
        if (Scale == SearchScale.Choice)
            return Enumerable.Range(0, Options.Count).Select(option => (double)option);
        if (points == 1)
            return [At(0.5)];
        IEnumerable<double> units = Enumerable.Range(0, points).Select(point => (double)point / (points - 1));
        return Scale == SearchScale.Whole
            ? units.Select(unit => Math.Round(_low + unit * (_high - _low))).Distinct()
            : units.Select(At);
    }

    /// <summary>A value in words.</summary>
    internal string Text(double value) => Scale switch
    {
        SearchScale.Choice => Options[(int)value],
        SearchScale.Whole => value.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString("G4", CultureInfo.InvariantCulture),
    };

    private static double Above(double low, double high) => double.IsFinite(low) && double.IsFinite(high) && low < high
        ? high
        : throw new ArgumentOutOfRangeException(nameof(high), high, "The upper bound is above the lower one, and both are finite.");
}
