namespace NetGen.Generator.Tests.Snapshots;

/// <summary>A dozen networks that between them use the whole vocabulary. Their emitted code is kept as snapshots.</summary>
internal static class SampleDeclarations
{
    private const string Blocks = """

            [Block] [Dense(64)] [Activation(ReLU)] [Dense(64)] internal class F { }
            [Block] [Dense(64, Bias = false)] [Activation(Tanh)] [Dropout(0.25)] internal class G { }
            [Block] [Residual<F>(Repeat = 2)] [Dense(32, Name = "Narrow")] internal class H { }
            [Block] [Dense(64, Bias = false)] [BatchNorm] [Activation(ReLU)] [Dense(64, Bias = false)] [BatchNorm] internal class N { }
            [Block] [LayerNorm] [Dense(64)] internal class L { }
            [Block] [Select("Image")] [Flatten] [Dense(32)] [Activation(ReLU)] internal class ImageTower { }
            [Block] [Select("Meta")] internal class MetaInput { }
            [Block] [Dense(10)] [Activation(Softmax)] internal class KindHead { }
            [Block] [Dense(16)] [Activation(Tanh)] [Dense(4)] internal class BoxHead { }

        """;

    /// <summary>Whether a sample has blocks, which attributes name by type arguments: that takes C# 11.</summary>
    public static bool HasBlocks(string name) => Sources[name].Contains('<');

    /// <summary>Written for C# 8, so that every language version can compile it.</summary>
    private static string Source(string name, string attributes) => $$"""
        using NetGen;
        using static NetGen.Dsl;

        namespace Demo
        {{{(attributes.Contains('<') ? Blocks : "")}}
            [Network]
            {{attributes.Replace("\n", "\n    ")}}
            public sealed partial class {{name}}
            {
            }
        }

        """;

    public static IReadOnlyDictionary<string, string> Sources { get; } = new Dictionary<string, string>
    {
        ["DigitNet"] = """
            [Dense(784, 200, Init = He)]
            [Activation(ReLU)]
            [Dropout(0.5)]
            [Dense(200, 10)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(Adam, LearningRate = 1e-3)]
            """,
        ["Xor"] = """
            [Dense(2, 5)]
            [Activation(Sigmoid)]
            [Dense(4)]
            [Activation(Sigmoid)]
            [Dense(1)]
            [Activation(Sigmoid)]
            [Loss(BinaryCrossEntropy)]
            [Optimizer(SGD, LearningRate = 0.1)]
            """,
        ["Preprocessed"] = """
            [Rotate(15)]
            [Translate(2, 1)]
            [Scale(0.9, 1.1)]
            [Flip]
            [MixUp(0.2)]
            [Input(5, 8)]
            [Standardize]
            [Flatten]
            [Whiten(20, Epsilon = 1e-4)]
            [Dropout(0.1)]
            [Dense(16)]
            [Activation(ReLU)]
            [Dense(4)]
            [Activation(Softmax)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(Adam)]
            """,
        ["Scaled"] = """
            [Input(20)]
            [MinMax(-1, 1, Name = "Range")]
            [Dense(16)]
            [Activation(Tanh)]
            [Dense(4)]
            """,
        ["Widened"] = """
            [Input(20)]
            [Standardize]
            [Pca(3)]
            [Dense(60)]
            [Activation(ReLU)]
            [Dense(4)]
            [Loss(MeanSquaredError)]
            """,
        ["Normalized"] = """
            [Input(20)]
            [BatchNorm(Momentum = 0.05, Name = "Scaler")]
            [Dense(33, Bias = false)]
            [BatchNorm]
            [Activation(ReLU)]
            [Dropout(0.25)]
            [Dense(16)]
            [LayerNorm(Epsilon = 1e-6)]
            [Activation(Tanh)]
            [RMSNorm]
            [Dense(10)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(Adam)]
            """,
        ["OneLayer"] = """
            [Dense(3, 1)]
            [Loss(MeanSquaredError)]
            """,
        ["InferenceOnly"] = """
            [Dense(64, 32)]
            [Activation(ReLU)]
            [Dense(10)]
            [Activation(Softmax)]
            """,
        ["LinearProbe"] = """
            [Input(12)]
            [Dense(5, Name = "Head", Bias = false)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(SGD, LearningRate = 0.5)]
            """,
        ["Regression"] = """
            [Dense(10, 33, Init = LecunNormal)]
            [Activation(Tanh)]
            [Dense(17, Bias = false)]
            [Activation(ELU, Alpha = 0.5)]
            [Dense(1, Name = "Price")]
            [Loss(MeanSquaredError)]
            [Optimizer(Nesterov, LearningRate = 0.05, Momentum = 0.95)]
            """,
        ["VisibleDropout"] = """
            [Input(20)]
            [Dropout(0.2)]
            [Dense(50)]
            [Activation(LeakyReLU, Alpha = 0.1)]
            [Dropout(Keep = 0.75)]
            [Dense(3)]
            [Activation(Softmax)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(Momentum, LearningRate = 0.01)]
            """,
        ["SoftmaxRegression"] = """
            [Dense(4, 3, Init = Zeros)]
            [Activation(Softmax)]
            [Loss(MeanSquaredError)]
            """,
        ["MultiLabel"] = """
            [Dense(8, 16, Init = Uniform, InitMin = -0.5, InitMax = 0.5)]
            [Activation(Tanh)]
            [Dense(5, Init = Normal, InitScale = 0.02)]
            [Activation(Sigmoid)]
            [Loss(BinaryCrossEntropy)]
            [Optimizer(Adam, LearningRate = 0.002, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-7)]
            """,
        ["ActivationFirst"] = """
            [Input(6)]
            [Activation(Tanh)]
            [Dense(6, Init = Constant, InitValue = 0.25)]
            [Activation(ReLU)]
            [Activation(Sigmoid)]
            [Dense(2, Init = TruncatedNormal, InitScale = 0.1)]
            [Loss(SoftmaxCrossEntropy)]
            """,
        ["Wide"] = """
            [Dense(256, 1024)]
            [Activation(ReLU)]
            [Dense(1024)]
            [Activation(ReLU)]
            [Dense(10)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(Adam)]
            """,
        ["Decay"] = """
            [Dense(8, 16)]
            [Activation(Tanh)]
            [Dense(3)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(AdamW, WeightDecay = 0.05)]
            """,
        ["Regularized"] = """
            [Dense(64, 40)]
            [Activation(ReLU)]
            [Dense(10)]
            [Loss(SoftmaxCrossEntropy, LabelSmoothing = 0.1)]
            [Optimizer(SGD, LearningRate = 0.1, WeightDecay = 1e-3)]
            [ElasticNet(1e-5, 1e-4)]
            [GradientClip(Value = 0.5)]
            [MaxNorm(3)]
            """,
        ["ClippedNorm"] = """
            [Dense(8, 16)]
            [Activation(Tanh)]
            [Dense(3)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(Momentum)]
            [L2(1e-4)]
            [GradientClip(Norm = 1)]
            [MaxNorm(4)]
            """,
        ["KeptInputs"] = """
            [Dense(12, 40, BiasInit = 0.01)]
            [Activation(GELU)]
            [Dropout(0.1)]
            [Dense(20)]
            [Activation(Step, StraightThrough = true)]
            [Dense(3)]
            [Activation(Softsign)]
            [Loss(MeanSquaredError)]
            """,
        ["Robust"] = """
            [Dense(6, 8)]
            [Activation(Softplus)]
            [Dense(2)]
            [Loss(Huber, Delta = 0.5)]
            [Optimizer(AdaGrad)]
            """,
        ["RmsProp"] = """
            [Dense(64, 40)]
            [Activation(ReLU)]
            [Dense(10)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(RMSProp, Centered = true, Momentum = 0.9)]
            """,
        ["LearnedSlopes"] = """
            [Dense(64, 40)]
            [PReLU]
            [Dense(24)]
            [PReLU(PerUnit = true, Alpha = 0.1, Name = "Bend")]
            [Dropout(0.1)]
            [Dense(3)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(AdamW)]
            """,
        ["SelfNormalizing"] = """
            [Dense(64, 40)]
            [Activation(SELU)]
            [AlphaDropout(0.1)]
            [Dense(3)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(SGD, LearningRate = 0.01)]
            """,
        ["Maxed"] = """
            [Maxout(64, 20, Pieces = 3)]
            [Dropout(0.2)]
            [Maxout(10)]
            [Activation(LogSoftmax)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(Momentum, LearningRate = 0.01)]
            """,
        ["Perceptron"] = """
            [Dense(64, 10, Init = Zeros)]
            [Activation(Step)]
            [Loss(MeanAbsoluteError)]
            [Optimizer(PerceptronRule)]
            """,
        ["Curvature"] = """
            [Dense(64, 30)]
            [Activation(Tanh)]
            [Dense(10)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(LBFGS, HistorySize = 5)]
            [L2(1e-4)]
            """,
        ["TinyWidths"] = """
            [Dense(1, 1, Init = GlorotNormal)]
            [Activation(Sigmoid)]
            [Dropout(0.25)]
            [Dense(17, Init = HeUniform)]
            [Activation(ReLU)]
            [Dense(1, Init = LecunUniform)]
            [Loss(BinaryCrossEntropy)]
            """,
        ["DeepMlp"] = """
            [Input(784, Scale = 0.1)]
            [Dense(64)]
            [Activation(ReLU)]
            [Residual<F>(Repeat = 54, After = ReLU)]
            [Dense(10)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(Adam)]
            """,
        ["DeepNormalized"] = """
            [Input(784, Scale = 0.1)]
            [Dense(64, Bias = false)]
            [BatchNorm]
            [Activation(ReLU)]
            [Residual<N>(Repeat = 54, After = ReLU)]
            [Branches<N, L>]
            [Dense(10)]
            [Loss(SoftmaxCrossEntropy)]
            [Optimizer(AdamW, LearningRate = 1e-3, WeightDecay = 1e-2)]
            [Schedule(Cosine, Warmup = 500, End = 0.01)]
            """,
        ["Sighting"] = """
            [Input(28, 28, Name = "Image", Scale = 0.1)]
            [Input(12, Name = "Meta")]
            [Branches<ImageTower, MetaInput>(Merge = Concat)]
            [Dense(64)]
            [Activation(ReLU)]
            [Head<KindHead>(SoftmaxCrossEntropy, Name = "Class", LabelSmoothing = 0.1)]
            [Head<BoxHead>(Huber, Weight = 0.5)]
            [Optimizer(Adam)]
            """,
        ["Autoencoder"] = """
            [Dense(64, 24, Name = "Encoder")]
            [Activation(Sigmoid)]
            [Dense(64, TiedTo = "Encoder")]
            [Activation(Sigmoid)]
            [Loss(MeanSquaredError)]
            [Optimizer(Adam)]
            """,
        ["Branched"] = """
            [Input(64)]
            [Branches<F, H>(Merge = Concat, After = Tanh)]
            [Residual<G>(Projection = true)]
            [MPoly2<F, G>(Repeat = 3)]
            [Branches<G, G>(Merge = Multiply)]
            [Poly2<F>(Name = "Shared")]
            [Dense(1)]
            [Loss(MeanSquaredError)]
            [Optimizer(Momentum)]
            """,
    }.ToDictionary(pair => pair.Key, pair => Source(pair.Key, pair.Value));
}
