using System.Numerics.Tensors;

namespace NetGen.Kernels;

/// <summary>From outputs to class labels.</summary>
public static class Classes
{
    /// <summary>The class with the largest output in each row; the first one where several are equal.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="classes">Values in a row.</param>
    /// <param name="outputs">[rows × classes] in rows of <paramref name="stride"/>.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="labels">[rows]: what is found.</param>
    public static void Largest(int rows, int classes, ReadOnlySpan<float> outputs, int stride, Span<int> labels)
    {
        for (int row = 0; row < rows; row++)
            labels[row] = TensorPrimitives.IndexOfMax(outputs.Slice(row * stride, classes));
    }

    /// <summary>1 where a single output reaches a threshold, else 0.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="outputs">[rows] in rows of <paramref name="stride"/>.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="threshold">0.5 for probabilities, 0 for logits.</param>
    /// <param name="labels">[rows]: what is found.</param>
    public static void Reaching(int rows, ReadOnlySpan<float> outputs, int stride, float threshold, Span<int> labels)
    {
        for (int row = 0; row < rows; row++)
            labels[row] = outputs[row * stride] >= threshold ? 1 : 0;
    }

    /// <summary>Labels as dense targets: 1 in the label's column and 0 in the others; of a single column the label itself.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">Values in a row of targets: the classes, or 1 for labels 0 and 1.</param>
    /// <param name="labels">[rows], each in [0, columns), or 0 and 1 for a single column.</param>
    /// <param name="targets">[rows × columns] in rows of <paramref name="stride"/>; what lies beside them stays.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    public static void ToTargets(int rows, int columns, ReadOnlySpan<int> labels, Span<float> targets, int stride)
    {
        for (int row = 0; row < rows; row++)
        {
            Span<float> target = targets.Slice(row * stride, columns);
            target.Clear();
            if (columns == 1)
                target[0] = labels[row];
            else
                target[labels[row]] = 1;
        }
    }
}
