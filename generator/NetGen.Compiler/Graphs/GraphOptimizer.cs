using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>The optimiser, with every hyperparameter settled.</summary>
/// <param name="Item">The index of its attribute; -1 where the default was taken.</param>
public sealed record GraphOptimizer(
    OptimizerAlgorithm Algorithm, double LearningRate, double Momentum, double Beta1, double Beta2, double Epsilon, int Item)
{
    public double Rho { get; init; }

    /// <summary>Of the perceptron's rule: the outputs over which the loss is averaged, which the rule does not do.</summary>
    public long Outputs { get; init; } = 1;

    public bool IsCentered { get; init; }

    public double MomentumDecay { get; init; }

    /// <summary>Of L-BFGS: the pairs that are kept.</summary>
    public int HistorySize { get; init; }

    /// <summary>λ of decoupled weight decay; 0 where there is none.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Whether biases decay too.</summary>
    public bool DecaysBiases { get; init; }

    /// <summary>What else makes the step.</summary>
    public GraphRegularization Regularization { get; init; } = GraphRegularization.None;

    /// <summary>Floats of state kept for each parameter.</summary>
    public int StatesPerParameter => Algorithm switch
    {
        OptimizerAlgorithm.SGD or OptimizerAlgorithm.PerceptronRule => 0,
        OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov or OptimizerAlgorithm.AdaGrad or OptimizerAlgorithm.Lion => 1,
        OptimizerAlgorithm.RMSProp => 1 + (IsCentered ? 1 : 0) + (Momentum > 0 ? 1 : 0),
        OptimizerAlgorithm.AMSGrad => 3,
        OptimizerAlgorithm.LBFGS => 3 + 2 * HistorySize,
        _ => 2,
    };

    /// <summary>Floats of state beside those of each parameter.</summary>
    public int StateFigures => Algorithm == OptimizerAlgorithm.LBFGS ? 5 + HistorySize : 0;

    /// <summary>Whether a step needs all gradients before it uses the first.</summary>
    public bool NeedsAllGradients => Algorithm == OptimizerAlgorithm.LBFGS || Regularization.ClipNorm > 0;

    /// <summary>What an attribute declares, or its absence: plain SGD.</summary>
    public static GraphOptimizer Of(OptimizerItem? item)
    {
        OptimizerAlgorithm algorithm = item?.Algorithm ?? OptimizerAlgorithm.SGD;
        return new GraphOptimizer(
            algorithm,
            item?.LearningRate ?? algorithm.DefaultLearningRate(),
            item?.Momentum ?? algorithm.DefaultMomentum(),
            item?.Beta1 ?? 0.9,
            item?.Beta2 ?? algorithm.DefaultBeta2(),
            item?.Epsilon ?? algorithm.DefaultEpsilon(),
            item?.Index ?? -1)
        {
            Rho = item?.Rho ?? algorithm.DefaultRho(),
            IsCentered = item?.Centered ?? false,
            MomentumDecay = item?.MomentumDecay ?? algorithm.DefaultMomentumDecay(),
            HistorySize = item?.HistorySize ?? algorithm.DefaultHistorySize(),
            // The curvature would be that of another function: L2 is the decay of L-BFGS.
            WeightDecay = algorithm == OptimizerAlgorithm.LBFGS ? 0 : item?.WeightDecay ?? algorithm.DefaultWeightDecay(),
            DecaysBiases = item?.DecayBiases ?? false,
        };
    }
}
