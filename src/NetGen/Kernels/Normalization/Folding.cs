using System.Numerics.Tensors;

namespace NetGen.Kernels;

/// <summary>
/// Affine maps, BatchNorm with its running statistics and what is fitted to the inputs, taken into the weights of a Dense layer beside them.
/// </summary>
public static class Folding
{
    /// <summary>The parameters of a layer as they are; a bias that the source lacks is 0.</summary>
    /// <param name="source">From where.</param>
    /// <param name="destination">To where, of the same shape; or with further rows for a projection that is to be folded into it.</param>
    public static void Copy(DenseParameters source, DenseParameters destination)
    {
        for (int input = 0; input < source.Weights.Rows; input++)
            source.Weights.Row(input).CopyTo(destination.Weights.Row(input));
        source.Bias.CopyTo(destination.Bias);
    }

    /// <summary>The parameters and statistics of a layer as they are.</summary>
    /// <param name="source">From where.</param>
    /// <param name="destination">To where, of the same width.</param>
    public static void Copy(BatchNormParameters source, BatchNormParameters destination)
    {
        source.Gamma.CopyTo(destination.Gamma);
        source.Beta.CopyTo(destination.Beta);
        source.RunningMean.CopyTo(destination.RunningMean);
        source.RunningVariance.CopyTo(destination.RunningVariance);
    }

    /// <summary>The parameters of a layer as they are.</summary>
    /// <param name="source">From where.</param>
    /// <param name="destination">To where, of the same width.</param>
    public static void Copy(NormalizationParameters source, NormalizationParameters destination)
    {
        source.Gamma.CopyTo(destination.Gamma);
        source.Beta.CopyTo(destination.Beta);
    }

    /// <summary>The slopes of a layer as they are.</summary>
    /// <param name="source">From where.</param>
    /// <param name="destination">To where, as many.</param>
    public static void Copy(PReLUParameters source, PReLUParameters destination) => source.Slope.CopyTo(destination.Slope);

    /// <summary>The figures of a layer as they are.</summary>
    /// <param name="source">From where.</param>
    /// <param name="destination">To where, of the same width.</param>
    public static void Copy(ScalingParameters source, ScalingParameters destination)
    {
        source.Mean.CopyTo(destination.Mean);
        source.Scale.CopyTo(destination.Scale);
        source.Offset.CopyTo(destination.Offset);
        source.Samples.CopyTo(destination.Samples);
    }

    /// <summary>The figures of a layer as they are.</summary>
    /// <param name="source">From where.</param>
    /// <param name="destination">To where, of the same shape.</param>
    public static void Copy(ProjectionParameters source, ProjectionParameters destination)
    {
        for (int feature = 0; feature < source.Components.Rows; feature++)
            source.Components.Row(feature).CopyTo(destination.Components.Row(feature));
        source.Variances.CopyTo(destination.Variances);
    }

    /// <summary>What is left of a scaling once it has been folded into a layer.</summary>
    /// <param name="source">From where.</param>
    /// <param name="destination">To where, of the same width.</param>
    public static void Copy(ScalingParameters source, FillParameters destination) => source.Mean.CopyTo(destination.Mean);

    /// <summary>A projection as the weights of a layer, W = P.</summary>
    /// <param name="source">From where.</param>
    /// <param name="destination">To where, of the same shape.</param>
    public static void Copy(ProjectionParameters source, DenseParameters destination)
    {
        for (int feature = 0; feature < source.Components.Rows; feature++)
            source.Components.Row(feature).CopyTo(destination.Weights.Row(feature));
    }

    /// <summary>W ← W·diag(s), b ← (b - mean)∘s + β with s = γ/√(variance + ε).</summary>
    /// <param name="dense">The layer, with a bias; changed in place.</param>
    /// <param name="norm">The BatchNorm behind it.</param>
    /// <param name="epsilon">ε.</param>
    public static void Behind(DenseParameters dense, BatchNormParameters norm, float epsilon)
    {
        for (int unit = 0; unit < norm.Gamma.Length; unit++)
        {
            double scale = ScaleOf(norm, unit, epsilon);
            for (int input = 0; input < dense.Weights.Rows; input++)
                dense.Weights[input, unit] = (float)(dense.Weights[input, unit] * scale);
            dense.Bias[unit] = (float)(((double)dense.Bias[unit] - norm.RunningMean[unit]) * scale + norm.Beta[unit]);
        }
    }

    /// <summary>b ← b + (β - mean∘s)·W, W ← diag(s)·W with s = γ/√(variance + ε).</summary>
    /// <param name="dense">The layer, with a bias; changed in place.</param>
    /// <param name="norm">The BatchNorm before it.</param>
    /// <param name="epsilon">ε.</param>
    public static void Before(DenseParameters dense, BatchNormParameters norm, float epsilon)
    {
        for (int unit = 0; unit < dense.Bias.Length; unit++)
        {
            double bias = dense.Bias[unit];
            for (int input = 0; input < norm.Gamma.Length; input++)
            {
                double scale = ScaleOf(norm, input, epsilon);
                float weight = dense.Weights[input, unit], scaled = (float)(weight * scale);
                // By the rounded weight: so the mean itself comes out as it would.
                bias += (double)norm.Beta[input] * weight - (double)norm.RunningMean[input] * scaled;
                dense.Weights[input, unit] = scaled;
            }

            dense.Bias[unit] = (float)bias;
        }
    }

    /// <summary>b ← b + (offset - mean∘s)·W, W ← diag(s)·W.</summary>
    /// <param name="dense">The layer, with a bias; changed in place.</param>
    /// <param name="scaling">The scaling before it, s its scale.</param>
    public static void Before(DenseParameters dense, ScalingParameters scaling)
    {
        for (int unit = 0; unit < dense.Bias.Length; unit++)
        {
            double bias = dense.Bias[unit];
            for (int input = 0; input < dense.Weights.Rows; input++)
            {
                float weight = dense.Weights[input, unit], scaled = (float)((double)weight * scaling.Scale[input]);
                bias += (double)scaling.Offset[input] * weight - (double)scaling.Mean[input] * scaled; // as above
                dense.Weights[input, unit] = scaled;
            }

            dense.Bias[unit] = (float)bias;
        }
    }

    /// <summary>W ← P·W, where W has been the layer's first rows so far, as many as there are components.</summary>
    /// <param name="dense">The layer, with as many rows as there are features; changed in place.</param>
    /// <param name="projection">The projection before it.</param>
    public static void Before(DenseParameters dense, ProjectionParameters projection)
    {
        int units = dense.Weights.Columns;
        double[][] weights = new double[projection.Components.Columns][];
        for (int component = 0; component < weights.Length; component++)
        {
            weights[component] = new double[units];
            TensorPrimitives.ConvertChecked<float, double>(dense.Weights.Row(component), weights[component]);
        }

        double[] sums = new double[units];
        for (int feature = 0; feature < dense.Weights.Rows; feature++)
        {
            Array.Clear(sums);
            for (int component = 0; component < weights.Length; component++)
                TensorPrimitives.MultiplyAdd<double>(weights[component], projection.Components[feature, component], sums, sums);
            TensorPrimitives.ConvertChecked<double, float>(sums, dense.Weights.Row(feature));
        }
    }

    private static double ScaleOf(BatchNormParameters norm, int column, float epsilon) =>
        norm.Gamma[column] / Math.Sqrt((double)norm.RunningVariance[column] + epsilon);
}
