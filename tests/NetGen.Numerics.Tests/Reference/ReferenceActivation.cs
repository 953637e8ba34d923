namespace NetGen.Numerics.Tests.Reference;

/// <summary>The activations as functions of one number, with derivatives. Softmax needs a row: <see cref="ReferenceSoftmax"/>.</summary>
internal static class ReferenceActivation
{
    public static double Value(ActivationKind function, double alpha, double x) => function switch
    {
        ActivationKind.Sigmoid => 1 / (1 + Math.Exp(-x)),
        ActivationKind.Tanh => Math.Tanh(x),
        ActivationKind.ReLU => Math.Max(0, x),
        ActivationKind.LeakyReLU => x >= 0 ? x : alpha * x,
        ActivationKind.ELU => x >= 0 ? x : alpha * (Math.Exp(x) - 1),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
    };

    /// <summary>f'(x); at a kink the derivative from the left, as PyTorch has it.</summary>
    public static double Derivative(ActivationKind function, double alpha, double x) => function switch
    {
        ActivationKind.Sigmoid => Value(function, alpha, x) * (1 - Value(function, alpha, x)),
        ActivationKind.Tanh => 1 - Math.Pow(Math.Tanh(x), 2),
        ActivationKind.ReLU => x > 0 ? 1 : 0,
        ActivationKind.LeakyReLU => x > 0 ? 1 : alpha,
        ActivationKind.ELU => x > 0 ? 1 : alpha * Math.Exp(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
    };

    /// <summary>Whether the derivative jumps at 0.</summary>
    public static bool HasKink(ActivationKind function) =>
        function is ActivationKind.ReLU or ActivationKind.LeakyReLU or ActivationKind.ELU;
}
