namespace NetGen.Numerics.Tests.Reference;

/// <summary>What the rounding of floats may do to a value.</summary>
internal static class Rounding
{
    /// <summary>The value moved by half a last place of a float, up or down.</summary>
    public static double Nudge(double value, Random random) => value * (1 + (random.Next(2) == 0 ? 1 : -1) * Math.Pow(2, -24));
}
