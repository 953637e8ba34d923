// The words a declaration is made of. One file, compiled into the runtime and into the compiler.
#if NETGEN_COMPILER
namespace NetGen.Compiler.Declarations;
#else
namespace NetGen;
#endif

/// <summary>Activation functions, applied element by element (softmax and its logarithm: row by row).</summary>
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

    /// <summary>x ≥ 0 ? 1 : 0. Its derivative is 0, so nothing before it trains, unless <c>StraightThrough</c> lends it that of the clipped identity, 1 for |x| &lt; 1 (Bengio et al. 2013), or the perceptron's rule trains it.</summary>
    Step,

    /// <summary>λ(x ≥ 0 ? x : α(eˣ - 1)) with λ = 1.0507… and α = 1.6733… (Klambauer et al. 2017); for LecunNormal.</summary>
    SELU,

    /// <summary>x·Φ(x) with Φ the normal distribution function (Hendrycks and Gimpel 2016).</summary>
    GELU,

    /// <summary>The approximation of GELU by ½x(1 + tanh(√(2/π)(x + 0.044715x³))).</summary>
    GELUTanh,

    /// <summary>x·sigmoid(x) (Elfwing et al. 2018; Swish).</summary>
    SiLU,

    /// <summary>log(1 + eˣ).</summary>
    Softplus,

    /// <summary>x·min(max(x + 3, 0), 6)/6 (Howard et al. 2019).</summary>
    HardSwish,

    /// <summary>x/(1 + |x|).</summary>
    Softsign,

    /// <summary>xᵢ - log Σ eˣʲ over the row, max-shifted: log-probabilities; as the last layer only.</summary>
    LogSoftmax,
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

    /// <summary>
    /// Rows or columns, whichever are fewer, at right angles to each other and of length <c>InitScale</c>, by default 1, or the √2 of
    /// <see cref="HeNormal"/> before a rectifier (Saxe et al. 2014).
    /// </summary>
    Orthogonal,
}

/// <summary>Losses, each averaged over the rows of a batch.</summary>
public enum LossFunction
{
    /// <summary>logsumexp(z) - z[label] on logits; a final softmax, or its logarithm, is fused into it.</summary>
    SoftmaxCrossEntropy,

    /// <summary>max(z, 0) - zt + log(1 + e^-|z|) on logits, averaged over outputs too; a final sigmoid is fused into it.</summary>
    BinaryCrossEntropy,

    /// <summary>(y - t)², averaged over rows and outputs (PyTorch's <c>mse_loss</c>).</summary>
    MeanSquaredError,

    /// <summary>|y - t|, averaged over rows and outputs (PyTorch's <c>l1_loss</c>); the gradient where they are equal is 0.</summary>
    MeanAbsoluteError,

    /// <summary>With d = y - t, ½d² where |d| ≤ δ and δ(|d| - ½δ) beyond, averaged over rows and outputs (Huber 1964, PyTorch's <c>huber_loss</c>); δ is 1 unless <c>Delta</c> says otherwise.</summary>
    Huber,

    /// <summary>max(0, 1 - ty) for targets t = ±1, averaged over rows and outputs (Keras).</summary>
    Hinge,
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

    /// <summary>
    /// w += η(t - y)x, b += η(t - y), averaged over the rows of a batch (Rosenblatt 1958; a batch of one row is his own rule); η = 1. For one Dense layer with
    /// <see cref="ActivationFunction.Step"/> behind it and <see cref="LossFunction.MeanAbsoluteError"/>, which for targets of 0 and 1 is the share of wrong units.
    /// </summary>
    PerceptronRule,

    /// <summary>
    /// θ -= ηHg, where H stands for the inverse of the second derivatives as the last steps tell it (Nocedal 1980); η = 1. For small networks whose batch is the
    /// whole data set: a step is one iteration (PyTorch's <c>max_iter=1</c>), without line search. <c>HistorySize</c> pairs of vectors are kept, 10 unless stated.
    /// </summary>
    LBFGS,
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

/// <summary>What a fitted layer makes of the inputs, by figures of the training set.</summary>
public enum PreprocessingMethod
{
    /// <summary>x - mean, feature by feature.</summary>
    ZeroCenter,

    /// <summary>(x - mean)/σ, feature by feature.</summary>
    Standardize,

    /// <summary>The range of each feature onto one and the same interval.</summary>
    MinMax,

    /// <summary>The first principal components.</summary>
    Pca,

    /// <summary>The first principal components, each divided by its standard deviation.</summary>
    Whiten,
}

/// <summary>
/// Random changes of training samples, in the order in which they are made. Those of geometry, up to <see cref="Elastic"/>, are put together and the pixels
/// moved once.
/// </summary>
public enum AugmentationMethod
{
    /// <summary>Mirrored left to right where the first figure is above 0, upside down where the second is, each with probability ½.</summary>
    Flip,

    /// <summary>Enlarged by a factor between the first figure and the second.</summary>
    Scale,

    /// <summary>Enlarged by factors between the first figure and the second, one along each axis.</summary>
    Stretch,

    /// <summary>Sheared along the rows by up to the first figure in degrees.</summary>
    Shear,

    /// <summary>Turned about the centre by up to the first figure in degrees.</summary>
    Rotate,

    /// <summary>Moved by up to the first figure in pixels along the rows, and by up to the second along the columns.</summary>
    Translate,

    /// <summary>Bent: points on a grid, the second figure in pixels apart, are displaced by normal numbers of the first figure's deviation in pixels.</summary>
    Elastic,

    /// <summary>Blurred by a Gaussian of a deviation of up to the first figure in pixels.</summary>
    Blur,

    /// <summary>Sharpened: up to the first figure times the difference to the mean of 3 × 3 pixels is added.</summary>
    Sharpen,

    /// <summary>
    /// Hue turned by up to the first figure in degrees, saturation multiplied by 1 plus or minus up to the second, lightness moved by up to the third.
    /// </summary>
    ColorJitter,

    /// <summary>A normal number of the first figure's deviation is added to every value.</summary>
    GaussianNoise,

    /// <summary>A square of the first figure's pixels a side becomes 0.</summary>
    Cutout,

    /// <summary>Mixed with another sample, targets too, in shares of Beta(α, α) with the first figure for α.</summary>
    MixUp,
}

/// <summary>How the learning rate goes over a run; each gives a factor of the rate that the trainer starts with.</summary>
public enum ScheduleForm
{
    /// <summary>1.</summary>
    ConstantRate,

    /// <summary>γ^⌊step/every⌋ (PyTorch's <c>StepLR</c>).</summary>
    StepDecay,

    /// <summary>γ^step (PyTorch's <c>ExponentialLR</c>).</summary>
    Exponential,

    /// <summary>1/(1 + decay·step) (Robbins and Monro 1951).</summary>
    InverseTime,

    /// <summary>From 1 in a straight line to the end of the run (PyTorch's <c>LinearLR</c>).</summary>
    Linear,

    /// <summary>Along half a cosine to the end of the run (Loshchilov and Hutter 2017, PyTorch's <c>CosineAnnealingLR</c>).</summary>
    Cosine,

    /// <summary>Cosines that start again (SGDR, Loshchilov and Hutter 2017, PyTorch's <c>CosineAnnealingWarmRestarts</c>).</summary>
    CosineRestarts,

    /// <summary>Up and down once (Smith and Topin 2018, PyTorch's <c>OneCycleLR</c>).</summary>
    OneCycle,
}
