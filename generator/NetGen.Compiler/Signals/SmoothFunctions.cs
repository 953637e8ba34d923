namespace NetGen.Compiler.Signals;

/// <summary>The activations without a closed form of their signals, and their slopes.</summary>
internal static class SmoothFunctions
{
    private const double TanhLinear = 1.5957691216057308;
    private const double TanhCubic = 0.044715;

    private const double SeluScale = 1.0507009873554805;
    private const double SeluAlpha = 1.6732632423543772;

    public static Transfer SELU { get; } = new ExponentialLinear(SeluAlpha, SeluScale);

    public static Transfer GELU { get; } = new SmoothTransfer(x => x * NormalCdf(x), x => NormalCdf(x) + x * NormalDensity(x));

    public static Transfer GELUTanh { get; } = new SmoothTransfer(
        x => x * Sigmoid(TanhLinear * (x + TanhCubic * x * x * x)),
        x =>
        {
            double s = Sigmoid(TanhLinear * (x + TanhCubic * x * x * x));
            return s + x * s * (1 - s) * TanhLinear * (1 + 3 * TanhCubic * x * x);
        });

    public static Transfer SiLU { get; } = new SmoothTransfer(x => x * Sigmoid(x), x => Sigmoid(x) * (1 + x * Sigmoid(-x)));

    public static Transfer Softplus { get; } = new SmoothTransfer(
        x => Math.Max(0, x) + Math.Log(1 + Math.Exp(-Math.Abs(x))), Sigmoid);

    public static Transfer HardSwish { get; } = new SmoothTransfer(
        x => x * Math.Min(6, Math.Max(0, x + 3)) / 6, x => x < -3 ? 0 : x > 3 ? 1 : x / 3 + 0.5, hasKinks: true);

    public static Transfer Softsign { get; } = new SmoothTransfer(
        x => x / (1 + Math.Abs(x)), x => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x))), hasKinks: true);

    /// <summary>Φ, to seven digits: e^(-z²/2) times a polynomial in 1/(1 + 0.35z).</summary>
    public static double NormalCdf(double x)
    {
        double z = Math.Abs(x);
        double t = 1 / (1 + 0.35 * z);
        double p = -2.914613952e-2;
        foreach (double coefficient in _tail)
            p = p * t + coefficient;
        double tail = t * p * Math.Exp(-z * z / 2);
        return x > 0 ? 1 - tail : tail;
    }

    private static readonly double[] _tail =
    [
        1.4397270771e-1, -2.5571632046e-1, 1.5917649273e-1, -2.3111418480e-2, 1.0550866845e-1, 1.1983270373e-1, 1.3986189184e-1,
        1.3962140305e-1,
    ];

    private static double NormalDensity(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
