namespace NetGen.Kernels;

/// <summary>
/// A vector of floats, so that a formula is written once for every width. The same 32 bits of a lane serve as a float, as an integer
/// (where a name says Int32) and as a mask (all bits set or none).
/// </summary>
/// <typeparam name="TVector">The vector itself.</typeparam>
internal unsafe interface ISimd<TVector>
    where TVector : struct, ISimd<TVector>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Width { get; }

    /// <summary>Vector registers that a tile may count on.</summary>
    static abstract int Registers { get; }

    /// <summary>Rows and columns of the square that <see cref="TransposeBlock"/> transposes.</summary>
    static abstract int BlockSize { get; }

    /// <summary>0 in every lane.</summary>
    static abstract TVector Zero { get; }

    /// <summary>The integers 0, 1, 2, … .</summary>
    static abstract TVector Indices { get; }

    /// <summary>One float in every lane.</summary>
    static abstract TVector Create(float value);

    /// <summary>One integer in every lane.</summary>
    static abstract TVector CreateInt32(int value);

    /// <summary>Reads a whole vector.</summary>
    static abstract TVector Load(float* source);

    /// <summary>Reads the first <paramref name="count"/> lanes and no other memory; the rest are 0.</summary>
    static abstract TVector Load(float* source, nint count);

    /// <summary>Reads floats that lie apart.</summary>
    /// <param name="source">The first.</param>
    /// <param name="stride">Floats from one to the next.</param>
    /// <param name="last">The last there is, counted from 0; lanes beyond repeat it.</param>
    static abstract TVector Gather(float* source, nint stride, nint last);

    /// <summary>Writes a whole vector.</summary>
    void Store(float* destination);

    /// <summary>Writes the first <paramref name="count"/> lanes and no other memory.</summary>
    void Store(float* destination, nint count);

    /// <summary>Writes the first <paramref name="count"/> lanes, of which the caller knows how many they are when it is compiled.</summary>
    /// <remarks>AVX's store under a mask takes a fifth of a tiny network's time on Zen 4; pieces of powers of two fold into a few stores.</remarks>
    /// <param name="destination">At least <paramref name="count"/> floats.</param>
    /// <param name="count">A constant between 1 and <see cref="Width"/>.</param>
    void StoreConstant(float* destination, int count);

    /// <summary>a + b.</summary>
    static abstract TVector operator +(TVector a, TVector b);

    /// <summary>a - b.</summary>
    static abstract TVector operator -(TVector a, TVector b);

    /// <summary>a · b.</summary>
    static abstract TVector operator *(TVector a, TVector b);

    /// <summary>a / b.</summary>
    static abstract TVector operator /(TVector a, TVector b);

    /// <summary>The bits that both have.</summary>
    static abstract TVector operator &(TVector a, TVector b);

    /// <summary>The bits that one of both has.</summary>
    static abstract TVector operator ^(TVector a, TVector b);

    /// <summary>a · b + c, rounded once wherever the hardware can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>sum += a · b, rounded as <see cref="MultiplyAdd"/>.</summary>
    /// <remarks>
    /// For loops where every instruction counts: the JIT takes the instruction that writes over the sum. For a <see cref="MultiplyAdd"/> it
    /// may take the one that writes over a factor that is not read again, and copies the sum back.
    /// </remarks>
    static abstract void AddProduct(ref TVector sum, TVector a, TVector b);

    /// <summary>The larger of two; NaN where <paramref name="b"/> is, but not surely where <paramref name="a"/> is.</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>The smaller of two; NaN where <paramref name="b"/> is, but not surely where <paramref name="a"/> is.</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>√a.</summary>
    static abstract TVector Sqrt(TVector a);

    /// <summary>A mask: a = b, never where one is NaN.</summary>
    static abstract TVector EqualTo(TVector a, TVector b);

    /// <summary>A mask: a &gt; b, never where one is NaN.</summary>
    static abstract TVector GreaterThan(TVector a, TVector b);

    /// <summary><paramref name="a"/> where the mask is set, elsewhere <paramref name="b"/>.</summary>
    static abstract TVector Select(TVector mask, TVector a, TVector b);

    /// <summary>a + b as integers that wrap round.</summary>
    static abstract TVector AddInt32(TVector a, TVector b);

    /// <summary>a · b as integers that wrap round.</summary>
    static abstract TVector MultiplyInt32(TVector a, TVector b);

    /// <summary>A mask: a &gt; b as signed integers.</summary>
    static abstract TVector GreaterThanInt32(TVector a, TVector b);

    /// <summary>The bits moved up, 0 from below.</summary>
    static abstract TVector ShiftLeft(TVector a, int bits);

    /// <summary>The bits moved down, 0 from above.</summary>
    static abstract TVector ShiftRight(TVector a, int bits);

    /// <summary>One lane in every lane.</summary>
    static abstract TVector Lane(TVector a, int lane);

    /// <summary>The sum of the lanes, in an order that depends on the width alone.</summary>
    static abstract float Sum(TVector a);

    /// <summary>The largest of the lanes.</summary>
    static abstract float Largest(TVector a);

    /// <summary>Writes the lanes of two vectors where the first is not 0, one beside the other; behind them, up to a whole vector, anything.</summary>
    /// <param name="values">Values, of which those that are not 0 are written.</param>
    /// <param name="integers">The integers that belong to them.</param>
    /// <param name="valueDestination">Room for a vector.</param>
    /// <param name="integerDestination">Room for a vector.</param>
    /// <returns>How many.</returns>
    static abstract nint StoreNonzeros(TVector values, TVector integers, float* valueDestination, int* integerDestination);

    /// <summary>destination[c][r] = source[r][c] over a square of <see cref="BlockSize"/> rows and columns.</summary>
    /// <param name="source">The first of the rows read.</param>
    /// <param name="sourceStride">Floats from one row to the next.</param>
    /// <param name="destination">The first of the rows written.</param>
    /// <param name="destinationStride">Floats from one row to the next.</param>
    static abstract void TransposeBlock(float* source, nint sourceStride, float* destination, nint destinationStride);

    /// <summary>As <see cref="TransposeBlock"/>, of a square that is not whole: rows that are missing count as 0.</summary>
    /// <param name="rows">Rows of the source, at least 1.</param>
    /// <param name="columns">Rows of the destination, at least 1.</param>
    /// <param name="source">The first of the rows read, each of <see cref="BlockSize"/> floats.</param>
    /// <param name="sourceStride">Floats from one row to the next.</param>
    /// <param name="destination">The first of the rows written, each of <see cref="BlockSize"/> floats.</param>
    /// <param name="destinationStride">Floats from one row to the next.</param>
    static abstract void TransposeEdge(
        nint rows, nint columns, float* source, nint sourceStride, float* destination, nint destinationStride);
}
