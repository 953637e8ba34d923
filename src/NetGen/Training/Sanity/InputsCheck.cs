using System.Numerics.Tensors;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>Inputs are of order 1, centred or nearly so, and each tells something.</summary>
internal static class InputsCheck
{
    private const string Check = "inputs";

    public static SanityFinding Run(DataSet data, NetworkDescription network)
    {
        float[] low = new float[data.InputSize];
        float[] high = new float[data.InputSize];
        Array.Fill(low, float.PositiveInfinity);
        Array.Fill(high, float.NegativeInfinity);
        (double sum, double squares) = (0, 0);
        long missing = 0;
        for (int row = 0; row < data.Count; row++)
        {
            ReadOnlySpan<float> input = data.Input(row);
            for (int column = 0; column < input.Length; column++)
            {
                float value = input[column];
                if (!float.IsFinite(value))
                {
                    if (network.Preprocessing.Count == 0)
                        return new SanityFinding(Check, SanityVerdict.Bad, Invariant($"row {row} has a value that is not finite"));
                    missing++;
                    continue;
                }
                (low[column], high[column]) = (Math.Min(low[column], value), Math.Max(high[column], value));
                (sum, squares) = (sum + value, squares + (double)value * value);
            }
        }
        double values = Math.Max(1, (double)data.Count * data.InputSize - missing);
        double rms = Math.Sqrt(squares / values);
        int constant = low.Zip(high).Count(range => range.First >= range.Second); // or missing throughout
        string text = Invariant(
            $"{TensorPrimitives.Min<float>(low):G4} to {TensorPrimitives.Max<float>(high):G4}, mean {sum / values:G3}, root mean square {rms:G3}");
        if (missing > 0)
            text += Invariant($", {missing} values missing, which the preprocessing fills in");
        if (constant > 0)
            text += Invariant($", {constant} of {data.InputSize} columns the same in every row");
        return constant == data.InputSize && data.Count > 1
            ? new SanityFinding(Check, SanityVerdict.Bad, text + ": nothing to learn from")
            : network.Preprocessing.Count == 0 && rms is < 0.03 or > 30
            ? new SanityFinding(Check, SanityVerdict.Doubtful, text + ": scale them to order 1")
            : new SanityFinding(Check, SanityVerdict.Good, text);
    }
}
