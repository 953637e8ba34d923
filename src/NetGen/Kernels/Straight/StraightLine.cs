using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Kernels;

/// <summary>Runs the straight-line code of tiny networks on the vectors of the engine, and has what such code consists of.</summary>
public static class StraightLine
{
    /// <summary>Whether the engine has vectors for a network. Without them the kernels are faster.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Takes<TNetwork>()
        where TNetwork : struct, IStraightPredictor =>
        Engine.Kind switch
        {
            EngineKind.Vector512 => true,
            EngineKind.Vector256 => TNetwork.Lanes == 8 || TNetwork.FitsPairs,
            EngineKind.Vector128 => TNetwork.Lanes == 8 && TNetwork.FitsPairs,
            _ => false,
        };

    /// <summary>Computes the outputs of one sample or of many.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="inputs">[samples × InputSize], row after row.</param>
    /// <param name="outputs">[samples × OutputSize].</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Predict<TNetwork>(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
        where TNetwork : struct, IStraightPredictor
    {
        if (inputs.Length == TNetwork.InputSize && outputs.Length == TNetwork.OutputSize)
        {
            PredictOne<TNetwork>(parameters, inputs, outputs);
            return;
        }

        int samples = Guard.Samples(inputs.Length, TNetwork.InputSize, outputs.Length, TNetwork.OutputSize);
        PredictRows<TNetwork>(samples, parameters, inputs, outputs, TNetwork.OutputSize);
    }

    /// <summary>Computes the outputs of many samples, one by one.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="rows">The number of samples.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="inputs">[rows × InputSize], row after row.</param>
    /// <param name="outputs">[rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of the outputs to the next.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void PredictRows<TNetwork>(
        int rows, ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int stride)
        where TNetwork : struct, IStraightPredictor
    {
        Check.Matrix(inputs.Length, rows, TNetwork.InputSize, TNetwork.InputSize, nameof(inputs));
        Check.Matrix(outputs.Length, rows, TNetwork.OutputSize, stride, nameof(outputs));
        for (int row = 0; row < rows; row++)
        {
            PredictOne<TNetwork>(
                parameters, inputs.Slice(row * TNetwork.InputSize, TNetwork.InputSize), outputs.Slice(row * stride, TNetwork.OutputSize));
        }
    }

    /// <summary>h + x·W, with x in memory.</summary>
    /// <typeparam name="TVector">As many floats as h has.</typeparam>
    /// <param name="x">x [<paramref name="inputs"/>].</param>
    /// <param name="inputs">Rows of W, at least 1.</param>
    /// <param name="parameters">What W [inputs][<paramref name="stride"/>] is part of.</param>
    /// <param name="offset">Where W begins, or those of its columns that are wanted.</param>
    /// <param name="stride">Floats from one row of W to the next.</param>
    /// <param name="h">h.</param>
    /// <exception cref="IndexOutOfRangeException">x or W ends too early.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MultiplyAdd<TVector>(
        ReadOnlySpan<float> x, int inputs, ReadOnlySpan<float> parameters, int offset, int stride, TVector h)
        where TVector : struct, IVector<TVector>
    {
        _ = x[inputs - 1];
        return MultiplyAdd(ref MemoryMarshal.GetReference(x), inputs, parameters, offset, stride, h);
    }

    /// <summary>h + x·W, with x in a vector.</summary>
    /// <typeparam name="TVector">As many floats as h has.</typeparam>
    /// <param name="x">x.</param>
    /// <param name="inputs">Rows of W, between 1 and the lanes of x.</param>
    /// <param name="parameters">What W [inputs][<paramref name="stride"/>] is part of.</param>
    /// <param name="offset">Where W begins, or those of its columns that are wanted.</param>
    /// <param name="stride">Floats from one row of W to the next.</param>
    /// <param name="h">h.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more inputs than lanes.</exception>
    /// <exception cref="IndexOutOfRangeException">W ends too early.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MultiplyAdd<TVector>(
        TVector x, int inputs, ReadOnlySpan<float> parameters, int offset, int stride, TVector h)
        where TVector : struct, IVector<TVector>
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inputs, TVector.Width);
        return MultiplyAdd(ref Unsafe.As<TVector, float>(ref x), inputs, parameters, offset, stride, h);
    }

    /// <summary>Softmax over the first lanes: pᵢ = eᶻⁱ / Σ eᶻʲ.</summary>
    /// <typeparam name="TVector">A vector.</typeparam>
    /// <param name="z">z.</param>
    /// <param name="count">The number of lanes that count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Softmax<TVector>(TVector z, int count)
        where TVector : struct, IVector<TVector>
    {
        TVector e = TVector.ExpOfNegative(z - TVector.Create(TVector.Largest(z, count)));
        return e * TVector.Create(1 / TVector.Sum(e, count));
    }

    /// <summary>The vectors of the network's width that the engine has, or pairs of narrower ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PredictOne<TNetwork>(ReadOnlySpan<float> parameters, ReadOnlySpan<float> x, Span<float> y)
        where TNetwork : struct, IStraightPredictor
    {
        if (Engine.Kind == EngineKind.Vector128)
            TNetwork.Predict<Pair<Lanes<FloatX4>>>(parameters, x, y);
        else if (TNetwork.Lanes == 8)
            TNetwork.Predict<Lanes<FloatX8>>(parameters, x, y);
        else if (Engine.Kind == EngineKind.Vector512)
            TNetwork.Predict<Lanes<FloatX16>>(parameters, x, y);
        else
            TNetwork.Predict<Pair<Lanes<FloatX8>>>(parameters, x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector MultiplyAdd<TVector>(
        ref float x, int inputs, ReadOnlySpan<float> parameters, int offset, int stride, TVector h)
        where TVector : struct, IVector<TVector>
    {
        _ = parameters[offset + (inputs - 1) * stride + (TVector.Width - 1)];
        ref float w = ref Unsafe.AsRef(in parameters[offset]);

        // Four sums, since one alone would wait for itself.
        TVector h1 = TVector.Create(0), h2 = h1, h3 = h1;
        for (; inputs >= 4; inputs -= 4)
        {
            h = Row(h, ref x, ref w, 0, stride);
            h1 = Row(h1, ref x, ref w, 1, stride);
            h2 = Row(h2, ref x, ref w, 2, stride);
            h3 = Row(h3, ref x, ref w, 3, stride);
            x = ref Unsafe.Add(ref x, 4);
            w = ref Unsafe.Add(ref w, 4 * stride);
        }

        for (; inputs > 0; inputs--)
        {
            h = Row(h, ref x, ref w, 0, stride);
            x = ref Unsafe.Add(ref x, 1);
            w = ref Unsafe.Add(ref w, stride);
        }

        return h + h1 + (h2 + h3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Row<TVector>(TVector h, ref float x, ref float w, int row, int stride)
        where TVector : struct, IVector<TVector> =>
        TVector.MultiplyAdd(TVector.Create(Unsafe.Add(ref x, row)), TVector.Load(in Unsafe.Add(ref w, row * stride)), h);
}
