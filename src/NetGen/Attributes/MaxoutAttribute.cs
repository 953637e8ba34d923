namespace NetGen;

/// <summary>
/// A layer whose units each take the largest of several affine pieces (Goodfellow et al. 2013): yⱼ = maxₚ (x·Wₚ + bₚ)ⱼ. It needs no activation behind it. The
/// pieces' weights are one matrix [inputs, pieces · units], piece after piece, as of an <c>nn.Linear</c> whose outputs are viewed as
/// [pieces, units]. The gradient goes to the piece that is largest, on ties to the first of them.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class MaxoutAttribute : Attribute
{
    /// <summary>A layer whose input size follows from the layer before it.</summary>
    /// <param name="units">The number of outputs, at least 1.</param>
    public MaxoutAttribute(int units) => Units = units;

    /// <summary>A layer that states its input size, which must equal the size of the layer before it.</summary>
    /// <param name="inputs">The number of inputs, at least 1.</param>
    /// <param name="units">The number of outputs, at least 1.</param>
    public MaxoutAttribute(int inputs, int units) => (Inputs, Units) = (inputs, units);

    /// <summary>The stated number of inputs; 0 where it is inferred.</summary>
    public int Inputs { get; }

    /// <summary>The number of outputs.</summary>
    public int Units { get; }

    /// <summary>The pieces of each unit, at least 2; 2 unless stated.</summary>
    public int Pieces { get; set; } = 2;

    /// <summary>Whether a bias is added to each piece. True unless stated.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>What every bias starts with, finite; 0 unless stated.</summary>
    public double BiasInit { get; set; }

    /// <summary>The layer's name in code (<c>net.Hidden</c>) and in files (<c>hidden.weight</c>); Maxout1, Maxout2, … unless stated.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The distribution of the initial weights. Unless stated it is normal with Var = 1/(n_in · E[max²]), which keeps the mean square through the
    /// largest of so many standard normal numbers: 1/n_in for 2 pieces, 0.56/n_in for 5.
    /// </summary>
    public Initializer Init { get; set; }

    /// <summary>The standard deviation for <see cref="Initializer.Normal"/> and <see cref="Initializer.TruncatedNormal"/>, the gain for <see cref="Initializer.Orthogonal"/>; above 0.</summary>
    public double InitScale { get; set; }

    /// <summary>The lower bound for <see cref="Initializer.Uniform"/>.</summary>
    public double InitMin { get; set; }

    /// <summary>The upper bound for <see cref="Initializer.Uniform"/>, above <see cref="InitMin"/>.</summary>
    public double InitMax { get; set; }

    /// <summary>The value for <see cref="Initializer.Constant"/>.</summary>
    public double InitValue { get; set; }

    /// <summary>Whether it is trained; otherwise it is frozen until a trainer's <see cref="ITrainer.LayerRates"/> say otherwise. True unless stated.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>By what the learning rate is multiplied in this layer; finite, at least 0, 1 unless stated. A trainer may change it.</summary>
    public double RateFactor { get; set; } = 1;
}
