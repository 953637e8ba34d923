using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Signals;

/// <summary>What an activation φ does to normally distributed values h of variance q, mean 0.</summary>
internal abstract class Transfer
{
    /// <summary>φ(h).</summary>
    public abstract double Value(double h);

    /// <summary>φ′(h).</summary>
    public abstract double Slope(double h);

    /// <summary>φ′(h), where φ(h) is known and may save the work.</summary>
    public virtual double Slope(double h, double value) => Slope(h);

    /// <summary>E[φ(h)].</summary>
    public abstract double Mean(double variance);

    /// <summary>E[φ(h)²].</summary>
    public abstract double Square(double variance);

    /// <summary>E[φ′(h)²].</summary>
    public abstract double SlopeSquare(double variance);

    /// <summary>
    /// ½ E[(φ(h₁) - φ(h₂))²] = E[φ²] - E[φ(h₁) φ(h₂)] for two values of correlation c, of 1 - c and without the subtraction, so that what is
    /// all but equal is still told apart.
    /// </summary>
    public abstract double Difference(double variance, double distance);

    /// <param name="function">An activation that works element by element.</param>
    /// <param name="alpha">α of LeakyReLU, a of ELU.</param>
    /// <param name="isStraightThrough">Whether a step lets the gradient pass.</param>
    public static Transfer Of(ActivationFunction function, double alpha, bool isStraightThrough = false) => function switch
    {
        ActivationFunction.Tanh => HyperbolicTangent.Tanh,
        ActivationFunction.Sigmoid => HyperbolicTangent.Sigmoid,
        ActivationFunction.ReLU => new Rectifier(0),
        ActivationFunction.LeakyReLU => new Rectifier(alpha),
        ActivationFunction.ELU => ExponentialLinear.Of(alpha),
        ActivationFunction.SELU => SmoothFunctions.SELU,
        ActivationFunction.GELU => SmoothFunctions.GELU,
        ActivationFunction.GELUTanh => SmoothFunctions.GELUTanh,
        ActivationFunction.SiLU => SmoothFunctions.SiLU,
        ActivationFunction.Softplus => SmoothFunctions.Softplus,
        ActivationFunction.HardSwish => SmoothFunctions.HardSwish,
        ActivationFunction.Softsign => SmoothFunctions.Softsign,
        ActivationFunction.Step => new StepTransfer(isStraightThrough),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
