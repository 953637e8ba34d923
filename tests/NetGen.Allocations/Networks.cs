using static NetGen.Dsl;

namespace NetGen.Allocations;

// With the samples' networks these have every word of the vocabulary.

[Network]
[Input(33)]
[Dropout(Keep = 0.9)]
[Activation(Tanh)]
[Dense(17, Bias = false, Name = "Hidden")]
[Activation(ELU)]
[Dropout(0.1)]
[Dense(10)]
[Activation(Softmax)]
[Loss(MeanSquaredError)]
[Optimizer(Momentum)]
internal sealed partial class Unfused;

[Network]
[Dense(20, 40)]
[Activation(LeakyReLU, Alpha = 0.1)]
[Dense(3)]
[Loss(MeanSquaredError)]
[Optimizer(Nesterov)]
internal sealed partial class Regression;

[Network]
[Dense(20, 40)]
[Activation(Sigmoid)]
[Dense(5)]
[Loss(BinaryCrossEntropy)]
[Optimizer(SGD)]
internal sealed partial class ManyLabels;

[Network]
[Dense(20, 40, BiasInit = 0.01)]
[Activation(GELU)]
[Dense(30)]
[Activation(SiLU)]
[Dense(5)]
[Loss(SoftmaxCrossEntropy, LabelSmoothing = 0.1)]
[Optimizer(RMSProp, Centered = true, Momentum = 0.9, WeightDecay = 1e-3)]
[L1(1e-4)]
[MaxNorm(3)]
[GradientClip(Norm = 1)]
internal sealed partial class Regularized;

[Network]
[Dense(20, 40)]
[Activation(Tanh)]
[Dense(5)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(LBFGS, LearningRate = 0.5)]
[L2(1e-4)]
internal sealed partial class Curved;

[Network]
[Dense(20, 40)]
[Activation(Tanh)]
[Dense(5)]
[Activation(LogSoftmax)]
[Loss(MeanSquaredError)]
internal sealed partial class LogProbabilities;

[Network]
[Dense(20, 40)]
[Activation(ELU, Alpha = 0.5)]
[Dense(4)]
internal sealed partial class InferenceOnly;

[Network]
[Input(5, 6)]
[Translate(1)]
[Rotate(10)]
[Scale(0.9, 1.1)]
[Stretch(0.9, 1.1)]
[Shear(5)]
[Flip]
[Elastic(1, Spacing = 3)]
[Blur(1)]
[Sharpen(1)]
[GaussianNoise(0.1)]
[Cutout(2)]
[MixUp(0.2)]
[Standardize]
[Flatten]
[Whiten(20)]
[Dense(16)]
[Activation(ReLU)]
[Dense(4)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam)]
internal sealed partial class Preprocessed;

[Network]
[Input(3, 4, 5)]
[ColorJitter(Hue = 10, Saturation = 0.1, Lightness = 0.1)]
[Flatten]
[Dense(2)]
[Loss(SoftmaxCrossEntropy)]
internal sealed partial class Coloured;

[Network]
[Input(20)]
[MinMax(-1, 1)]
[Pca(6)]
[Dense(4)]
internal sealed partial class PreprocessedInference;

[Block]
[Dense(24)]
[Activation(ReLU)]
[Dropout(0.1)]
[Dense(20)]
internal sealed class Bottleneck;

[Block]
[Residual<Bottleneck>(Repeat = 2)]
[Dense(20)]
internal sealed class Nested;

[Network]
[Dense(20, 20)]
[Residual<Bottleneck>(Repeat = 5, After = ReLU)]
[Branches<Bottleneck, Nested>(Merge = Concat)]
[Residual<Bottleneck>(Projection = true)]
[Poly2<Nested>(Repeat = 2, After = Tanh)]
[Dense(4)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam)]
internal sealed partial class Composed;

[Network]
[Input(20)]
[BatchNorm]
[Dense(40, Bias = false)]
[BatchNorm(Epsilon = 1e-3, Momentum = 0.2)]
[Activation(ReLU)]
[Dropout(0.1)]
[Dense(30)]
[LayerNorm]
[Activation(Tanh)]
[RMSNorm]
[Dense(24)]
[PReLU]
[Dense(16)]
[PReLU(PerUnit = true)]
[Dense(16)]
[Activation(SELU)]
[AlphaDropout(0.1)]
[Maxout(12, Pieces = 3)]
[Dense(4)]
[Loss(MeanSquaredError)]
[Optimizer(Adam)]
internal sealed partial class Normalized;

[Block]
[Select("Image")]
[Flatten]
[Dense(24)]
[Activation(ReLU)]
internal sealed class ImageTower;

[Block]
[Select("Meta")]
internal sealed class MetaInput;

[Block]
[Dense(4)]
[Activation(Softmax)]
internal sealed class KindHead;

[Block]
[Dense(16)]
[Activation(Tanh)]
[Dense(2)]
internal sealed class BoxHead;

[Network]
[Input(5, 6, Name = "Image")]
[Input(3, Name = "Meta")]
[Branches<ImageTower, MetaInput>(Merge = Concat)]
[Dense(32)]
[BatchNorm]
[Activation(ReLU)]
[Head<KindHead>(SoftmaxCrossEntropy, Name = "Kind")]
[Head<BoxHead>(Huber, Name = "Box", Weight = 0.5)]
[Optimizer(Adam)]
internal sealed partial class Sighting;

[Network]
[Dense(20, 12, Name = "Encoder")]
[Activation(Sigmoid)]
[Dense(20, TiedTo = "Encoder")]
[Activation(Tanh)]
[Loss(MeanSquaredError)]
[Optimizer(Adam)]
internal sealed partial class Tied;

/// <summary>Layers so wide that threads share a single sample.</summary>
[Network]
[Dense(600, 500)]
[Activation(ReLU)]
[Dense(300)]
[Activation(Tanh)]
[Dense(5)]
internal sealed partial class Ranker;
