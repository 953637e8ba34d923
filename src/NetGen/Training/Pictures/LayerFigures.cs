using System.Numerics.Tensors;

namespace NetGen.Training;

/// <summary>What a layer gives on a batch, and how many of its units still respond.</summary>
/// <param name="Layer">Its name.</param>
/// <param name="Activation">The activation that it ends with, if any.</param>
/// <param name="Units">Its units.</param>
/// <param name="Outputs">A histogram of its outputs, those left out that dropout took.</param>
/// <param name="Dead">The units that give 0 for every row, behind an activation that cuts off; null behind others.</param>
/// <param name="Saturated">
/// The share of the outputs at which the slope is less than a twentieth of the steepest, behind sigmoid and tanh; null behind others.
/// </param>
internal sealed record LayerFigures(string Layer, ActivationFunction? Activation, int Units, Histogram Outputs, int? Dead, double? Saturated)
{
    private const double FlatSlope = 0.05;

    public static LayerFigures Of(LayerOutput output)
    {
        ReadOnlyMatrixView values = output.Values;
        return new LayerFigures(
            output.Layer, output.Activation, values.Columns, HistogramOf(output), CutsOff(output.Activation) ? CountDead(values) : null,
            output.Activation is ActivationFunction.Sigmoid or ActivationFunction.Tanh ? ShareSaturated(output) : null);
    }

    private static bool CutsOff(ActivationFunction? activation) => activation is ActivationFunction.ReLU or ActivationFunction.HardSwish or ActivationFunction.Step;

    private static int CountDead(ReadOnlyMatrixView values)
    {
        bool[] lives = new bool[values.Columns];
        for (int row = 0; row < values.Rows; row++)
        {
            ReadOnlySpan<float> outputs = values.Row(row);
            for (int unit = 0; unit < outputs.Length; unit++)
                lives[unit] |= outputs[unit] != 0;
        }
        return lives.Count(unit => !unit);
    }

    /// <summary>σ' = σ(1 - σ), at most 1/4; tanh' = 1 - tanh², at most 1.</summary>
    private static double ShareSaturated(LayerOutput output)
    {
        long flat = 0, all = 0;
        bool isSigmoid = output.Activation == ActivationFunction.Sigmoid;
        for (int row = 0; row < output.Values.Rows; row++)
        {
            foreach (float value in output.Values.Row(row))
            {
                if (IsDropped(output, value))
                    continue;
                double y = value * (1.0 - output.Dropout);
                double slope = isSigmoid ? 4 * y * (1 - y) : 1 - y * y;
                all++;
                flat += slope < FlatSlope ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double)flat / all;
    }

    private static Histogram HistogramOf(LayerOutput output)
    {
        var histogram = new Histogram();
        float[] kept = new float[output.Values.Columns];
        for (int row = 0; row < output.Values.Rows; row++)
            histogram.Measure(Kept(output, row, kept));
        for (int row = 0; row < output.Values.Rows; row++)
            histogram.Count(Kept(output, row, kept));
        return histogram;
    }

    /// <summary>The values of a row as they were before dropout, those that it took left out; a 0 of the activation itself is taken for one of them.</summary>
    private static ReadOnlySpan<float> Kept(LayerOutput output, int row, Span<float> room)
    {
        ReadOnlySpan<float> values = output.Values.Row(row);
        if (output.Dropout == 0)
            return values;
        int count = 0;
        foreach (float value in values)
        {
            if (!IsDropped(output, value))
                room[count++] = value;
        }
        TensorPrimitives.Multiply(room[..count], 1 - output.Dropout, room[..count]);
        return room[..count];
    }

    private static bool IsDropped(LayerOutput output, float value) => output.Dropout > 0 && value == 0;
}
