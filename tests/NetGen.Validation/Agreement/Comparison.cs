using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;

namespace NetGen.Validation.Agreement;

/// <summary>One figure of one layer, predicted and measured.</summary>
/// <param name="Kind">size, contrast or gradient of a layer; softmax: size or contrast behind one, or behind its logarithm.</param>
/// <param name="IsEnd">Whether it is the network's figure: the gradient at the first layer, size and contrast at the last.</param>
/// <param name="IsInScope">Whether the network is of the kind the theory speaks of: widths from 48 and at most 20 hidden layers.</param>
internal sealed record Comparison(string Kind, double Predicted, double Measured, bool IsEnd, bool IsInScope)
{
    private const int NarrowestInScope = 48;
    private const int DeepestInScope = 20;

    // Beyond these the floats of a real network underflow, overflow, or round off the difference of two inputs.
    private const double Smallest = 1e-15;
    private const double Largest = 1e15;
    private const double SmallestDistance = 1e-8;

    /// <summary>|log₁₀ measured / predicted|.</summary>
    public double Error => Math.Abs(Math.Log10(Measured / Predicted));

    public static IEnumerable<Comparison> Of(CompiledNetwork network, int seeds)
    {
        SignalProfile profile = SignalProfile.Of(network.Graph)!;
        DenseNode[] layers = [.. network.Graph.Nodes.OfType<DenseNode>()];
        bool isInScope = layers.Length - 1 <= DeepestInScope && layers.All(layer => Math.Min(layer.Units, layer.FanIn) >= NarrowestInScope);
        (double Size, double Contrast, double Amplitude)[] measured = SignalMeasurement.Of(network, profile, seeds);
        for (int layer = 0; layer < layers.Length; layer++)
        {
            SignalRow row = profile.Rows[layers[layer].Id];
            bool isFirst = layer == 0;
            bool isLast = layer == layers.Length - 1;
            // The gradient's underflow takes with it the values that are read from it.
            if (row.Amplitude is not (> Smallest and < Largest) || row.Variance is not (> Smallest and < Largest))
                continue;
            yield return new Comparison("size", Math.Sqrt(row.Variance), measured[layer].Size, isLast, isInScope);
            if (row.Distance > SmallestDistance)
                yield return new Comparison("contrast", row.Contrast, measured[layer].Contrast, isLast, isInScope);
            if (!isLast)
                yield return new Comparison("gradient", row.Amplitude.Value, measured[layer].Amplitude, isFirst, isInScope);
        }

        SignalRow output = profile.Rows[^1];
        if (network.Graph.Nodes[^1] is not ActivationNode || double.IsNaN(measured[^1].Size))
            yield break;
        yield return new Comparison("softmax", Math.Sqrt(output.Variance), measured[^1].Size, IsEnd: false, isInScope);
        if (output.Distance > SmallestDistance)
            yield return new Comparison("softmax", output.Contrast, measured[^1].Contrast, IsEnd: false, isInScope);
    }
}
