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

    /// <summary>s += g²; θ -= ηg/(√s + ε) (Duchi et al. 2011); ε = 1e-10, η = 0.01.</summary>
    AdaGrad,

    /// <summary>s = ρs + (1 - ρ)g²; θ -= ηg/(√s + ε) (Tieleman and Hinton 2012); ρ = 0.99, ε = 1e-8, η = 0.01; <c>Centered</c> and <c>Momentum</c> as options.</summary>
    RMSProp,

    /// <summary>s = ρs + (1 - ρ)g²; d = √(u + ε)/√(s + ε)·g; u = ρu + (1 - ρ)d²; θ -= ηd (Zeiler 2012); ρ = 0.9, ε = 1e-6, η = 1.</summary>
    AdaDelta,

    /// <summary>Adam with decoupled weight decay: θ -= ηλθ before each step (Loshchilov and Hutter 2019); λ is 0.01 unless <c>WeightDecay</c> says otherwise.</summary>
    AdamW,

    /// <summary>Adam that divides by the largest mean square so far (Reddi et al. 2018).</summary>
    AMSGrad,

    /// <summary>Adam with the largest gradient in place of the mean square: u = max(β₂u, |g| + ε) (Kingma and Ba 2015, section 7.1); η = 0.002.</summary>
    Adamax,

    /// <summary>Adam with Nesterov's momentum, which warms up (Dozat 2016); <c>MomentumDecay</c> ψ = 0.004, η = 0.002.</summary>
    Nadam,

    /// <summary>Adam that leaves the mean square aside until it rests on enough gradients (Liu et al. 2020).</summary>
    RAdam,

    /// <summary>θ -= η·sign(β₁m + (1 - β₁)g); m = β₂m + (1 - β₂)g (Chen et al. 2023); β = (0.9, 0.99), η = 1e-4.</summary>
    Lion,
}
