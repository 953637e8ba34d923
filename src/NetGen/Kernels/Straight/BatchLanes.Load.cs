using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static unsafe partial class BatchLanes
{
    /// <summary>Brings the rows of a batch into columns.</summary>
    /// <param name="rows">Samples, between 1 and <see cref="MaxRows"/>.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="values">[rows × width], row after row.</param>
    /// <param name="columns">[width][MaxRows].</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void Load(int rows, int width, ReadOnlySpan<float> values, Span<float> columns)
    {
        CheckRows(rows);
        Check.Matrix(values.Length, rows, width, width, nameof(values));
        CheckColumns(columns.Length, width, nameof(columns));
        fixed (float* p = values, c = columns)
        {
            if (IsWide(rows))
                Load<FloatX16>(rows, width, p, c);
            else if (Engine.Kind == EngineKind.Vector128)
                Load<FloatX4>(rows, width, p, c);
            else
                Load<FloatX8>(rows, width, p, c);
        }
    }

    /// <summary>Brings targets into columns: dense ones, or labels as what they stand for.</summary>
    /// <param name="rows">Samples, between 1 and <see cref="MaxRows"/>.</param>
    /// <param name="width">Outputs.</param>
    /// <param name="targets">[rows × width]; empty where there are labels.</param>
    /// <param name="labels">[rows]: the target of a single output, or which one of several is 1.</param>
    /// <param name="columns">[width][MaxRows].</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void LoadTargets(int rows, int width, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, Span<float> columns)
    {
        if (labels.IsEmpty)
        {
            Load(rows, width, targets, columns);
            return;
        }

        CheckRows(rows);
        Check.AtLeast(labels.Length, rows, nameof(labels));
        CheckColumns(columns.Length, width, nameof(columns));
        if (width == 1)
        {
            for (int row = 0; row < rows; row++)
                columns[row] = labels[row];
            return;
        }

        columns.Clear();
        for (int row = 0; row < rows; row++)
            columns[labels[row] * MaxRows + row] = 1;
    }

    /// <summary>Smooths targets in columns: t = (1 - ε)t + ε/width.</summary>
    /// <param name="width">Outputs.</param>
    /// <param name="columns">t, [width][MaxRows].</param>
    /// <param name="smoothing">ε, in [0, 1).</param>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public static void SmoothTargets(int width, Span<float> columns, float smoothing)
    {
        CheckColumns(columns.Length, width, nameof(columns));
        Span<float> targets = columns[..(width * MaxRows)];
        TensorPrimitives.Multiply(targets, 1 - smoothing, targets);
        TensorPrimitives.Add(targets, smoothing / width, targets);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Load<TVector>(nint rows, nint width, float* values, float* columns)
        where TVector : struct, ISimd<TVector>
    {
        for (nint first = 0; first < rows; first += TVector.Width)
        {
            for (nint value = 0; value < width; value++)
                TVector.Gather(values + first * width + value, width, rows - 1 - first).Store(columns + value * MaxRows + first);
        }
    }
}
