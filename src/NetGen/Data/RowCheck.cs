using System.Numerics.Tensors;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>Whether rows from outside are what their source says: whole, finite unless inputs may be missing, of its classes.</summary>
internal static class RowCheck
{
    /// <summary>What is wrong with some rows, in a sentence that names the first such row; null where nothing is.</summary>
    /// <param name="shape">What each row has to have.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="rowsBefore">The number of the first row.</param>
    public static string? Problem(RowShape shape, Batch batch, long rowsBefore)
    {
        if (batch.Inputs.Length != (long)batch.Rows * shape.InputSize)
        {
            return Invariant(
                $"From row {rowsBefore} on come {batch.Inputs.Length} values, which are not {batch.Rows} rows of {shape.InputSize}.");
        }
        int outcomes = shape.HasLabels ? batch.Labels.Length : batch.Targets.Length;
        long expected = shape.HasLabels ? batch.Rows : (long)batch.Rows * shape.TargetSize;
        if (outcomes != expected)
        {
            string what = shape.HasLabels ? "labels" : "target values";
            return Invariant($"From row {rowsBefore} on come {batch.Rows} rows with {outcomes} {what} instead of {expected}.");
        }
        return (shape.AllowsMissing ? null : Infinite(batch.Inputs, shape.InputSize, rowsBefore, "value"))
            ?? Infinite(batch.Targets, shape.TargetSize, rowsBefore, "target")
            ?? WrongLabel(batch.Labels, shape.Classes, rowsBefore);
    }

    private static string? Infinite(ReadOnlySpan<float> values, int size, long rowsBefore, string name)
    {
        if (values.IsEmpty || TensorPrimitives.IsFiniteAll(values)) // of no values it says that not all are finite
            return null;
        int index = 0;
        while (float.IsFinite(values[index]))
            index++;
        return Invariant($"Row {rowsBefore + index / size} has a {name} that is not finite, in column {index % size}.");
    }

    private static string? WrongLabel(ReadOnlySpan<int> labels, int classes, long rowsBefore)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
                return Invariant($"Label {labels[row]} of row {rowsBefore + row} is none of {classes} classes, which count from 0.");
        }
        return null;
    }
}
