namespace NetGen;

/// <summary>How training updates the parameters. Plain SGD unless stated.</summary>
/// <param name="algorithm">Which optimiser.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class OptimizerAttribute(OptimizerAlgorithm algorithm) : Attribute
{
    /// <summary>The optimiser.</summary>
    public OptimizerAlgorithm Algorithm { get; } = algorithm;

    /// <summary>The learning rate η the trainer starts with, above 0. 1e-3 unless stated (PyTorch's default).</summary>
    public double LearningRate { get; set; }

    /// <summary>μ of <see cref="OptimizerAlgorithm.Momentum"/> and <see cref="OptimizerAlgorithm.Nesterov"/>, in [0, 1). 0.9 unless stated.</summary>
    public double Momentum { get; set; }

    /// <summary>β₁ of <see cref="OptimizerAlgorithm.Adam"/>, in [0, 1). 0.9 unless stated.</summary>
    public double Beta1 { get; set; }

    /// <summary>β₂ of <see cref="OptimizerAlgorithm.Adam"/>, in [0, 1). 0.999 unless stated.</summary>
    public double Beta2 { get; set; }

    /// <summary>ε of <see cref="OptimizerAlgorithm.Adam"/>, above 0. 1e-8 unless stated.</summary>
    public double Epsilon { get; set; }
}
