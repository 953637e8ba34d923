using NetGen.Numerics.Tests.Harness;

namespace NetGen.Numerics.Tests;

/// <summary>Networks so small that every parameter can be varied: each activation under each loss, each form of a network.</summary>
internal static class SmallNetworks
{
    private static readonly string[] s_activations =
    [
        "Sigmoid", "Tanh", "ReLU", "LeakyReLU", "LeakyReLU, Alpha = 0.25", "LeakyReLU, Alpha = 0",
        "ELU", "ELU, Alpha = 0.5", "ELU, Alpha = 0",
        "SELU", "GELU", "GELUTanh", "SiLU", "Softplus", "HardSwish", "Softsign",
    ];

    private static readonly (string Name, string Attributes)[] s_structures =
    [
        ("Absolute", "[Dense(3, 4)] [Activation(Tanh)] [Dense(2)] [Loss(MeanAbsoluteError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("Hinged", "[Dense(3, 4)] [Activation(Tanh)] [Dense(2)] [Loss(Hinge)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("Linear", "[Dense(3, 2)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("NoBias",
            "[Dense(3, 4, Bias = false)] [Activation(Tanh)] [Dense(2, Bias = false)] "
                + "[Loss(MeanSquaredError)] [Optimizer(Nesterov, LearningRate = 0.05)]"),
        ("Deep",
            "[Dense(3, 4)] [Activation(Tanh)] [Dense(3)] [Activation(Sigmoid)] [Dense(4)] [Activation(ELU)] [Dense(3)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)]"),
        ("Narrow", "[Dense(1, 1)] [Activation(Tanh)] [Dense(1)] [Loss(BinaryCrossEntropy)] [Optimizer(Adam)]"),
        ("FusedSoftmax",
            "[Dense(3, 4)] [Activation(Softmax)] [Loss(SoftmaxCrossEntropy)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("FusedSigmoid",
            "[Dense(3, 4)] [Activation(Sigmoid)] [Loss(BinaryCrossEntropy)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("UnfusedSoftmax",
            "[Dense(3, 4)] [Activation(Softmax)] [Loss(MeanSquaredError)] [Optimizer(Momentum, LearningRate = 0.1)]"),
        ("UnfusedSigmoid", "[Dense(3, 4)] [Activation(Sigmoid)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("TanhLast", "[Dense(3, 4)] [Activation(Tanh)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("ReLULast", "[Dense(3, 4)] [Activation(ReLU)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("TwoActivations",
            "[Input(3)] [Activation(Tanh)] [Activation(Sigmoid)] [Dense(4)] [Activation(ELU)] [Activation(Tanh)] [Dense(2)] "
                + "[Loss(MeanSquaredError)]"),
        ("Standardized", "[Input(3)] [Standardize] [Dense(4)] [Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("ImageInUnitInterval",
            "[Input(2, 3)] [MinMax] [Flatten] [Dense(4)] [Activation(Sigmoid)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [L2(0.1)]"),
        ("Projected", "[Input(5)] [Pca(3)] [Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("Whitened",
            "[Input(5)] [Standardize] [Whiten(4)] [Dropout(0.25)] [Dense(4, Bias = false)] [BatchNorm] [Activation(Tanh)] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)] [GradientClip(Norm = 0.5)]"),
        ("CentredResidual", "[Input(4)] [ZeroCenter] [Residual<Plain4>(Repeat = 2)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Momentum)]"),
        ("Curvature",
            "[Dense(3, 4)] [Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(LBFGS, LearningRate = 0.25, HistorySize = 3)] [L2(0.1)]"),
        ("CurvatureOfBlocks",
            "[Input(5)] [Standardize] [Dense(4)] [Residual<Batch4>(Repeat = 2)] [Poly2<Shared4>] [PReLU] [Dense(2)] "
                + "[Loss(MeanSquaredError)] [Optimizer(LBFGS, LearningRate = 0.25)] [L2(0.01)]"),
        ("Dropout",
            "[Dense(3, 6)] [Activation(Tanh)] [Dropout(0.5)] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("DropoutBeforeActivation",
            "[Dense(3, 6)] [Dropout(0.25)] [Activation(Sigmoid)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Momentum)]"),
        ("DropoutAfterELU",
            "[Dense(3, 6)] [Activation(ELU, Alpha = 2)] [Dropout(0.25)] [Dense(2)] "
                + "[Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("DropoutOnInput",
            "[Input(4)] [Dropout(Keep = 0.75)] [Dense(3)] [Activation(LeakyReLU)] [Dropout(0.125)] [Dense(2)] "
                + "[Loss(MeanSquaredError)] [Optimizer(Nesterov)]"),
        ("DropoutTwice",
            "[Dense(3, 6)] [Activation(Sigmoid)] [Dropout(0.25)] [Dropout(0.5)] [Dense(2)] "
                + "[Loss(BinaryCrossEntropy)] [Optimizer(Adam)]"),
        ("DropoutLast",
            "[Dense(3, 6)] [Activation(Tanh)] [Dropout(0.25)] "
                + "[Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("ResidualOnce", "[Dense(3, 4)] [Activation(Tanh)] [Residual<Plain4>] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("ResidualRepeated",
            "[Dense(3, 4)] [Residual<Plain4>(Repeat = 3, After = ELU)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)]"),
        ("ResidualFirst", "[Input(4)] [Residual<Plain4>(Repeat = 2)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("ResidualAlone", "[Input(4)] [Residual<Plain4>(Repeat = 2, After = Tanh)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("ResidualOfDropout", "[Dense(3, 4)] [Residual<DropoutAlone>(Repeat = 2)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Nesterov)]"),
        ("ResidualWithoutParameters",
            "[Dense(3, 4)] [Residual<TanhAlone>(Repeat = 2)] [Dropout(0.25)] [Activation(Sigmoid)] [Dense(2)] [Loss(MeanSquaredError)]"),
        ("ResidualActivationFirst",
            "[Dense(3, 4)] [Residual<ActivationFirst4>(Repeat = 3)] [Activation(Tanh)] [Dropout(0.25)] [Dense(2)] "
                + "[Loss(BinaryCrossEntropy)] [Optimizer(Adam)]"),
        ("ResidualWithDropout", "[Dense(3, 4)] [Residual<Dropout4>(Repeat = 3, After = Tanh)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("ResidualNested",
            "[Dense(3, 4)] [Activation(Tanh)] [Residual<Nested4>(Repeat = 2, After = ELU)] [Residual<Plain4>(Repeat = 2, Name = \"Tail\")] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Nesterov)]"),
        ("ResidualNestedTwice", "[Dense(3, 4)] [Residual<Deep4>(Repeat = 2)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("ResidualProjected", "[Dense(3, 4)] [Activation(Tanh)] [Residual<Five>(Projection = true, After = Tanh)] [Dense(2)] [Loss(MeanSquaredError)]"),
        ("ResidualProjectedFirst", "[Input(3)] [Residual<Five>(Projection = true)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("BranchesAdded",
            "[Dense(3, 4)] [Branches<Plain4, ActivationFirst4, Gate4>(Repeat = 2, After = Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("BranchesConcatenated",
            "[Dense(3, 4)] [Activation(Tanh)] [Branches<Three, Five, Three>(Merge = Concat)] [Branches<Three, Five>(Merge = Concat, After = Tanh)] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)]"),
        ("BranchesMultiplied",
            "[Input(3)] [Branches<Three, Three, Three>(Merge = Multiply)] [Branches<Three, TanhAlone>(Merge = Multiply, Repeat = 2, After = Tanh)] [Dense(2)] "
                + "[Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("PolyShared", "[Dense(3, 4)] [Poly2<Plain4>(Repeat = 2, After = Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("PolySharedDropout", "[Dense(3, 4)] [Poly2<Deep4>] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("PolySharedNested",
            "[Dense(3, 4)] [Poly2<Shared4>(Repeat = 2)] [Residual<Shared4>(Repeat = 2)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)]"),
        ("BlocksRegularised",
            "[Dense(3, 4)] [Residual<Nested4>(Repeat = 2)] [Poly2<Plain4>] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(AdamW, WeightDecay = 0.01)] "
                + "[ElasticNet(0.001, 0.01)] [MaxNorm(0.8)]"),
        ("BlocksClipped",
            "[Dense(3, 4)] [Residual<Plain4>(Repeat = 2)] [Poly2<Plain4>] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Momentum)] [L2(0.01)] "
                + "[GradientClip(Norm = 0.1)]"),
        ("PolyCascade", "[Dense(3, 4)] [MPoly2<Plain4, Gate4>(Repeat = 2, After = Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("PolyTwoWay", "[Dense(3, 4)] [TwoWay<Plain4, Plain4>(Repeat = 2)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Nesterov)]"),
        ("ResidualBatchNorm",
            "[Dense(3, 4)] [Activation(Tanh)] [Residual<Batch4>(Repeat = 3, After = Tanh)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)]"),
        ("ResidualBatchNormOnce", "[Dense(3, 4)] [Residual<Batch4>] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Nesterov)]"),
        ("ResidualPreActivation",
            "[Dense(3, 4)] [Residual<PreBatch4>(Repeat = 2)] [Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Momentum)]"),
        ("ResidualBatchNormFirst", "[Input(4)] [Residual<Batch4>(Repeat = 2)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("ResidualBatchNormNested",
            "[Dense(3, 4)] [Activation(Tanh)] [BatchNorm] [Residual<NestedBatch4>(Repeat = 2, After = Tanh)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] "
                + "[Optimizer(Momentum)] [L2(0.01)]"),
        ("ResidualBatchNormProjected",
            "[Dense(3, 4)] [Activation(Tanh)] [Residual<Batch5>(Projection = true, After = Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Momentum)]"),
        ("ResidualLayerNorm", "[Dense(3, 4)] [Residual<Layer4>(Repeat = 2)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)]"),
        ("BranchesNormalised",
            "[Dense(3, 4)] [Activation(Tanh)] [Branches<Batch4, Layer4>(Merge = Concat)] [Activation(Tanh)] [Dense(4)] [MPoly2<PreBatch4, Layer4>(Repeat = 2, After = Tanh)] "
                + "[Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Momentum)] [GradientClip(Norm = 0.5)]"),
        ("BatchNormAlone", "[Input(3)] [BatchNorm] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("BatchNormAfterDense",
            "[Dense(3, 5, Bias = false)] [BatchNorm] [Activation(Tanh)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)]"),
        ("BatchNormReLUDropout",
            "[Dense(3, 6, Bias = false)] [BatchNorm(Epsilon = 0.001, Momentum = 0.25)] [Activation(ReLU)] [Dropout(0.25)] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("BatchNormTwice",
            "[Dense(3, 6, Bias = false)] [BatchNorm] [Activation(Sigmoid)] [Dropout(0.25)] [Dense(4, Bias = false)] "
                + "[BatchNorm(Name = \"Second\")] [Activation(ELU)] [BatchNorm] [Dense(2)] [Loss(BinaryCrossEntropy)] [Optimizer(Nesterov, LearningRate = 0.01)]"),
        ("BatchNormLast", "[Dense(3, 4, Bias = false)] [BatchNorm] [Activation(Softmax)] [Loss(SoftmaxCrossEntropy)] [Optimizer(SGD)]"),
        ("BatchNormOnly", "[Input(5)] [BatchNorm] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("LayerNormFirst", "[Input(5)] [LayerNorm] [Dense(3)] [Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("LayerNormAfterDense",
            "[Dense(3, 6)] [LayerNorm(Epsilon = 0.001)] [Activation(ELU)] [Dropout(0.25)] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)]"),
        ("RMSNormAfterDense",
            "[Dense(3, 6)] [RMSNorm] [Dense(4)] [RMSNorm(Name = \"Second\")] [Activation(Sigmoid)] [Dense(2)] "
                + "[Loss(BinaryCrossEntropy)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("NormsTogether",
            "[Dense(3, 5, Bias = false)] [BatchNorm] [LayerNorm] [Activation(Tanh)] [RMSNorm] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("FrozenBelow",
            "[Dense(3, 5, Trainable = false)] [Activation(Tanh)] [Dense(4, RateFactor = 0)] [LayerNorm(Trainable = false)] [Dropout(0.25)] [Dense(3, RateFactor = 0.5)] "
                + "[Activation(ELU)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(AdamW, WeightDecay = 0.1)]"),
        ("FrozenBetween",
            "[Dense(3, 5, Bias = false)] [BatchNorm(Trainable = false)] [Activation(Tanh)] [Dropout(0.25)] [Dense(4, Trainable = false)] [BatchNorm] "
                + "[Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("FrozenBlocks",
            "[Dense(3, 4)] [Residual<Batch4>(Repeat = 2, Trainable = false)] [Residual<Layer4>(RateFactor = 0.5)] [Poly2<Shared4>(Trainable = false)] "
                + "[Residual<Five>(Projection = true, Trainable = false)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("TiedAutoencoder",
            "[Dense(6, 3)] [Activation(Sigmoid)] [Dense(6, TiedTo = \"Dense1\")] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("TiedDeep",
            "[Dense(5, 4, Name = \"Outer\")] [Activation(Tanh)] [Dropout(0.25)] [Dense(3)] [Activation(ReLU)] [Dense(4, TiedTo = \"Dense2\", Bias = false)] [Activation(ELU)] "
                + "[Dense(5, TiedTo = \"Outer\", BiasInit = 0.1)] [Activation(Sigmoid)] [Loss(BinaryCrossEntropy)] [Optimizer(AdamW, WeightDecay = 0.1)]"),
        ("TiedThrice",
            "[Dense(4, 17)] [Dense(17)] [Activation(Tanh)] [Dense(17, TiedTo = \"Dense2\")] [Activation(Sigmoid)] [Dense(17, TiedTo = \"Dense2\", Transposed = true)] "
                + "[Activation(Softplus)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)] [L2(0.01)] [MaxNorm(1.5)]"),
        ("TiedNormalised",
            "[Dense(6, 4, Bias = false)] [BatchNorm] [Activation(ReLU)] [Residual<Batch4>(Repeat = 2)] [Dense(6, TiedTo = \"Dense1\")] [LayerNorm] "
                + "[Loss(MeanSquaredError)] [Optimizer(Nesterov)] [GradientClip(Norm = 0.5)]"),
        ("TiedFrozen",
            "[Dense(6, 3, Trainable = false)] [Activation(Sigmoid)] [Dense(6, TiedTo = \"Dense1\")] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("TiedBiasFrozen",
            "[Dense(6, 3)] [Activation(Sigmoid)] [Dense(6, TiedTo = \"Dense1\", Trainable = false)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("TwoInputs",
            "[Input(2, 3, Name = \"Image\")] [Input(4, Name = \"Meta\")] [Branches<ImageTower, MetaTower>(Merge = Concat)] [Activation(Tanh)] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("InputsTogether", "[Input(2)] [Input(3)] [Dense(4)] [Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Momentum)]"),
        ("InputLate",
            "[Input(6, Name = \"Image\")] [Input(2, Name = \"Meta\")] [Branches<ImageTower, MetaAlone>(Merge = Concat)] [Dense(3)] [Activation(Sigmoid)] [Dense(1)] "
                + "[Activation(Sigmoid)] [Loss(BinaryCrossEntropy)] [Optimizer(Adam)]"),
        ("InputsNormalised",
            "[Input(2, Name = \"Meta\")] [Input(6, Name = \"Image\")] [Input(1, Name = \"Idle\")] [BatchNorm] [Branches<MetaAlone, ImageTower, MetaTower>(Merge = Concat)] [Dense(2)] "
                + "[Loss(MeanSquaredError)] [Optimizer(Momentum)]"),
        ("InputsNested",
            "[Input(2, Name = \"Meta\")] [Input(6, Name = \"Image\")] [Standardize] [Branches<MetaTwice, ImageTower>(Merge = Multiply, After = Tanh)] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Nesterov)]"),
        ("TwoHeads",
            "[Dense(3, 5)] [Activation(Tanh)] [Head<ClassHead>(SoftmaxCrossEntropy)] [Head<BoxHead>(Huber, Delta = 0.5, Weight = 0.5)] [Optimizer(Adam)]"),
        ("InputsAndHeads",
            "[Input(2, 3, Name = \"Image\")] [Input(4, Name = \"Meta\")] [Branches<ImageTower, MetaTower>(Merge = Concat)] [Activation(Tanh)] [Dense(4)] "
                + "[Head<FlagHead>(BinaryCrossEntropy, Weight = 2)] [Head<ClassHead>(SoftmaxCrossEntropy, LabelSmoothing = 0.1, Name = \"Kind\")] [Head<DeepHead>(MeanSquaredError)] "
                + "[Optimizer(Nesterov)] [L2(0.01)]"),
        ("HeadsNormalised",
            "[Dense(3, 4, Bias = false)] [BatchNorm] [Activation(Tanh)] [Residual<Batch4>] [Head<NormHead>(MeanSquaredError)] [Head<NormHead>(Huber, Weight = 0.25)] [Head<ClassHead>(SoftmaxCrossEntropy)] "
                + "[Optimizer(Momentum)] [GradientClip(Norm = 0.5)]"),
        ("OneHead", "[Dense(3, 4)] [Activation(Tanh)] [Head<BoxHead>(MeanSquaredError, Weight = 3)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("HeadsOfLittle", "[Dense(3, 4)] [Head<SigmoidHead>(BinaryCrossEntropy)] [Head<TanhAlone>(MeanSquaredError, Weight = 0.5)] [Optimizer(Adam)]"),
        ("HeadsFirst", "[Input(4, Name = \"Image\")] [Input(2, Name = \"Meta\")] [Head<ImageTower>(MeanSquaredError)] [Head<MetaTwice>(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("SelectedAlone",
            "[Input(2, Name = \"Meta\")] [Input(5, Name = \"Image\")] [LayerNorm] [Dropout(0.25)] [Select(\"Image\")] [Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(SGD)]"),
        ("PReLUShared", "[Dense(3, 5)] [PReLU] [Dense(4)] [PReLU(Alpha = 0.1)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("PReLUPerUnit",
            "[Dense(3, 6)] [PReLU(PerUnit = true)] [Dropout(0.25)] [Dense(2)] [PReLU(PerUnit = true, Alpha = -0.5, Name = \"Last\")] "
                + "[Loss(MeanSquaredError)] [Optimizer(Momentum)]"),
        ("PReLUFirst", "[Input(4)] [PReLU(PerUnit = true)] [Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("PReLUAlone", "[Input(5)] [PReLU] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("PReLUBehindFirst", "[Dense(3, 4)] [PReLU] [Loss(MeanSquaredError)] [Optimizer(Lion)]"),
        ("PReLURegularised",
            "[Dense(3, 5)] [PReLU(PerUnit = true)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(AdamW, WeightDecay = 0.1, DecayBiases = true)] "
                + "[ElasticNet(0.01, 0.1, Biases = true)] [MaxNorm(0.7)] [GradientClip(Value = 0.2)]"),
        ("PReLUClipped",
            "[Dense(3, 5, Bias = false)] [PReLU] [Dense(2, Bias = false)] [Loss(MeanSquaredError)] [Optimizer(Momentum)] [L2(0.1)] [GradientClip(Norm = 0.1)]"),
        ("PReLUInBlocks",
            "[Dense(3, 4)] [Residual<Slope4>(Repeat = 3)] [Branches<Slope4, BatchSlope4>(Merge = Concat)] [Dense(4)] [Poly2<Slope4>(Repeat = 2)] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("AlphaDropout",
            "[Dense(3, 8)] [Activation(SELU)] [AlphaDropout(0.25)] [Dense(6)] [Activation(Tanh)] [AlphaDropout(Keep = 0.5)] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("AlphaDropoutOnInput",
            "[Input(5)] [AlphaDropout(0.25)] [Dense(6)] [Activation(GELU)] [AlphaDropout(0.1)] [Dense(4)] [AlphaDropout(0.2)] [Activation(Sigmoid)] [Dense(2)] "
                + "[Loss(MeanSquaredError)] [Optimizer(Momentum)]"),
        ("AlphaDropoutBehindNorms",
            "[Dense(3, 6, Bias = false)] [BatchNorm] [Activation(SELU)] [AlphaDropout(0.25)] [Dense(6)] [LayerNorm] [AlphaDropout(0.125)] [PReLU] "
                + "[AlphaDropout(0.125)] [Residual<AlphaAlone>(Repeat = 2)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)]"),
        ("FusedLogSoftmax", "[Dense(3, 4)] [Activation(LogSoftmax)] [Loss(SoftmaxCrossEntropy, LabelSmoothing = 0.1)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("UnfusedLogSoftmax",
            "[Dense(3, 20)] [Activation(Tanh)] [Dense(17)] [Activation(LogSoftmax)] [Loss(MeanSquaredError)] [Optimizer(Momentum, LearningRate = 0.01)]"),
        ("Maxout", "[Maxout(3, 4)] [Maxout(5, Pieces = 3, Bias = false)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("MaxoutLast", "[Dense(3, 4)] [Activation(Tanh)] [Maxout(17, Pieces = 2, Name = \"Head\")] [Loss(MeanSquaredError)] [Optimizer(Momentum)]"),
        ("MaxoutBetween",
            "[Input(3)] [Maxout(6, Pieces = 5)] [Dropout(0.25)] [Dense(5, Bias = false)] [BatchNorm] [Maxout(4)] [Activation(Tanh)] [Dense(2)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)] [L2(0.01)] [MaxNorm(1)]"),
        ("MaxoutInBlocks",
            "[Dense(3, 4)] [Residual<Max4>(Repeat = 3)] [Poly2<Max4>] [Branches<Max4, Three>(Merge = Concat)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("LayerNormLast", "[Input(5)] [LayerNorm] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.1)]"),
        ("DropoutOfNothing", "[Dense(3, 5)] [Activation(Tanh)] [Dropout(0.0)] [Dense(2)] [Loss(MeanSquaredError)]"),
    ];

    public static (string Name, string Attributes)[] Declarations { get; } = [.. ActivationsUnderLosses(), .. s_structures];

    private static readonly Lazy<NetworkCompilation> s_compilation = new(() => NetworkCompilation.Compile(Declarations));

    public static EmittedNetwork Of(string name) => s_compilation.Value[name];

    private static IEnumerable<(string Name, string Attributes)> ActivationsUnderLosses()
    {
        foreach (string activation in s_activations)
        {
            foreach (string loss in new[] { "SoftmaxCrossEntropy", "BinaryCrossEntropy", "MeanSquaredError", "Huber, Delta = 0.5" })
            {
                string name = string.Concat(activation.Where(char.IsLetterOrDigit)) + "Under" + loss.Split(',')[0];
                string layers = $"[Dense(3, 4)] [Activation({activation})] [Dense(2)]";
                yield return (name, $"{layers} [Loss({loss})] [Optimizer(Adam, Epsilon = 0.001)]");
            }
        }
    }
}
