using System.Numerics.Tensors;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>Inputs are of order 1, centred or nearly so, and each tells something.</summary>
internal static class InputsCheck
{
    private const string Check = "inputs";

    public static SanityFinding Run(DataSet data, NetworkDescription network)
    {
        float[] low = data.Input(0).ToArray();
        float[] high = data.Input(0).ToArray();
        (double sum, double squares) = (0, 0);
        for (int row = 0; row < data.Count; row++)
        {
            ReadOnlySpan<float> input = data.Input(row);
            if (!TensorPrimitives.IsFiniteAll(input))
                return new SanityFinding(Check, SanityVerdict.Bad, Invariant($"row {row} has a value that is not finite"));
            TensorPrimitives.Min(low, input, low);
            TensorPrimitives.Max(high, input, high);
            foreach (float value in input)
                (sum, squares) = (sum + value, squares + (double)value * value);
        }
        double values = (double)data.Count * data.InputSize;
        double rms = Math.Sqrt(squares / values);
        int constant = low.Zip(high).Count(range => range.First == range.Second);
        string text = Invariant(
            $"{TensorPrimitives.Min<float>(low):G4} to {TensorPrimitives.Max<float>(high):G4}, mean {sum / values:G3}, root mean square {rms:G3}");
        if (constant > 0)
            text += Invariant($", {constant} of {data.InputSize} columns the same in every row");
        return constant == data.InputSize && data.Count > 1
            ? new SanityFinding(Check, SanityVerdict.Bad, text + ": nothing to learn from")
            : network.Preprocessing.Count == 0 && rms is < 0.03 or > 30
            ? new SanityFinding(Check, SanityVerdict.Doubtful, text + ": scale them to order 1")
            : new SanityFinding(Check, SanityVerdict.Good, text);
    }
}
