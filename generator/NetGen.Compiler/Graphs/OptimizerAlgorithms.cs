using NetGen.Compiler.Declarations;
using static NetGen.Compiler.Graphs.Hyperparameters;

namespace NetGen.Compiler.Graphs;

/// <summary>What the graph knows of optimisers: their hyperparameters and the defaults of these, which are PyTorch's, Lion's its paper's.</summary>
internal static class OptimizerAlgorithms
{
    private const Hyperparameters Moments = Beta1 | Beta2 | Epsilon;

    /// <summary>The hyperparameters that an optimiser has, beside the learning rate and weight decay, which all have.</summary>
    public static Hyperparameters Hyperparameters(this OptimizerAlgorithm algorithm) => algorithm switch
    {
        OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov => Momentum,
        OptimizerAlgorithm.Adam or OptimizerAlgorithm.AdamW or OptimizerAlgorithm.AMSGrad or OptimizerAlgorithm.Adamax
            or OptimizerAlgorithm.RAdam => Moments,
        OptimizerAlgorithm.Nadam => Moments | MomentumDecay,
        OptimizerAlgorithm.AdaGrad => Epsilon,
        OptimizerAlgorithm.RMSProp => Rho | Epsilon | Centered | Momentum,
        OptimizerAlgorithm.AdaDelta => Rho | Epsilon,
        OptimizerAlgorithm.Lion => Beta1 | Beta2,
        OptimizerAlgorithm.LBFGS => HistorySize,
        _ => None,
    };

    public static bool Has(this OptimizerAlgorithm algorithm, Hyperparameters hyperparameter) =>
        (algorithm.Hyperparameters() & hyperparameter) != 0;

    /// <summary>Whether it divides the gradient of each parameter by the size of those before.</summary>
    public static bool RescalesGradient(this OptimizerAlgorithm algorithm) =>
        algorithm
        is not (OptimizerAlgorithm.SGD or OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov or OptimizerAlgorithm.PerceptronRule
            or OptimizerAlgorithm.LBFGS);

    public static double DefaultLearningRate(this OptimizerAlgorithm algorithm) => algorithm switch
    {
        OptimizerAlgorithm.AdaGrad or OptimizerAlgorithm.RMSProp => 0.01,
        OptimizerAlgorithm.AdaDelta or OptimizerAlgorithm.PerceptronRule or OptimizerAlgorithm.LBFGS => 1,
        OptimizerAlgorithm.Adamax or OptimizerAlgorithm.Nadam => 2e-3,
        OptimizerAlgorithm.Lion => 1e-4,
        _ => 1e-3,
    };

    public static double DefaultMomentum(this OptimizerAlgorithm algorithm) => algorithm == OptimizerAlgorithm.RMSProp ? 0 : 0.9;

    public static double DefaultBeta2(this OptimizerAlgorithm algorithm) => algorithm == OptimizerAlgorithm.Lion ? 0.99 : 0.999;

    public static double DefaultEpsilon(this OptimizerAlgorithm algorithm) => algorithm switch
    {
        OptimizerAlgorithm.AdaGrad => 1e-10,
        OptimizerAlgorithm.AdaDelta => 1e-6,
        _ => 1e-8,
    };

    public static double DefaultRho(this OptimizerAlgorithm algorithm) => algorithm switch
    {
        OptimizerAlgorithm.RMSProp => 0.99,
        OptimizerAlgorithm.AdaDelta => 0.9,
        _ => 0,
    };

    public static double DefaultMomentumDecay(this OptimizerAlgorithm algorithm) => algorithm == OptimizerAlgorithm.Nadam ? 4e-3 : 0;

    public static int DefaultHistorySize(this OptimizerAlgorithm algorithm) => algorithm == OptimizerAlgorithm.LBFGS ? 10 : 0;

    public static double DefaultWeightDecay(this OptimizerAlgorithm algorithm) => algorithm == OptimizerAlgorithm.AdamW ? 0.01 : 0;
}
