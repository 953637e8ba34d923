namespace NetGen;

/// <summary>What an optimiser remembers of each parameter from one update to the next: views of a trainer's own memory.</summary>
public readonly ref struct OptimizerState
{
    private readonly Span<float> _values;
    private readonly string[] _names;

    /// <summary>Creates a view. Called by generated code.</summary>
    /// <param name="algorithm">The algorithm's name.</param>
    /// <param name="values">All values, those of the first name in front; of equal length for each.</param>
    /// <param name="names">The names; none where nothing is remembered.</param>
    public OptimizerState(string algorithm, Span<float> values, params string[] names)
    {
        Algorithm = algorithm;
        _values = values;
        _names = names;
    }

    /// <summary>Creates a view. Called by generated code.</summary>
    /// <param name="algorithm">The algorithm's name.</param>
    /// <param name="values">All values, those of the first name in front; of equal length for each.</param>
    /// <param name="figures">What is remembered beside.</param>
    /// <param name="names">The names; none where nothing is remembered.</param>
    public OptimizerState(string algorithm, Span<float> values, Span<float> figures, params string[] names)
        : this(algorithm, values, names) =>
        Figures = figures;

    /// <summary>The algorithm: <c>Adam</c>.</summary>
    public string Algorithm { get; }

    /// <summary>What is remembered, by the letters of the algorithm's formula: m and v for Adam; nothing for plain gradient descent.</summary>
    public ReadOnlySpan<string> Names => _names;

    /// <summary>Numbers that are remembered of all parameters together; none except by L-BFGS.</summary>
    public Span<float> Figures { get; }

    /// <summary>The values under a name: one for each parameter, in the layout of <see cref="INetwork.ParameterBuffer"/>.</summary>
    /// <param name="name">The index of the name.</param>
    /// <returns>At least as long as all that is trained.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such name.</exception>
    public Span<float> Values(int name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(name, _names.Length);
        int length = _values.Length / _names.Length;
        return _values.Slice(name * length, length);
    }
}
