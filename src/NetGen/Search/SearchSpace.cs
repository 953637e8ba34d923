namespace NetGen.Search;

/// <summary>What a search varies.</summary>
public sealed class SearchSpace
{
    /// <summary>A space of some parameters.</summary>
    /// <param name="parameters">At least one, each with a name of its own.</param>
    /// <exception cref="ArgumentException">There is no parameter, or a name comes twice.</exception>
    public SearchSpace(params IReadOnlyList<SearchParameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Count == 0)
            throw new ArgumentException("A search varies at least one parameter.", nameof(parameters));
        if (parameters.GroupBy(parameter => parameter.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"There are {twice.Count()} parameters '{twice.Key}'.", nameof(parameters));
        Parameters = [.. parameters];
    }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<SearchParameter> Parameters { get; }

    internal int IndexOf(string name)
    {
        for (int index = 0; index < Parameters.Count; index++)
        {
            if (Parameters[index].Name == name)
                return index;
        }
        throw new ArgumentException($"There is no parameter '{name}', but {string.Join(", ", Parameters.Select(parameter => parameter.Name))}.");
    }
}
