namespace NetGen;

/// <summary>How training updates the parameters. Plain SGD unless stated. Defaults are PyTorch's, unless said, Lion's those of its paper.</summary>
/// <param name="algorithm">Which optimiser.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class OptimizerAttribute(OptimizerAlgorithm algorithm) : Attribute
{
    /// <summary>The optimiser.</summary>
    public OptimizerAlgorithm Algorithm { get; } = algorithm;

    /// <summary>
    /// The learning rate η the trainer starts with, above 0. Unless stated 1e-3; 0.01 for <see cref="OptimizerAlgorithm.AdaGrad"/> and
    /// <see cref="OptimizerAlgorithm.RMSProp"/>, 2e-3 for <see cref="OptimizerAlgorithm.Adamax"/> and <see cref="OptimizerAlgorithm.Nadam"/>,
    /// 1e-4 for <see cref="OptimizerAlgorithm.Lion"/>, 1 for <see cref="OptimizerAlgorithm.AdaDelta"/> and <see cref="OptimizerAlgorithm.LBFGS"/>.
    /// </summary>
    public double LearningRate { get; set; }

    /// <summary>
    /// μ of <see cref="OptimizerAlgorithm.Momentum"/> and <see cref="OptimizerAlgorithm.Nesterov"/>, in [0, 1), 0.9 unless stated; of
    /// <see cref="OptimizerAlgorithm.RMSProp"/> 0 unless stated: with it, the step is a momentum step along g/(√s + ε).
    /// </summary>
    public double Momentum { get; set; }

    /// <summary>β₁ of <see cref="OptimizerAlgorithm.Adam"/>, its kin and <see cref="OptimizerAlgorithm.Lion"/>, in [0, 1). 0.9 unless stated.</summary>
    public double Beta1 { get; set; }

    /// <summary>β₂ of the same, in [0, 1). 0.999 unless stated, 0.99 for <see cref="OptimizerAlgorithm.Lion"/>.</summary>
    public double Beta2 { get; set; }

    /// <summary>
    /// ε of the optimisers that divide by the size of past gradients, above 0. 1e-8 unless stated, 1e-10 for
    /// <see cref="OptimizerAlgorithm.AdaGrad"/>, 1e-6 for <see cref="OptimizerAlgorithm.AdaDelta"/>.
    /// </summary>
    public double Epsilon { get; set; }

    /// <summary>ρ of <see cref="OptimizerAlgorithm.RMSProp"/> (0.99 unless stated) and <see cref="OptimizerAlgorithm.AdaDelta"/> (0.9), in [0, 1).</summary>
    public double Rho { get; set; }

    /// <summary>Whether <see cref="OptimizerAlgorithm.RMSProp"/> divides by the deviation of the gradients in place of their root mean square.</summary>
    public bool Centered { get; set; }

    /// <summary>ψ of <see cref="OptimizerAlgorithm.Nadam"/>, at least 0: μₜ = β₁(1 - ½·0.96^(tψ)). 0.004 unless stated.</summary>
    public double MomentumDecay { get; set; }

    /// <summary>
    /// The pairs of past steps and changes of the gradient from which <see cref="OptimizerAlgorithm.LBFGS"/> knows the curvature, between 1 and 1000; 10 unless
    /// stated (PyTorch's 100 would take 203 floats for each parameter; so many as 3 to 20 are usual).
    /// </summary>
    public int HistorySize { get; set; }

    /// <summary>
    /// λ of decoupled weight decay, at least 0, with any optimiser but <see cref="OptimizerAlgorithm.LBFGS"/>, which takes an L2 penalty: before each step, weights shrink by ηλ of themselves. 0.01 for
    /// <see cref="OptimizerAlgorithm.AdamW"/>, else 0 unless stated.
    /// </summary>
    public double WeightDecay { get; set; }

    /// <summary>Whether weight decay takes the biases, γ and β too, as it does in PyTorch unless parameters are grouped. False unless stated.</summary>
    public bool DecayBiases { get; set; }
}
