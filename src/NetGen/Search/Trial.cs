using System.Globalization;

namespace NetGen.Search;

/// <summary>One point of a space that is tried: its values, and a seed of its own.</summary>
public sealed class Trial
{
    private readonly SearchSpace _space;
    private readonly double[] _values;

    internal Trial(SearchSpace space, int number, int seed, double[] values) => (_space, Number, Seed, _values) = (space, number, seed, values);

    /// <summary>Which trial of the search, from 1.</summary>
    public int Number { get; }

    /// <summary>A seed for everything random in the trial, the same whenever the search is run.</summary>
    public int Seed { get; }

    /// <summary>The values in the order of the space's parameters; of a choice the position of its option.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The value of a number.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public double this[string parameter] => _values[_space.IndexOf(parameter)];

    /// <summary>The value of a whole number, or of a choice among whole numbers.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <exception cref="ArgumentException">There is no such parameter, or its value is no whole number.</exception>
    public int Whole(string parameter)
    {
        int index = _space.IndexOf(parameter);
        string text = _space.Parameters[index].Scale is SearchScale.Whole or SearchScale.Choice
            ? _space.Parameters[index].Text(_values[index])
            : "";
        return int.TryParse(text, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw new ArgumentException($"The values of '{parameter}' are no whole numbers.", nameof(parameter));
    }

    /// <summary>The option of a choice.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <exception cref="ArgumentException">There is no such parameter, or it is no choice.</exception>
    public string Option(string parameter)
    {
        int index = _space.IndexOf(parameter);
        return _space.Parameters[index].Scale == SearchScale.Choice
            ? _space.Parameters[index].Options[(int)_values[index]]
            : throw new ArgumentException($"'{parameter}' is no choice.", nameof(parameter));
    }

    /// <summary>Whether the space has such a parameter.</summary>
    /// <param name="parameter">The parameter's name.</param>
    public bool Has(string parameter) => _space.Parameters.Any(candidate => candidate.Name == parameter);
}
