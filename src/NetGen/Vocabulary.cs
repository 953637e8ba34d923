// The words a declaration is made of. One file, compiled into the runtime and into the compiler.
#if NETGEN_COMPILER
namespace NetGen.Compiler.Declarations;
#else
namespace NetGen;
#endif

/// <summary>Activation functions, applied element by element (softmax: row by row).</summary>
public enum ActivationFunction
{
    /// <summary>1 / (1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>max(0, x); the derivative at 0 is 0.</summary>
    ReLU,

    /// <summary>x ≥ 0 ? x : αx with α = 0.01 unless <c>Alpha</c> says otherwise; the derivative at 0 is α (as PyTorch).</summary>
    LeakyReLU,

    /// <summary>x ≥ 0 ? x : a(eˣ - 1) with a = 1 unless <c>Alpha</c> says otherwise (Clevert et al. 2015).</summary>
    ELU,

    /// <summary>eˣⁱ / Σ eˣʲ over the row, max-shifted; as the last layer only.</summary>
    Softmax,
}

/// <summary>Distributions from which weights are drawn. W is [in, out]; n_in and n_out are fan-in and fan-out.</summary>
public enum Initializer
{
    /// <summary>All weights 0.</summary>
    Zeros,

    /// <summary>All weights equal to <c>InitValue</c>.</summary>
    Constant,

    /// <summary>Uniform between <c>InitMin</c> and <c>InitMax</c>.</summary>
    Uniform,

    /// <summary>Normal with mean 0 and standard deviation <c>InitScale</c>.</summary>
    Normal,

    /// <summary>Normal truncated at two standard deviations, then scaled so that its own standard deviation is <c>InitScale</c> (TensorFlow's VarianceScaling).</summary>
    TruncatedNormal,

    /// <summary>Normal, Var = 1/n_in (LeCun et al. 1998).</summary>
    LecunNormal,

    /// <summary>Uniform, Var = 1/n_in.</summary>
    LecunUniform,

    /// <summary>Normal, Var = 2/(n_in + n_out) (Glorot and Bengio 2010).</summary>
    GlorotNormal,

    /// <summary>Uniform, Var = 2/(n_in + n_out); also called Xavier.</summary>
    GlorotUniform,

    /// <summary>Normal, Var = 2/n_in, with LeakyReLU(α) 2/((1 + α²) n_in) (He et al. 2015).</summary>
    HeNormal,

    /// <summary>Uniform, with the variance of <see cref="HeNormal"/>.</summary>
    HeUniform,
}

/// <summary>Losses, each averaged over the rows of a batch.</summary>
public enum LossFunction
{
    /// <summary>logsumexp(z) - z[label] on logits; a final softmax is fused into it.</summary>
    SoftmaxCrossEntropy,

    /// <summary>max(z, 0) - zt + log(1 + e^-|z|) on logits, averaged over outputs too; a final sigmoid is fused into it.</summary>
    BinaryCrossEntropy,

    /// <summary>(y - t)², averaged over rows and outputs (PyTorch's <c>mse_loss</c>).</summary>
    MeanSquaredError,
}

/// <summary>Optimisers with the update rules of <c>torch.optim</c>; η is the learning rate, g the gradient.</summary>
public enum OptimizerAlgorithm
{
    /// <summary>θ -= ηg.</summary>
    SGD,

    /// <summary>v = μv + g; θ -= ηv. μ is 0.9 unless <c>Momentum</c> says otherwise.</summary>
    Momentum,

    /// <summary>v = μv + g; θ -= η(g + μv) (PyTorch's <c>nesterov=True</c>).</summary>
    Nesterov,

    /// <summary>Bias-corrected adaptive moments (Kingma and Ba 2015); β = (0.9, 0.999), ε = 1e-8.</summary>
    Adam,
}

/// <summary>How the outputs of several branches become one.</summary>
public enum MergeOperation
{
    /// <summary>a + b, element by element.</summary>
    Add,

    /// <summary>[a, b], one behind the other.</summary>
    Concat,

    /// <summary>a ∘ b, element by element.</summary>
    Multiply,
}
