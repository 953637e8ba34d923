namespace NetGen.Compiler.Signals;

/// <summary>Mean squares of a node's values, and of half the difference of three pairs.</summary>
/// <param name="Square">E[y²].</param>
/// <param name="Inputs">Of two inputs under one draw of all masks.</param>
/// <param name="Masks">Of one input under two draws.</param>
/// <param name="Both">Of two inputs under two draws.</param>
internal readonly record struct SignalState(double Square, double Inputs, double Masks, double Both)
{
    public SignalState Times(double factor) => new(Square * factor, Inputs * factor, Masks * factor, Both * factor);

    public double Distance(double difference) => Square == 0 ? 0 : difference / Square;

    /// <summary>Of the sum of independent values, of which all but one have mean 0.</summary>
    public static SignalState operator +(SignalState a, SignalState b) =>
        new(a.Square + b.Square, a.Inputs + b.Inputs, a.Masks + b.Masks, a.Both + b.Both);
}
