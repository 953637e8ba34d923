namespace NetGen.Kernels;

/// <summary>
/// A vector of floats for straight-line code, in which a tiny network keeps whole layers in registers. Implemented by the structs of this
/// namespace only.
/// </summary>
/// <typeparam name="TVector">The vector itself.</typeparam>
public interface IVector<TVector>
    where TVector : struct, IVector<TVector>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Width { get; }

    /// <summary>One float in every lane.</summary>
    /// <param name="value">The float.</param>
    static abstract TVector Create(float value);

    /// <summary>Reads a whole vector.</summary>
    /// <param name="source">At least <paramref name="offset"/> + <see cref="Width"/> floats.</param>
    /// <param name="offset">Where the vector begins.</param>
    /// <exception cref="IndexOutOfRangeException">The source ends too early.</exception>
    static abstract TVector Load(ReadOnlySpan<float> source, int offset);

    /// <summary>Writes the first <paramref name="count"/> lanes and no other memory.</summary>
    /// <param name="destination">At least <paramref name="count"/> floats.</param>
    /// <param name="count">Between 1 and <see cref="Width"/>.</param>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    void Store(Span<float> destination, int count);

    /// <summary>a + b.</summary>
    /// <param name="a">a.</param>
    /// <param name="b">b.</param>
    static abstract TVector operator +(TVector a, TVector b);

    /// <summary>a - b.</summary>
    /// <param name="a">a.</param>
    /// <param name="b">b.</param>
    static abstract TVector operator -(TVector a, TVector b);

    /// <summary>a · b.</summary>
    /// <param name="a">a.</param>
    /// <param name="b">b.</param>
    static abstract TVector operator *(TVector a, TVector b);

    /// <summary>a · b + c, rounded once wherever the hardware can.</summary>
    /// <param name="a">a.</param>
    /// <param name="b">b.</param>
    /// <param name="c">c.</param>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>One lane of a vector in every lane.</summary>
    /// <param name="a">The vector.</param>
    /// <param name="lane">Between 0 and <see cref="Width"/> - 1.</param>
    static abstract TVector Lane(TVector a, int lane);

    /// <summary>f(x), lane by lane.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="x">x.</param>
    /// <param name="activation">f.</param>
    static abstract TVector Apply<TActivation>(TVector x, TActivation activation)
        where TActivation : struct, IActivation;

    /// <summary>Reads a vector that the caller knows to be there.</summary>
    internal static abstract TVector Load(ref readonly float source);

    /// <summary>eˣ for x ≤ 0, lane by lane.</summary>
    internal static abstract TVector ExpOfNegative(TVector x);

    /// <summary>The largest of the first <paramref name="count"/> lanes.</summary>
    internal static abstract float Largest(TVector a, int count);

    /// <summary>The sum of the first <paramref name="count"/> lanes.</summary>
    internal static abstract float Sum(TVector a, int count);
}
