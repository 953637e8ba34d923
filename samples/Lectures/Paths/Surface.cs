namespace Samples;

/// <summary>A function of two variables with its gradient.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Start">Where a path begins.</param>
/// <param name="Floor">The value that has to be reached.</param>
/// <param name="Value">f(x, y).</param>
/// <param name="Slope">The gradient, of which the noise of small batches may be a part.</param>
internal sealed record Surface(
    string Name, (float X, float Y) Start, float Floor, Func<float, float, float> Value, Func<float, float, Random, (float X, float Y)> Slope)
{
    private const float Noise = 1;

    /// <summary>½(x² + 100y²): the condition number is 100.</summary>
    public static Surface Ravine { get; } = new(
        "ravine", (-2, 0.4f), 1e-3f, (x, y) => (x * x + 100 * y * y) / 2, (x, y, _) => (x, 100 * y));

    /// <summary>½(y² - x²) + ¼x⁴: at the origin the gradient is 0, the floor -¼ is at x = ±1.</summary>
    public static Surface Saddle { get; } = new(
        "saddle", (1e-3f, 1), -0.249f, (x, y) => (y * y - x * x) / 2 + x * x * x * x / 4, (x, y, _) => (x * x * x - x, y));

    /// <summary>½(x² + y²), of which each gradient is told with an error of standard deviation 1.</summary>
    public static Surface NoisyBowl { get; } = new(
        "noisy bowl", (-2, 1), 0.02f, (x, y) => (x * x + y * y) / 2, (x, y, random) => (x + Noise * Normal(random), y + Noise * Normal(random)));

    public static IReadOnlyList<Surface> All { get; } = [Ravine, Saddle, NoisyBowl];

    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
