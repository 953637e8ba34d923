using System.Numerics.Tensors;

namespace NetGen.Training;

/// <summary>
/// How often values fall into each of some buckets of equal width. In two passes, both over any number of spans: first their range, then the
/// counts. Values that are not finite are left out.
/// </summary>
internal sealed class Histogram(int buckets = 50)
{
    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    public double Number { get; private set; }

    public double Sum { get; private set; }

    public double SumOfSquares { get; private set; }

    public double Mean => Number > 0 ? Sum / Number : double.NaN;

    public double Deviation => Number > 0 ? Math.Sqrt(Math.Max(0, SumOfSquares / Number - Mean * Mean)) : double.NaN;

    /// <summary>The upper limit of each bucket, the last one being the largest value.</summary>
    public double[] UpperLimits { get; } = new double[buckets];

    public double[] Counts { get; } = new double[buckets];

    public void Measure(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
            return;
        if (TensorPrimitives.IsFiniteAll(values))
        {
            Min = Math.Min(Min, TensorPrimitives.Min(values));
            Max = Math.Max(Max, TensorPrimitives.Max(values));
            return;
        }
        foreach (float value in values)
        {
            if (float.IsFinite(value))
                (Min, Max) = (Math.Min(Min, value), Math.Max(Max, value));
        }
    }

    public void Count(ReadOnlySpan<float> values)
    {
        if (Number == 0)
            SetLimits();
        double scale = Max > Min ? buckets / (Max - Min) : 0;
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                continue;
            Counts[Math.Min((int)((value - Min) * scale), buckets - 1)]++;
            Number++;
            Sum += value;
            SumOfSquares += (double)value * value;
        }
    }

    private void SetLimits()
    {
        if (Min > Max) // nothing finite
            (Min, Max) = (0, 0);
        for (int bucket = 0; bucket < buckets; bucket++)
            UpperLimits[bucket] = Min + (Max - Min) * (bucket + 1) / buckets;
        UpperLimits[^1] = Max;
    }
}
