using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The argument checks of generated code. Each message names the expected and the given length.</summary>
/// <remarks>A message that is put together where it is checked for would be compiled into every step of a network.</remarks>
public static class Guard
{
    /// <summary>The number of samples in a call of Predict.</summary>
    /// <param name="inputs">The length of the inputs.</param>
    /// <param name="inputSize">Values in one sample.</param>
    /// <param name="outputs">The length of the outputs.</param>
    /// <param name="outputSize">Values in one output.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples, or the outputs do not match them.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Samples(int inputs, int inputSize, int outputs, int outputSize)
    {
        int samples = inputs / inputSize;
        if (samples * inputSize != inputs)
            ThrowInputs(inputs, inputSize);
        if ((long)samples * outputSize != outputs)
            ThrowOutputs(samples, outputSize, outputs);
        return samples;
    }

    /// <summary>The number of samples in a call of Predict that takes several inputs, by the first of them.</summary>
    /// <param name="values">The length of the input.</param>
    /// <param name="size">Values of it in one sample.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentException">It is no whole number of samples.</exception>
    public static int Samples(int values, int size, string name) => values % size == 0
        ? values / size
        : throw new ArgumentException($"One sample has {size} values of {name}, but {values} were given, which is no multiple of it.", name);

    /// <summary>Checks the length of one of several inputs or outputs.</summary>
    /// <param name="values">The length given.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="size">Its values in one sample.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">The length is not samples × size.</exception>
    public static void Values(int values, int samples, int size, string name)
    {
        if (values != (long)samples * size)
            throw new ArgumentException($"{samples} samples need {(long)samples * size} values of {name} ({size} each), but {values} were given.", name);
    }

    /// <summary>The number of rows in a training batch.</summary>
    /// <param name="inputs">The length of the inputs.</param>
    /// <param name="inputSize">Values in one sample.</param>
    /// <param name="batchSize">The largest number of rows.</param>
    /// <returns>The number of rows, between 1 and <paramref name="batchSize"/>.</returns>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples, none at all, or more than a batch.</exception>
    public static int BatchRows(int inputs, int inputSize, int batchSize)
    {
        int rows = inputs / inputSize;
        if (rows * inputSize != inputs)
            ThrowInputs(inputs, inputSize);
        if (rows < 1 || rows > batchSize)
            ThrowRows(rows, inputs, inputSize, batchSize);
        return rows;
    }

    /// <summary>Checks the rows of a batch over which a variance is taken.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is only one.</exception>
    public static int SeveralRows(int rows) => rows != 1
        ? rows
        : throw new ArgumentOutOfRangeException(
            nameof(rows), rows, "BatchNorm trains on batches of at least 2 rows: a single row has no variance.");

    /// <summary>Checks that the layers which are fitted to data have been.</summary>
    /// <param name="samples">The samples that they were fitted to.</param>
    /// <exception cref="InvalidOperationException">There were none yet.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fitted(float samples)
    {
        if (!(samples > 0))
            ThrowUnfitted();
    }

    /// <summary>Checks the length of dense targets.</summary>
    /// <param name="targets">The length given.</param>
    /// <param name="rows">Rows in the batch.</param>
    /// <param name="outputSize">Values in one target.</param>
    /// <exception cref="ArgumentException">The length is not rows × outputSize.</exception>
    public static void Targets(int targets, int rows, int outputSize)
    {
        if (targets != (long)rows * outputSize)
            ThrowTargets(targets, rows, outputSize);
    }

    /// <summary>Checks class labels before anything is changed by them.</summary>
    /// <param name="labels">One label a row.</param>
    /// <param name="rows">Rows in the batch.</param>
    /// <param name="classes">Each label must be in [0, classes).</param>
    /// <exception cref="ArgumentException">Their number is not <paramref name="rows"/>, or one is out of range; the message says which.</exception>
    public static void Labels(ReadOnlySpan<int> labels, int rows, int classes)
    {
        if (labels.Length != rows)
            ThrowLabels(labels.Length, rows);
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
                ThrowLabel(labels, row, classes);
        }
    }

    /// <summary>The number of floats in a workspace of a fixed part and a part for each row.</summary>
    /// <param name="fixedFloats">Floats whatever the batch.</param>
    /// <param name="floatsPerRow">Floats a row.</param>
    /// <param name="rows">Rows, at least 1.</param>
    /// <returns>The total.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Rows are below 1, or the total is beyond what one buffer can hold.</exception>
    public static int WorkspaceFloats(long fixedFloats, long floatsPerRow, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        long floats = fixedFloats + floatsPerRow * rows;
        if (floats > Array.MaxLength - 64)
            throw new ArgumentOutOfRangeException(nameof(rows), rows, $"A workspace for {rows} rows takes {floats} floats, more than the {Array.MaxLength - 64} of one buffer.");
        return (int)floats;
    }

    /// <summary>Rows rounded up to the 16 floats of a 64-byte line, which the transposes of a batch need.</summary>
    /// <param name="rows">At least 1.</param>
    /// <returns>The next multiple of 16.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Rows are below 1, or too many to round up.</exception>
    public static int RoundUpToLine(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Array.MaxLength);
        return (rows + 15) & ~15;
    }

    /// <summary>Checks a learning rate.</summary>
    /// <param name="value">The rate.</param>
    /// <returns>The rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, infinite or not a number.</exception>
    public static float LearningRate(float value) =>
        float.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A learning rate is finite and not negative.");

    /// <summary>Checks a number of steps.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static int StepCount(int value) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A number of steps is not negative.");

    [DoesNotReturn]
    private static void ThrowUnfitted() => throw new InvalidOperationException(
        "The network's preprocessing has not been fitted to data yet: call FitInputs(training data), train with Fit, which begins with that, or load "
        + "parameters from a file.");

    [DoesNotReturn]
    private static void ThrowInputs(int inputs, int inputSize) =>
        throw new ArgumentException($"One sample has {inputSize} values, but {inputs} were given, which is no multiple of it.", nameof(inputs));

    [DoesNotReturn]
    private static void ThrowOutputs(int samples, int outputSize, int outputs) => throw new ArgumentException(
        $"{samples} samples need {(long)samples * outputSize} outputs ({outputSize} each), but {outputs} were given.", nameof(outputs));

    [DoesNotReturn]
    private static void ThrowRows(int rows, int inputs, int inputSize, int batchSize) => throw new ArgumentException(
        $"A batch has 1 to {batchSize} rows of {inputSize} values, but {rows} rows ({inputs} values) were given.", nameof(inputs));

    [DoesNotReturn]
    private static void ThrowTargets(int targets, int rows, int outputSize) => throw new ArgumentException(
        $"{rows} rows need {(long)rows * outputSize} targets ({outputSize} each), but {targets} were given.", nameof(targets));

    [DoesNotReturn]
    private static void ThrowLabels(int labels, int rows) =>
        throw new ArgumentException($"{rows} rows need {rows} labels, but {labels} were given.", nameof(labels));

    [DoesNotReturn]
    private static void ThrowLabel(ReadOnlySpan<int> labels, int row, int classes) =>
        throw new ArgumentException($"Label {labels[row]} of row {row} is outside 0 to {classes - 1}.", nameof(labels));
}
