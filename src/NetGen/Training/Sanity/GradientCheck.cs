using System.Numerics.Tensors;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>Gradients against central differences (f(θ + h) - f(θ - h)) / 2h.</summary>
/// <remarks>
/// In single precision the difference has an error of about ε·f/h, and one of order h² from the curvature, or more where a kink lies between.
/// So three steps are tried and the nearest is taken; the parameters are those with the largest gradients; and where even these drown in the
/// rounding of the loss, there is nothing to compare.
/// </remarks>
internal static class GradientCheck
{
    private const string Check = "gradients";
    private const int MostTensors = 16;
    private const double Tolerance = 0.03;

    /// <summary>A difference has to be this many times the rounding of the two losses.</summary>
    private const double Clearance = 200;

    /// <summary>Losses below it are rounded like this one: they are differences of larger numbers.</summary>
    private const double LeastLoss = 1e-3;

    private static readonly float[] Steps = [1e-2f, 3e-3f, 1e-3f];

    public static SanityFinding Run(ITrainableNetwork network, DataSet batch, int seed)
    {
        using ITrainer trainer = network.CreateTrainer(batch.Count, keepGradients: true, seed);
        float loss = Loss(trainer, batch);
        float[] gradients = trainer.GradientBuffer.ToArray();
        (int compared, double worst, string where) = (0, 0, "");
        foreach (ParameterTensor tensor in Some([.. TensorRows.Trained(network.Description).Where(trainer.LayerRates.Learns)]))
        {
            (int row, int column) = Largest(gradients, tensor);
            int parameter = tensor.Offset + row * tensor.Stride + column;
            if (Difference(network, trainer, batch, parameter, gradients[parameter], Math.Max(Math.Abs(loss), LeastLoss)) is not double error)
                continue;
            compared++;
            if (error >= worst)
                (worst, where) = (error, Invariant($"{tensor.Name}[{row}, {column}]"));
        }
        if (compared == 0)
            return new SanityFinding(Check, SanityVerdict.Skipped, "all too small to be compared with differences of the loss");
        string text = Invariant($"{compared} parameters against central differences, off by {worst:P2} at most, in {where}");
        return worst <= Tolerance
            ? new SanityFinding(Check, SanityVerdict.Good, text)
            : new SanityFinding(Check, SanityVerdict.Bad, text + Invariant($": up to {Tolerance:P0} is rounding"));
    }

    /// <summary>The relative error of one gradient; null where the differences drown in rounding.</summary>
    private static double? Difference(ITrainableNetwork network, ITrainer trainer, DataSet batch, int parameter, float gradient, double loss)
    {
        float value = network.ParameterBuffer[parameter];
        double? best = null;
        foreach (float step in Steps)
        {
            network.ParameterBuffer[parameter] = value + step;
            double above = network.ParameterBuffer[parameter];
            double right = Loss(trainer, batch);
            network.ParameterBuffer[parameter] = value - step;
            double below = network.ParameterBuffer[parameter];
            double left = Loss(trainer, batch);
            network.ParameterBuffer[parameter] = value;

            double distance = above - below;
            double difference = (right - left) / distance;
            double magnitude = Math.Max(Math.Abs(difference), Math.Abs(gradient));
            if (magnitude * distance <= Clearance * 1.2e-7 * loss)
                continue;
            double error = double.IsFinite(magnitude) ? Math.Abs(difference - gradient) / magnitude : double.PositiveInfinity;
            best = best is double nearest ? Math.Min(nearest, error) : error;
        }
        return best;
    }

    /// <summary>The loss of training, with the same dropout masks in every call: they change with the updates, of which there are none.</summary>
    private static float Loss(ITrainer trainer, DataSet batch)
    {
        float loss = 0;
        foreach (Batch rows in batch.Batches(batch.Count))
        {
            trainer.Forward(rows.Inputs);
            loss = rows.Labels.IsEmpty ? trainer.Backward(rows.Targets) : trainer.Backward(rows.Labels);
        }
        return loss;
    }

    /// <summary>Tensors at equal distances from the first to the last.</summary>
    private static ParameterTensor[] Some(ParameterTensor[] tensors)
    {
        if (tensors.Length <= MostTensors)
            return tensors;
        var some = new ParameterTensor[MostTensors];
        for (int index = 0; index < MostTensors; index++)
            some[index] = tensors[index * (tensors.Length - 1) / (MostTensors - 1)];
        return some;
    }

    private static (int Row, int Column) Largest(ReadOnlySpan<float> gradients, ParameterTensor tensor)
    {
        (int atRow, int atColumn, float largest) = (0, 0, -1);
        for (int row = 0; row < tensor.Rows; row++)
        {
            ReadOnlySpan<float> values = TensorRows.Row(gradients, tensor, row);
            int column = TensorPrimitives.IndexOfMaxMagnitude(values);
            if (MathF.Abs(values[column]) > largest)
                (atRow, atColumn, largest) = (row, column, MathF.Abs(values[column]));
        }
        return (atRow, atColumn);
    }
}
