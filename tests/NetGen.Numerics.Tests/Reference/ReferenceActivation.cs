using NetGen.Compiler.Graphs;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>The activations as functions of one number, with derivatives. Softmax needs a row: <see cref="ReferenceSoftmax"/>.</summary>
internal static class ReferenceActivation
{
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private static readonly double s_tanhSlope = Math.Sqrt(2 / Math.PI);

    public static double Value(ActivationNode f, double x) => f.Function switch
    {
        ActivationKind.Sigmoid => Sigmoid(x),
        ActivationKind.Tanh => Math.Tanh(x),
        ActivationKind.ReLU => Math.Max(0, x),
        ActivationKind.LeakyReLU => x >= 0 ? x : f.Alpha * x,
        ActivationKind.ELU => x >= 0 ? x : f.Alpha * (Math.Exp(x) - 1),
        ActivationKind.Step => x >= 0 ? 1 : 0,
        ActivationKind.SELU => SeluScale * (x >= 0 ? x : SeluAlpha * (Math.Exp(x) - 1)),
        ActivationKind.GELU => x * NormalCdf(x),
        ActivationKind.GELUTanh => 0.5 * x * (1 + Math.Tanh(s_tanhSlope * (x + 0.044715 * x * x * x))),
        ActivationKind.SiLU => x * Sigmoid(x),
        ActivationKind.Softplus => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        ActivationKind.HardSwish => x * Math.Clamp(x + 3, 0, 6) / 6,
        ActivationKind.Softsign => x / (1 + Math.Abs(x)),
        _ => throw new ArgumentOutOfRangeException(nameof(f), f.Function, null),
    };

    /// <summary>f'(x); at a kink the one-sided derivative that PyTorch takes.</summary>
    public static double Derivative(ActivationNode f, double x) => f.Function switch
    {
        ActivationKind.Sigmoid => Sigmoid(x) * (1 - Sigmoid(x)),
        ActivationKind.Tanh => 1 - Math.Pow(Math.Tanh(x), 2),
        ActivationKind.ReLU => x > 0 ? 1 : 0,
        ActivationKind.LeakyReLU => x > 0 ? 1 : f.Alpha,
        ActivationKind.ELU => x > 0 ? 1 : f.Alpha * Math.Exp(x),
        ActivationKind.Step => f.HandsErrorOn || f.IsStraightThrough && Math.Abs(x) < 1 ? 1 : 0,
        ActivationKind.SELU => SeluScale * (x > 0 ? 1 : SeluAlpha * Math.Exp(x)),
        ActivationKind.GELU => NormalCdf(x) + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI),
        ActivationKind.GELUTanh => GeluTanhDerivative(x),
        ActivationKind.SiLU => Sigmoid(x) * (1 + x * (1 - Sigmoid(x))),
        ActivationKind.Softplus => Sigmoid(x),
        ActivationKind.HardSwish => x < -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5,
        ActivationKind.Softsign => 1 / Math.Pow(1 + Math.Abs(x), 2),
        _ => throw new ArgumentOutOfRangeException(nameof(f), f.Function, null),
    };

    /// <summary>Where the derivative, or the value, jumps.</summary>
    public static double[] Kinks(GraphNode node) => node switch
    {
        PReLUNode or ActivationNode { Function: ActivationKind.ReLU or ActivationKind.LeakyReLU or ActivationKind.ELU or ActivationKind.SELU } => [0],
        ActivationNode { Function: ActivationKind.Step, IsStraightThrough: var passes } => passes ? [-1, 0, 1] : [0],
        ActivationNode { Function: ActivationKind.HardSwish } => [-3, 3],
        _ => [],
    };

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double GeluTanhDerivative(double x)
    {
        double tanh = Math.Tanh(s_tanhSlope * (x + 0.044715 * x * x * x));
        return 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * s_tanhSlope * (1 + 3 * 0.044715 * x * x);
    }

    /// <summary>Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …), whose terms all have one sign.</summary>
    private static double NormalCdf(double x)
    {
        if (Math.Abs(x) > 12)
            return x > 0 ? 1 : 0;
        double sum = 0;
        double term = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            sum += term;
            term *= x * x / (2 * n + 1);
        }

        return 0.5 + sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
    }
}
