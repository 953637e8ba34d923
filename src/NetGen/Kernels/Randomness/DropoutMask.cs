using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Which activations dropout keeps in one step. Nothing is stored: the decision about an element is computed from the seed, the step,
/// the stream, the row and the column, so that the backward pass replays the forward pass.
/// </summary>
public readonly struct DropoutMask
{
    private const int RateBits = 31;

    private readonly ulong _key;
    private readonly int _firstRow;
    private readonly int _threshold;

    /// <summary>The mask of one layer at one step.</summary>
    /// <param name="rate">The probability to drop, in [0, 1); realised to 2⁻³¹.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="step">The number of the step: each has a fresh mask.</param>
    /// <param name="stream">The number of the layer: each has masks of its own.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside [0, 1) or not a number.</exception>
    public DropoutMask(float rate, int seed, int step, int stream)
    {
        if (!(rate >= 0 && rate < 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A dropout rate is in [0, 1).");
        double realised = Math.Round(rate * (double)(1L << RateBits)) / (1L << RateBits);
        _key = Mixer.Combine(Mixer.Combine(Mixer.Combine(0, seed), stream), step);
        _threshold = (int)(realised * (1L << RateBits));
        Scale = (float)(1 / (1 - realised));
        KeepRate = (float)(1 - realised);
    }

    private DropoutMask(in DropoutMask mask, int firstRow)
    {
        this = mask;
        _firstRow = mask._firstRow + firstRow;
    }

    /// <summary>What kept values are multiplied by: 1/(1 - rate) with the rate as realised.</summary>
    public float Scale { get; }

    /// <summary>1 - rate, the probability to keep.</summary>
    internal float KeepRate { get; }

    /// <summary>The same mask for a call that starts at a later row of the batch.</summary>
    /// <param name="firstRow">The row of this mask that becomes row 0.</param>
    /// <returns>The rest of the mask.</returns>
    public DropoutMask StartingAt(int firstRow) => new(this, firstRow);

    /// <summary>Whether an element is kept.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    /// <returns>True with the probability 1 - rate.</returns>
    public bool Keeps(int row, int column)
    {
        (int first, int second) = RowKeys(row);
        return (int)(Mix((uint)(first + column), (uint)second) >> (32 - RateBits)) >= _threshold;
    }

    /// <summary>The keys that the decisions of one row depend on.</summary>
    internal (int First, int Second) RowKeys(int row)
    {
        ulong key = Mixer.Combine(_key, _firstRow + row);
        return ((int)key, (int)(key >> 32));
    }

    /// <summary><see cref="Keeps(int, int)"/> for a vector of columns, as a mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TVector Keeps<TVector>(int first, int second, nint column)
        where TVector : struct, ISimd<TVector>
    {
        TVector x = TVector.AddInt32(TVector.CreateInt32(first + (int)column), TVector.Indices);
        x = TVector.MultiplyInt32(x ^ TVector.ShiftRight(x, 16), TVector.CreateInt32(Multiplier1)) ^ TVector.CreateInt32(second);
        x = TVector.MultiplyInt32(x ^ TVector.ShiftRight(x, 15), TVector.CreateInt32(Multiplier2));
        return TVector.GreaterThanInt32(TVector.ShiftRight(x, 32 - RateBits), TVector.CreateInt32(_threshold - 1));
    }

    // A bijection of 32-bit integers with the least bias known for two multiplications (Wellons 2018, "lowbias32"), keyed in the middle
    // too, so that no two rows run through the same sequence. Its last step, which mixes the low 16 bits only, is left out: the
    // comparison with the threshold depends on them once in 65,536 times.
    private const int Multiplier1 = 0x7FEB352D;
    private const int Multiplier2 = unchecked((int)0x846CA68B);

    private static uint Mix(uint x, uint key)
    {
        x = ((x ^ (x >> 16)) * Multiplier1) ^ key;
        return (x ^ (x >> 15)) * unchecked((uint)Multiplier2);
    }
}
